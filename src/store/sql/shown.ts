import { sql } from 'kysely'
import type { Document } from '#document/document.ts'
import { ask, type Program, run, runRows } from './program.ts'
import { addRows, amongNumbers, from, given } from './query.ts'

const STANDING = from
  .selectFrom('shown')
  .select(['held', 'collection'])
  .where(amongNumbers('held', 'recs'))
  .where('until', '=', sql.lit(0))
  .compile()
const END = from
  .updateTable('shown')
  .set({ until: given<number>('seq') })
  .where('held', '=', given<number>('rec'))
  .where('until', '=', sql.lit(0))
  .compile()
const ADD = addRows('shown')

interface Shown {
  readonly document: Document
  readonly rec: number
  readonly seq: number
  /** Whether the version before could be read by all; undefined where there is none. */
  readonly wasOpen: boolean | undefined
}

const isOpen = ({ document }: Shown) => document.access.kind === 'public'

/** Notes what the public is shown of documents from these versions on: the version itself, or, where it closes the document, that there is no more of it. */
export function* show(documents: readonly Shown[]): Program<void> {
  const told = documents.filter((one) => isOpen(one) || one.wasOpen === true)
  const recs = told.filter((one) => !isOpen(one)).map(({ rec }) => rec)
  const standing = Map.groupBy(recs.length === 0 ? [] : yield* ask(STANDING, { recs }), ({ held }) => held)
  for (const { rec, seq, wasOpen } of told) if (wasOpen !== undefined) yield* run(END, { rec, seq })
  const rows = told.flatMap((one) => {
    const { document, rec: held, seq } = one
    const within = isOpen(one)
      ? ['', ...(document.collections ?? []).map(({ collection }) => collection)]
      : (standing.get(held) ?? []).map(({ collection }) => collection)
    return [...new Set(within)].map((collection) => ({ collection, until: 0, seq, held }))
  })
  yield* runRows(ADD, rows)
}
