import { sql } from 'kysely'
import type { Document } from '#document/document.ts'
import { principalReference } from '#document/witness.ts'
import type { Kind } from '#holding/held.ts'
import type { HeldId } from '#value/identifier.ts'
import type { Found, Tombstone } from '../store.ts'
import { asKey } from './comparable.ts'
import { askOne, atOnce, type Program } from './program.ts'
import { from, given } from './query.ts'
import { AUDIENCE, visible } from './readable.ts'
import { parseHeld, type View } from './view.ts'

const columns = [
  'held.id',
  'held.audience',
  'held.once_public',
  'held.merged_into',
  'held.head',
  visible('held').as('visible'),
  sql<boolean>`exists (select 1 from link l where l.kind = held.kind and l.target = held.id)`.as('named'),
] as const
const BY_ID = from
  .selectFrom('held')
  .select(columns)
  .where('held.kind', '=', given<Kind>('kind'))
  .where('held.id_folded', '=', given('folded'))
  .compile()
const BY_ALIAS = from
  .selectFrom('alias')
  .innerJoin('held', 'held.rec', 'alias.held')
  .select(columns)
  .where('alias.kind', '=', given<Kind>('kind'))
  .where('alias.folded', '=', given('folded'))
  .compile()
const CONTENT = from.selectFrom('version').select('content').where('seq', '=', given<number>('seq')).compile()

// Mergers of mergers are followed; a circle of them is not.
const FURTHEST = 20

export function* find(view: View, kind: Kind, asked: string): Program<Found> {
  const { who } = view
  yield* atOnce()
  const named = (words: string) => ({ ...who, kind, folded: asKey(words.toLowerCase()) })
  let row = (yield* askOne(BY_ID, named(asked))) ?? (yield* askOne(BY_ALIAS, named(asked)))
  // Who stands in closed records alone leads nowhere: that would tell of them. The address of one that stands in none any more leads on.
  if (typeof row?.merged_into === 'string' && !row.visible && row.named) return { is: 'nowhere' }
  for (let n = 0; n < FURTHEST && typeof row?.merged_into === 'string'; n += 1) {
    const into = yield* askOne(BY_ID, named(row.merged_into))
    if (into === undefined) break
    row = into
  }
  if (row === undefined) return { is: 'nowhere' }
  const id = row.id as HeldId // an identifier when it was put
  if (row.visible) return { is: id === asked ? 'here' : 'moved', id }
  if (kind === 'document' && row.audience === AUDIENCE.withdrawn && row.once_public === 1) {
    const tombstone = tombstoneOf((yield* askOne(CONTENT, { seq: row.head }))?.content)
    if (tombstone !== undefined) return { is: 'withdrawn', tombstone }
  }
  return { is: 'nowhere' }
}

function tombstoneOf(content: string | undefined): Tombstone | undefined {
  if (content === undefined) return undefined
  const { id, title, access, witnesses }: Document = parseHeld('document', content)
  if (access.kind !== 'withdrawn') return undefined
  const reference = principalReference(witnesses ?? [])?.asGiven
  return { id, title, day: access.day, reason: access.reason, ...(reference === undefined ? {} : { reference }) }
}
