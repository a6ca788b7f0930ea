/**
 * Builds an index of so many documents in a folder, in a process of its own, and prints what that took as JSON:
 *
 *   node bench/search-index.ts FOLDER COUNT
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Agent } from '#authority/agent.ts'
import type { Document } from '#document/document.ts'
import type { Described } from '#holding/described.ts'
import { RowMaker, type RowWrite } from '#search/index/index-row.ts'
import type { IndexEntry } from '#search/index-entry.ts'
import type { IndexWrite } from '#search/search.ts'
import { createIndex, gather, settle } from '#search/sqlite/index-file.ts'
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
let stamp = 0

const writesOf = (records: readonly (Agent | Document)[]): IndexWrite[] =>
  records.map((record) => {
    stamp += 1
    return writeOf(record, stamp)
  })

/** What the rows of the first documents, made before, take to write (ms), with the end of an index in one piece. */
const MOST_ROWS = 5000
const rows: RowWrite[] = []
function timeToWrite(): number {
  const aside = join(folder, 'aside')
  const { db, writer } = createIndex(aside, 1)
  const began = performance.now()
  gather(db)
  for (let at = 0; at < rows.length; at += AT_ONCE) writer?.take(rows.slice(at, at + AT_ONCE), at)
  settle(db)
  db.pragma('wal_checkpoint(TRUNCATE)')
  const time = performance.now() - began
  db.close()
  rmSync(aside, { recursive: true })
  return time
}

async function take(records: readonly (Agent | Document)[]): Promise<void> {
  const began = performance.now()
  await rebuilding.take(writesOf(records), stamp)
  taken += performance.now() - began
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
const peak = Math.round(process.resourceUsage().maxRSS / 1024)
const maker = new RowMaker()
for (const record of corpus({ count: Math.min(Number(count), MOST_ROWS), seed: 1949 }).records)
  if (record.kind === 'document') rows.push(...maker.rows(writesOf([record])))
const written = (1000 * rows.length) / timeToWrite()
console.log(JSON.stringify({ seconds: taken / 1000, written, peak }))
