/**
 * Builds an index of so many documents in a folder, in a process of its own, and prints what that took as JSON:
 *
 *   node bench/search-index.ts FOLDER COUNT
 */
import type { Agent } from '#authority/agent.ts'
import type { Document } from '#document/document.ts'
import type { Described } from '#holding/described.ts'
import type { IndexEntry } from '#search/index-entry.ts'
import type { IndexWrite } from '#search/search.ts'
import { columnsOf } from '#search/sqlite/entry-columns.ts'
import { openSqliteIndexing } from '#search/sqlite/open-indexing.ts'
import { toIndexEntry, toNamesEntry } from '#search/to-index-entry.ts'
import { chance } from './chance.ts'
import { corpus } from './corpus.ts'
import { hanWords } from './search-queries.ts'

const [folder = '', count = '0'] = process.argv.slice(2)
const AT_ONCE = 250
const han = chance(1911)

const described = (document: Document, stamp: number): Described => ({
  document,
  version: 1,
  at: new Date(0),
  agents: new Map(),
  places: new Map(),
  subjects: new Map(),
  collections: new Map(),
  relations: [],
  exchanges: [],
  stamp,
  indexStamp: stamp,
})

/** One document in five has a Chinese translation: the real texts are in languages with blanks between words. */
function withHan(entry: IndexEntry): IndexEntry {
  if (han.whole(5) > 0) return entry
  const blocks = [{ id: 'zh1', text: hanWords(han, 120) }]
  return { ...entry, texts: [...entry.texts, { of: 'translation', lang: 'zh', blocks }] }
}

const writeOf = (record: Agent | Document, stamp: number): IndexWrite =>
  record.kind === 'agent'
    ? { names: toNamesEntry(record, stamp) }
    : { put: withHan(toIndexEntry(described(record, stamp), stamp)) }

const indexing = openSqliteIndexing({ folder })
const rebuilding = await indexing.rebuild()
let taken = 0
let analysed = 0
let batches = 0
let stamp = 0
async function take(records: readonly (Agent | Document)[]): Promise<void> {
  const began = performance.now()
  const writes = records.map((record) => {
    stamp += 1
    return writeOf(record, stamp)
  })
  await rebuilding.take(writes, stamp)
  taken += performance.now() - began
  if (batches++ % 10 === 0) analysed += 10 * timeToAnalyse(writes)
}

/** What of that was analysis, by every tenth batch: it is analysed once more, and nothing is written. */
function timeToAnalyse(writes: readonly IndexWrite[]): number {
  const began = performance.now()
  for (const write of writes) if ('put' in write) columnsOf(write.put, () => 1)
  return performance.now() - began
}

let batch: (Agent | Document)[] = []
for (const record of corpus({ count: Number(count), seed: 1949 }).records) {
  batch.push(record)
  if (batch.length < AT_ONCE) continue
  await take(batch)
  batch = []
}
await take(batch)
const began = performance.now()
await rebuilding.finish()
taken += performance.now() - began
await indexing.close()
console.log(
  JSON.stringify({
    seconds: taken / 1000,
    analysis: analysed / 1000,
    peak: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
)
