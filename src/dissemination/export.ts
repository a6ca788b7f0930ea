import type { Publisher } from '#formats/csl/item.ts'
import type { ListForm } from '#formats/lists/list-form.ts'
import { writeTei } from '#formats/tei/write.ts'
import type { Described } from '#holding/described.ts'
import type { Held, Kind } from '#holding/held.ts'
import type { Request, Result } from '#search/search.ts'
import type { Cut, Reading, Slice } from '#store/store.ts'
import { identifier } from '#value/identifier.ts'

/** Authorities first, so that what is read back finds what it names. */
const ORDER: readonly Kind[] = ['agent', 'place', 'subject', 'collection', 'document', 'exchange']

/** So many are read at a time: memory does not grow with the archive. */
const BATCH = 200

/** The items of all slices of a list, slice by slice. */
async function* slicesOf<T>(list: (cut: Cut) => Promise<Slice<T>>): AsyncGenerator<readonly T[]> {
  let after: string | undefined
  do {
    const slice = await list({ limit: BATCH, ...(after === undefined ? {} : { after }) })
    yield slice.items
    after = slice.next
  } while (after !== undefined)
}

/** Everything that this reader may read, in slices. */
export async function* recordSlices(records: Reading): AsyncGenerator<readonly Held[]> {
  for (const kind of ORDER) yield* slicesOf<Held>((cut) => records.list(kind, cut))
}

/** Every document that this reader may read, by its number, in slices. */
export function documentSlices(records: Reading): AsyncGenerator<readonly Described[]> {
  return slicesOf((cut) => records.describeAll(cut))
}

/** The whole archive in its own form, a record a line; with `writeJsonl` reading it again gives every record back unchanged. */
export async function* exportJsonl(records: Reading, write: (held: Held) => string): AsyncGenerator<string> {
  for await (const slice of recordSlices(records)) yield slice.map(write).join('')
}

/** Every document that this reader may read, by its number. */
export async function* allDocuments(records: Reading): AsyncGenerator<Described> {
  for await (const slice of documentSlices(records)) yield* slice
}

/** Searching as the reader of the records searches. */
type Search = (request: Omit<Request, 'clearance'>) => Promise<Result>

/** Every document that a question finds, by its day. */
export async function* documentsFound(
  records: Reading,
  search: Search,
  asked: Pick<Request, 'query' | 'filters' | 'years' | 'days'>,
): AsyncGenerator<Described> {
  let after: string | undefined
  do {
    const found = await search({ ...asked, sort: 'date', size: BATCH, ...(after === undefined ? {} : { after }) })
    yield* await records.describe(found.hits.flatMap(({ id }) => identifier<never>(id) ?? []))
    after = found.after
  } while (after !== undefined)
}

/** Documents in one of the forms of lists, piece by piece. */
export async function* exportList(
  documents: AsyncIterable<Described>,
  form: ListForm,
  publisher: Publisher,
): AsyncGenerator<string> {
  if (form.head !== '') yield form.head
  let isFirst = true
  for await (const described of documents) {
    yield form.record(described, publisher, isFirst)
    isFirst = false
  }
  if (form.foot !== '') yield form.foot
}

/** Documents as TEI P5, a file each. */
export async function* exportTei(
  documents: AsyncIterable<Described>,
  publisher: Publisher,
): AsyncGenerator<{ readonly id: string; readonly xml: string }> {
  for await (const described of documents) yield { id: described.document.id, xml: writeTei(described, publisher) }
}
