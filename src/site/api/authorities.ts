import { z } from 'zod'
import { publicSchemas } from '#formats/jsonl/public-schema.ts'
import { identifier } from '#value/identifier.ts'
import { cut, cutOf, type Operation, operation, sliceOf } from './operation.ts'

const KINDS = [
  ['agent', 'agents', 'people, corporate bodies, families, offices'],
  ['place', 'places', 'places'],
  ['subject', 'subjects', 'subjects'],
  ['collection', 'collections', 'collections'],
] as const

/** Lists and single ones of the four kinds of authorities. */
export const AUTHORITIES: readonly Operation[] = KINDS.flatMap(([kind, path, words]) => [
  operation({
    id: `list${capital(path)}`,
    path: `/${path}`,
    summary: `Every one of the ${words}, by identifier.`,
    of: 'authorities',
    parameters: z.object(cut),
    answer: sliceOf(publicSchemas[kind]),
    async run({ records }, asked) {
      const { items, next } = await records.list(kind, cutOf(asked))
      return { items: items.map(plain), ...(next === undefined ? {} : { next }) }
    },
  }),
  operation({
    id: `get${capital(kind)}`,
    path: `/${path}/{id}`,
    summary: `One of the ${words}.`,
    of: 'authorities',
    parameters: z.object({ id: z.string().max(64) }),
    answer: publicSchemas[kind],
    async run({ records }, { id }) {
      const found = identifier(id) === undefined ? undefined : (await records.get(kind, [id])).get(id)
      return found?.id === id ? plain(found) : undefined
    },
  }),
])

function capital(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`
}

// What is held of these kinds is shown whole: the schema of the one is that of the other.
const plain = (held: object) => held as never
