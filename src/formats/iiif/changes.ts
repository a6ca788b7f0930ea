import { address } from '#value/address.ts'
import type { DocumentId } from '#value/identifier.ts'
import { inEnglish } from './language-map.ts'
import { DISCOVERY, type Json } from './reference.ts'

/** What last happened to a record, as far as the public was told of it. */
export interface RecordChange {
  readonly id: DocumentId
  readonly at: Date
  /** It is not public any more. */
  readonly deleted: boolean
  /** Nothing was told of it before. */
  readonly first: boolean
}

const list = (base: string) => ({ id: `${base}${address.iiifChanges}`, type: 'OrderedCollection' })
const page = (base: string, number: number) => ({
  id: `${base}${address.iiifChangesPage(number)}`,
  type: 'OrderedCollectionPage',
})

/** The entry to the list of changes (Change Discovery 1.0, 3.1), by the numbers of its first and last page. */
export const toChanges = (
  base: string,
  { first, last, total }: { readonly first: number; readonly last: number; readonly total: number },
): Json => ({
  '@context': DISCOVERY,
  ...list(base),
  totalItems: total,
  first: page(base, first),
  last: page(base, last),
})

/** One page of it (3.2), the oldest change first. */
export const toChangesPage = (
  base: string,
  number: number,
  {
    changes,
    previous,
    next,
  }: { readonly changes: readonly RecordChange[]; readonly previous?: number; readonly next?: number },
): Json => ({
  '@context': DISCOVERY,
  ...page(base, number),
  partOf: list(base),
  ...(previous === undefined ? {} : { prev: page(base, previous) }),
  ...(next === undefined ? {} : { next: page(base, next) }),
  orderedItems: changes.toSorted((a, b) => a.at.getTime() - b.at.getTime()).map((change) => toActivity(change, base)),
})

/** Of what happened to a record the last alone is told (2.1.3). When it began nobody knows; `endTime` is when it was done. */
function toActivity({ id, at, deleted, first }: RecordChange, base: string): Json {
  const object = { id: `${base}${address.manifest(id)}`, type: 'Manifest' }
  const seeAlso = {
    id: `${base}${address.document(id)}.json`,
    type: 'Dataset',
    label: inEnglish('The record, JSON'),
    format: 'application/json',
  }
  return {
    type: deleted ? 'Delete' : first ? 'Create' : 'Update',
    object: deleted ? object : { ...object, seeAlso: [seeAlso] },
    endTime: at.toISOString(),
  }
}
