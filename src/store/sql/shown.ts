import { sql } from 'kysely'
import type { Document } from '#document/document.ts'
import { ask, type Program, run } from './program.ts'
import { addRows, from, given } from './query.ts'

const REC = given<number>('rec')
const SEQ = given<number>('seq')
const STANDING = from
  .selectFrom('shown')
  .select('collection')
  .where('held', '=', REC)
  .where('until', '=', sql.lit(0))
  .compile()
const END = from
  .updateTable('shown')
  .set({ until: SEQ })
  .where('held', '=', REC)
  .where('until', '=', sql.lit(0))
  .compile()
const ADD = addRows('shown', 'collection', 'seq', 'held')

/** Notes what the public is shown of a document from this version on: the version itself, or, where it closes the document, that there is no more of it. */
export function* show(
  { access, collections = [] }: Document,
  { rec, seq, wasOpen }: { readonly rec: number; readonly seq: number; readonly wasOpen: boolean },
): Program<void> {
  const isOpen = access.kind === 'public'
  if (!isOpen && !wasOpen) return
  const within = isOpen
    ? ['', ...collections.map(({ collection }) => collection)]
    : (yield* ask(STANDING, { rec })).map(({ collection }) => collection)
  yield* run(END, { rec, seq })
  yield* run(ADD, { rows: [...new Set(within)].map((collection) => ({ collection, seq, held: rec })) })
}
