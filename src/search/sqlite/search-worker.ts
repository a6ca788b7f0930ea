import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { Refusal } from '#value/refusal.ts'
import { currentIndex, otherIndexes } from './index-folder.ts'
import { IndexReader } from './index-reader.ts'
import type { Asked, Told } from './messages.ts'
import { SCHEMA } from './schema.ts'
import { searchIndex, searchWithin } from './search-index.ts'

// One of the threads that search. It answers one message after another, and opens the file anew when another has taken its place.

const folder = String((workerData as { folder?: unknown }).folder)
let reader: IndexReader | undefined

function current(): IndexReader | undefined {
  const path = currentIndex(folder)
  if (reader?.path === path) return reader
  reader?.close()
  reader = undefined
  if (path === undefined) return undefined
  try {
    reader = new IndexReader(path)
  } catch (cause) {
    // Another index may have taken its place between the two looks.
    if (currentIndex(folder) === path) throw cause
    return current()
  }
  return reader
}

const NOTHING = {
  total: { value: 0, relation: 'exact' },
  hits: [],
  facets: {},
  ranking: 'constant',
  generation: 0,
  done: [],
  missing: [],
} as const

function answer(asked: Asked): unknown {
  const index = current()
  switch (asked.is) {
    case 'search':
      return index?.reading(({ generation }) => searchIndex(index, asked.request, generation)) ?? NOTHING
    case 'within':
      return index?.reading(() => searchWithin(index, asked.document, asked.query, asked.clearance)) ?? []
    case 'suggest':
      return index?.reading(() => index.agents(asked.clearance).suggest(asked.prefix, asked.limit)) ?? []
    case 'status': {
      const meta = index?.reading((read) => read)
      return {
        entries: meta?.entries ?? 0,
        cursor: meta?.cursor ?? 0,
        schema: meta?.schema ?? SCHEMA,
        rebuilding: otherIndexes(folder).length > 0,
      }
    }
  }
}

parentPort?.on('message', (asked: Asked) => {
  const told: Told = tell(asked)
  parentPort?.postMessage(told)
})

/** The file is no index, or its pages are damaged (sqlite.org/rescode.html): it is disposable, and is built anew from the store. */
const isDamage = (cause: unknown) =>
  cause instanceof Database.SqliteError && /^SQLITE_(?:NOTADB|CORRUPT|CANTOPEN)/u.test(cause.code)

const DAMAGED = 'The search index is damaged. "chancery reindex" builds it anew; no record is lost.'

function tell(asked: Asked): Told {
  try {
    return { n: asked.n, answer: answer(asked) }
  } catch (cause) {
    // An index of which nothing is known is behind: whoever holds the lease then opens it, and lays out another.
    if (isDamage(cause) && asked.is === 'status')
      return { n: asked.n, answer: { entries: 0, cursor: 0, schema: 'damaged', rebuilding: false } }
    if (isDamage(cause)) return { n: asked.n, refusal: { code: 'unavailable', message: DAMAGED } }
    return cause instanceof Refusal
      ? { n: asked.n, refusal: { code: cause.code, message: cause.message } }
      : { n: asked.n, error: cause }
  }
}
