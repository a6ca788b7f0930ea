import { doubtedEdtf } from '#document/dated.ts'
import { principalDate } from '#document/document.ts'
import type { Described } from '#holding/described.ts'
import { type Named, partiesOf } from '#holding/parties.ts'
import { address } from '#value/address.ts'

/** The columns of a table of documents. */
export const COLUMNS = [
  'number',
  'title',
  'date',
  'date as written',
  'from',
  'to',
  'via',
  'kind',
  'languages',
  'held',
  'references',
  'address',
] as const

const namesOf = (all: readonly Named[]): string => all.map(({ name }) => name).join('; ')

/** A document as a row of them. */
export function cellsOf(described: Described, base: string): string[] {
  const { document } = described
  const date = principalDate(document)
  const { from, to, via } = partiesOf(described)
  return [
    document.id,
    document.title,
    (date === undefined ? undefined : doubtedEdtf(date)) ?? '',
    date?.asWritten ?? '',
    namesOf(from),
    namesOf(to),
    namesOf(via),
    document.genre ?? '',
    (document.languages ?? []).join('; '),
    document.held,
    (document.witnesses ?? []).flatMap((witness) => witness.references.map(({ asGiven }) => asGiven)).join('; '),
    `${base}${address.document(document.id)}`,
  ]
}
