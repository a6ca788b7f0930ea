import type { Document } from '#document/document.ts'
import { misquotedBy, namedBy } from '#document/misquoted.ts'
import { documentsIn, misquotedIn } from '#exchange/evidence.ts'
import { documentsOf } from '#holding/documents-of.ts'
import type { Indexing } from '#search/search.ts'
import type { Files } from '#store/files/files.ts'
import { type Fault, type Store, THE_EDITORS } from '#store/store.ts'
import { Refusal } from '#value/refusal.ts'

type Indexed = Pick<Indexing, 'whole' | 'entries' | 'close'>

/**
 * Everything that is wrong: inside the database, in the files and their checksums, between the two, and between the index and the store. Of files or an index that
 * cannot be reached it tells that, and looks at all else.
 */
export async function* checkArchive(
  store: Store,
  files: Files,
  openIndexing: (() => Promise<Indexed>) | undefined,
): AsyncIterable<Fault> {
  yield* store.check()
  const areFilesThere = yield* checkFiles(files)
  const index = openIndexing && (await entriesOf(openIndexing))
  if (typeof index === 'string') yield { where: 'index', message: index }
  const entries = typeof index === 'string' ? undefined : index
  yield* checkDocuments(store, areFilesThere ? files : undefined, entries)
  yield* checkExchanges(store)
  for (const id of entries?.keys() ?? [])
    yield {
      where: `index: ${id}`,
      message: 'is in the index, and no document of the store that may be found. "chancery reindex" mends it',
    }
}

async function* checkFiles(files: Files): AsyncGenerator<Fault, boolean> {
  try {
    yield* files.check()
    return true
  } catch (cause) {
    yield { where: 'files', message: unreached(cause) }
    return false
  }
}

/** What is said of what cannot be reached just now; anything else rises. */
function unreached(cause: unknown): string {
  if (!(cause instanceof Refusal) || cause.code !== 'unavailable') throw cause
  return `could not be looked at, or not to the end. ${cause.message}`
}

/** The documents that an index holds, with their stamps; or what is the matter with it as a whole. */
async function entriesOf(open: () => Promise<Indexed>): Promise<Map<string, number> | string> {
  let indexing: Indexed | undefined
  try {
    indexing = await open()
    if (!(await indexing.whole())) return 'is damaged. The server, or the next search, builds it anew'
    const stamps = new Map<string, number>()
    for await (const { id, stamp } of indexing.entries()) stamps.set(id, stamp)
    return stamps
  } catch (cause) {
    return unreached(cause)
  } finally {
    await indexing?.close()
  }
}

const BATCH = 200

/** Each document: is its original kept, and does the index hold it as it stands? What it finds in the index it takes out of `index`. */
async function* checkDocuments(
  store: Store,
  files: Files | undefined,
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
      if (original !== undefined && files !== undefined) {
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
