import { existsSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { Refusal } from '#value/refusal.ts'
import { sought } from '../index/seek.ts'
import { similarTo } from '../index/similar.ts'
import { Suggestions } from '../index/suggestions.ts'
import { whyFound } from '../index/why.ts'
import { searchWithin } from '../index/within.ts'
import { BEING_BUILT, type Clearance, NOTHING_FOUND, type Request, type Result } from '../search.ts'
import { isDamage, isMarkedDamaged, isWhole, markDamaged } from './damage.ts'
import { DAMAGED, unreadable } from './errors.ts'
import { currentIndex, otherIndexes } from './index-folder.ts'
import { IndexReader } from './index-reader.ts'
import type { Asked, Told } from './messages.ts'
import { type Meta, SCHEMA } from './schema.ts'
import { searchIndex } from './search-index.ts'
import { SeenIndex } from './seen-index.ts'

// One of the threads that search. It answers one message after another, and opens the file anew when another has taken its place.

const folder = String((workerData as { folder?: unknown }).folder)
let reader: IndexReader | undefined

function opened(path: string | undefined): IndexReader | undefined {
  if (path === undefined) return unnamed()
  if (reader?.path === path) return reader
  reader?.close()
  reader = undefined
  try {
    reader = new IndexReader(path)
  } catch (cause) {
    // Another index may have taken its place between the two looks.
    const now = currentIndex(folder)
    if (now === path) throw cause
    return opened(now)
  }
  return reader
}

/** Where no file is said to be in use: the one that was, as long as it is there. Whoever holds the lease names it again, or builds another. */
function unnamed(): IndexReader | undefined {
  if (reader !== undefined && existsSync(reader.path)) return reader
  if (reader !== undefined || otherIndexes(folder).length > 0) throw new Refusal('unavailable', BEING_BUILT)
  return undefined
}

const as = (index: IndexReader, { clearance }: { readonly clearance: Clearance }) => new SeenIndex(index, clearance)

/** Of an index that holds nothing yet nothing is found; where the first one is being built beside it, that is no answer. */
function searched(index: IndexReader, request: Omit<Request, 'signal'>, { cursor, generation }: Meta): Result {
  if (cursor === 0 && otherIndexes(folder).length > 0) throw new Refusal('unavailable', BEING_BUILT)
  return searchIndex(index, request, generation)
}

function answer(asked: Asked, path: string | undefined): unknown {
  const index = opened(path)
  switch (asked.is) {
    case 'search':
      return index?.reading((meta) => searched(index, asked.request, meta)) ?? NOTHING_FOUND
    case 'within':
      return index?.reading(() => searchWithin(as(index, asked.seeking), asked.document, asked.seeking)) ?? []
    case 'why':
      return index?.reading(() => whyFound(as(index, asked.seeking), asked.document, asked.seeking))
    case 'sought':
      return (
        index?.reading(() => sought(as(index, asked.seeking), asked.seeking).understood.query) ?? asked.seeking.query
      )
    case 'similar':
      return index?.reading(() => similarTo(as(index, asked), asked.document, asked.limit)) ?? []
    case 'suggest':
      return index?.reading(() => new Suggestions(as(index, asked)).for(asked.prefix, asked.limit)) ?? []
    case 'status': {
      const meta = index?.meta()
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

/** The index file that was asked last whether it is whole, and said that it is. */
let foundWhole: string | undefined

/** Whether an answer failed because the index is damaged. What fails in another way than SQLite's may come from damage too: then the file is read through, once. */
function isFromDamage(cause: unknown, path: string): boolean {
  if (isDamage(cause, path)) return true
  if (cause instanceof Refusal || cause instanceof Database.SqliteError) return false
  if (reader?.path !== path || foundWhole === path) return false
  if (!isWhole(reader.db)) return true
  foundWhole = path
  return false
}

function tell(asked: Asked): Told {
  const { n } = asked
  const damaged = () => ({ entries: 0, cursor: 0, schema: 'damaged', rebuilding: otherIndexes(folder).length > 0 })
  let path: string | undefined
  try {
    path = currentIndex(folder)
    // An index of which nothing is known is behind: whoever holds the lease then builds another.
    if (asked.is === 'status' && path !== undefined && isMarkedDamaged(path)) return { n, answer: damaged() }
    return { n, answer: answer(asked, path) }
  } catch (cause) {
    if (path !== undefined && isFromDamage(cause, path)) {
      markDamaged(path)
      return asked.is === 'status'
        ? { n, answer: damaged() }
        : { n, refusal: { code: 'unavailable', message: DAMAGED } }
    }
    if (cause instanceof Refusal) return { n, refusal: { code: cause.code, message: cause.message } }
    const refusal = unreadable(path ?? folder, cause)
    return refusal === undefined ? { n, error: cause } : { n, refusal }
  }
}
