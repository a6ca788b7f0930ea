import type { Document } from '#document/document.ts'
import { misquotedBy, namedBy } from '#document/misquoted.ts'
import { documentsIn, misquotedIn } from '#exchange/evidence.ts'
import { documentsOf } from '#holding/documents-of.ts'
import type { Indexing } from '#search/search.ts'
import type { Files } from '#store/files/files.ts'
import { type Fault, type Store, THE_EDITORS } from '#store/store.ts'

/** Everything that is wrong: inside the database, in the files and their checksums, between the two, and between the index and the store. */
export async function* checkArchive(
  store: Store,
  files: Files,
  indexing: Pick<Indexing, 'whole' | 'entries' | 'close'> | undefined,
): AsyncIterable<Fault> {
  yield* store.check()
  yield* files.check()
  const index = indexing && (await entriesOf(indexing))
  if (index === 'damaged')
    yield { where: 'index', message: 'is damaged. The server, or the next search, builds it anew' }
  const sound = index === 'damaged' ? undefined : index
  yield* checkDocuments(store, files, sound)
  yield* checkExchanges(store)
  for (const id of sound?.keys() ?? [])
    yield {
      where: `index: ${id}`,
      message: 'is in the index, and no document of the store that may be found. "chancery reindex" mends it',
    }
}

async function entriesOf(
  indexing: Pick<Indexing, 'whole' | 'entries' | 'close'>,
): Promise<Map<string, number> | 'damaged'> {
  try {
    if (!(await indexing.whole())) return 'damaged'
    const stamps = new Map<string, number>()
    for await (const { id, stamp } of indexing.entries()) stamps.set(id, stamp)
    return stamps
  } finally {
    await indexing.close()
  }
}

const BATCH = 200

/** Each document: is its original kept, and does the index hold it as it stands? What it finds in the index it takes out of `index`. */
async function* checkDocuments(
  store: Store,
  files: Files,
  index: Map<string, number> | undefined,
): AsyncIterable<Fault> {
  const records = store.as(THE_EDITORS)
  const kept = new Map<string, boolean>()
  let after: string | undefined
  do {
    const { items, next } = await records.list('document', { limit: BATCH, ...(after === undefined ? {} : { after }) })
    for (const { document, indexStamp } of await records.describe(items.map(({ id }) => id))) {
      const original = document.origin?.file
      yield* misquotedOf(document, await documentsOf(records, namedBy(document)))
      if (original !== undefined) {
        const isKept = kept.get(original) ?? (await files.has(original))
        kept.set(original, isKept)
        if (!isKept) yield { where: `document ${document.id}`, message: `its original file ${original} is not kept` }
      }
      if (index === undefined) continue
      const stamp = index.get(document.id)
      index.delete(document.id)
      const wanted = document.access.kind !== 'withdrawn'
      if (wanted && stamp !== indexStamp)
        yield {
          where: `index: ${document.id}`,
          message: `${stamp === undefined ? 'is not in the index' : 'stands in the index as it was before'}. "chancery reindex" mends it`,
        }
      if (!wanted && stamp !== undefined)
        yield {
          where: `index: ${document.id}`,
          message: 'is withdrawn and still in the index. "chancery reindex" mends it',
        }
    }
    after = next
  } while (after !== undefined)
}

/** What each exchange quotes, in the documents as they are. */
async function* checkExchanges(store: Store): AsyncIterable<Fault> {
  const records = store.as(THE_EDITORS)
  let after: string | undefined
  do {
    const { items, next } = await records.list('exchange', { limit: 20, ...(after === undefined ? {} : { after }) })
    for (const exchange of items) {
      const held = await documentsOf(records, documentsIn(exchange))
      for (const { where, message } of misquotedIn(exchange, held, true))
        yield { where: `exchange ${exchange.id}, ${where}`, message, isUnresolved: true }
    }
    after = next
  } while (after !== undefined)
}

function* misquotedOf(document: Document, held: ReadonlyMap<string, Document>): Iterable<Fault> {
  for (const { where, message } of misquotedBy(document, held))
    yield { where: `document ${document.id}, ${where}`, message, isUnresolved: true }
}
