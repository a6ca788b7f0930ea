import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { NEUTRAL, STEMMED } from '../analysis/stem.ts'
import { markerOf } from '../marks.ts'
import { OPERATORS, type Query } from '../query.ts'
import {
  type Capabilities,
  FACETS,
  type Reason,
  type Result,
  type Searching,
  type Similar,
  type Snippet,
  SORTS,
  type Suggestion,
} from '../search.ts'
import { marksIn } from '../snippets.ts'
import { CursorReader } from './cursor-reader.ts'
import { WorkerPool } from './worker-pool.ts'

const CAPABILITIES: Capabilities = {
  engine: 'SQLite FTS5',
  operators: OPERATORS,
  stemming: STEMMED,
  facets: FACETS,
  sorts: SORTS,
  suggest: true,
  similar: true,
  within: true,
  notYet: [
    'Near spellings (word~) begin with the same letter, and are at most thirty.',
    'Of misspelt names those are suggested that begin with the same letter, or with another where the rest is right.',
    'Among very many hits only the likeliest are ranked.',
  ],
}

/** Beside this file as source; in `dist/` beside the program's one file. */
const worker = () =>
  new URL(import.meta.url.endsWith('.ts') ? './search-worker.ts' : './search-worker.js', import.meta.url)

/** What a thread has not yet looked through for what is done with (MB): with more it is as fast, and holds 50 MB more. */
const MOST_NEW = 12

/** Searches the index in a folder in threads of their own. The folder need not exist yet: then nothing is found. */
export function openSqliteSearching({
  folder,
  workers,
}: {
  readonly folder: string
  readonly workers?: number
}): Searching {
  const most = Math.max(1, workers ?? Math.min(4, availableParallelism()))
  const start = () =>
    new Worker(worker(), { workerData: { folder }, resourceLimits: { maxYoungGenerationSizeMb: MOST_NEW } })
  const pool = new WorkerPool(start, most)
  const cursor = new CursorReader(folder)
  const status = async () => (await pool.ask({ is: 'status' })) as Awaited<ReturnType<Searching['status']>>
  return {
    capabilities: CAPABILITIES,
    // What our own threads tell has the shape that they were asked for.
    search: async ({ signal, ...request }) => (await pool.ask({ is: 'search', request }, signal)) as Result,
    within: async (document, query, clearance, exact = false) =>
      (await pool.ask({ is: 'within', document, seeking: { query, clearance, exact } })) as readonly Snippet[],
    why: async (document, { signal, ...seeking }) =>
      (await pool.ask({ is: 'why', document, seeking }, signal)) as readonly Reason[] | undefined,
    sought: async (query, clearance, exact = false) =>
      (await pool.ask({ is: 'sought', seeking: { query, clearance, exact } })) as Query,
    similar: async (document, clearance, limit) =>
      (await pool.ask({ is: 'similar', document, clearance, limit })) as readonly Similar[],
    status,
    cursor: async () => cursor.read() ?? (await status()).cursor,
    suggest: async (prefix, clearance, limit) =>
      (await pool.ask({ is: 'suggest', prefix, clearance, limit })) as readonly Suggestion[],
    marks: (blocks, query) => marksIn(blocks, markerOf(query, STEMMED), NEUTRAL),
    async close() {
      cursor.close()
      await pool.close()
    },
  }
}
