import type { Held, Kind } from '#holding/held.ts'
import { ask, type Program } from './program.ts'
import { from, given } from './query.ts'
import { parseHeld } from './view.ts'

const SLICE = from
  .selectFrom('held')
  .innerJoin('version', 'version.seq', 'held.head')
  .select(['held.rec', 'held.kind', 'held.id', 'held.title', 'held.head', 'held.once_public', 'version.content'])
  .where('held.rec', '>', given<number>('after'))
  .orderBy('held.rec')
  .limit(200)
  .compile()

export interface HeadRead {
  readonly rec: number
  readonly kind: Kind
  readonly id: string
  readonly title: string
  readonly head: number
  readonly once_public: number
  readonly held: Held
}

export interface HeadBroken extends Omit<HeadRead, 'held'> {
  readonly cause: unknown
}

/** Some of the records as they stand, in the order of coming; none at the end. Those whose content cannot be read are told apart. */
export function* headsAfter(rec: number): Program<readonly (HeadRead | HeadBroken)[]> {
  const rows = yield* ask(SLICE, { after: rec })
  return rows.map(({ content, ...row }) => {
    try {
      return { ...row, held: parseHeld(row.kind, content) }
    } catch (cause) {
      return { ...row, cause }
    }
  })
}
