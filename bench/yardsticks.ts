/**
 * The same documents and the same questions put to other engines that are installed here (Debian: postgresql, mariadb-server), each started in a
 * folder of its own, without the network, and ended afterwards:
 *
 *   npm run bench -- yardsticks 10000
 *
 * A full search is as in `search.ts`: total, five facets, years, twenty hits; with their own words for it.
 */
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { blocksOf } from '#document/block.ts'
import { parseBody } from '#document/body.ts'
import { type Document, principalDate } from '#document/document.ts'
import { corpus } from './corpus.ts'
import { mariadb } from './mariadb.ts'
import { postgres } from './postgres.ts'
import { spreadOf } from './requests.ts'
import { typedClasses } from './search-queries.ts'
import type { SqlSession } from './sql-session.ts'

/** An engine beside which ours is measured. */
export interface Yardstick {
  readonly name: string
  installed(): boolean
  start(folder: string): Promise<Measured>
}
export interface Measured {
  readonly session: SqlSession
  /** Statements that read a file of tab-separated rows and index it. */
  load(file: string): string
  search(typed: string): string
  stop(): Promise<void>
}

const WARMING = 2
const EACH = 10
/** Classes that all of them can be asked. */
const ASKED = [
  'a rare word',
  'a middling word',
  'a word in half the documents',
  'two common words',
  'a rare phrase',
  'a phrase of common words',
  'a phrase of stop words',
  'either of 2 common words',
  'any of 5 middling words',
  'any of 40 words',
  'one word without another',
]
const field = (value: string | undefined): string => (value ?? '').replace(/[\\\t\r\n]/gu, ' ')

function rowOf(document: Document): string {
  const { id, title, texts = [], participants = [], witnesses = [], genre, languages } = document
  const agentAs = (role: string) => participants.find((one) => one.role === role)?.agent
  const body = texts.flatMap((text) => blocksOf(parseBody(text.body)).map((block) => block.text)).join(' ')
  const archive = witnesses[0]?.references[0]?.repository
  const year = principalDate(document)?.edtf?.slice(0, 4)
  const values = [id, title, body, agentAs('sender'), agentAs('recipient'), archive, genre, languages?.[0], year]
  return `${values.map(field).join('\t')}\n`
}

function* rows(count: number): Iterable<string> {
  for (const record of corpus({ count, seed: 1949 }).records) if (record.kind === 'document') yield rowOf(record)
}

async function measure(yardstick: Yardstick, file: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-yardstick-'))
  const measured = await yardstick.start(folder)
  try {
    const began = performance.now()
    await measured.session.ask(measured.load(file))
    console.log(`  ${yardstick.name}: read and indexed in ${((performance.now() - began) / 1000).toFixed(1)} s`)
    const all: number[] = []
    for (const [name, questions] of typedClasses(WARMING + EACH)) {
      if (!ASKED.includes(name)) continue
      const times: number[] = []
      for (const [n, typed] of questions.entries()) {
        const asked = performance.now()
        await measured.session.ask(measured.search(typed))
        if (n >= WARMING) times.push(performance.now() - asked)
      }
      all.push(...times)
      console.log(`    ${name.padEnd(34)} ${said(times)}`)
    }
    console.log(`    ${'all of these'.padEnd(34)} ${said(all)}`)
  } finally {
    await measured.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const said = (times: readonly number[]): string => {
  const { median, p95, p99 } = spreadOf(times)
  return `p50 ${median.toFixed(0).padStart(6)}  p95 ${p95.toFixed(0).padStart(6)}  p99 ${p99.toFixed(0).padStart(6)} ms`
}

/** Measures the other engines for each number of documents among the words. */
export async function benchYardsticks(words: readonly string[]): Promise<void> {
  const counts = words.filter((word) => /^\d+$/u.test(word)).map(Number)
  for (const count of counts.length > 0 ? counts : [10_000, 100_000]) {
    console.log(`\nother engines, ${count.toLocaleString('en')} documents`)
    const folder = mkdtempSync(join(tmpdir(), 'chancery-bench-'))
    const file = join(folder, 'documents.tsv')
    try {
      await pipeline(Readable.from(rows(count)), createWriteStream(file))
      for (const yardstick of [postgres, mariadb])
        if (yardstick.installed()) await measure(yardstick, file)
        else console.log(`  ${yardstick.name}: not installed here, not measured`)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
}
