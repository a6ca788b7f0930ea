/**
 * What a user waits for, measured from outside: the program is run as a user runs it, and asked over HTTP.
 *
 *   npm run bench                     10,000 and 100,000 documents
 *   npm run bench -- 1000 5000        other numbers
 *   npm run bench -- search 10000     the index alone, by classes of queries (bench/search.ts)
 *   npm run bench -- exchanges        ledgers, the page of an exchange, what is unanswered (bench/exchanges.ts)
 *   npm run bench -- harvest 100000   OAI-PMH over HTTP to its end, and CMIF (bench/harvest.ts)
 *   npm run bench -- dumps 100000     the dumps, form by form (bench/dumps.ts)
 *   npm run bench -- move 100000      import into PostgreSQL, moving there and back (bench/move.ts)
 *   npm run bench -- replies          how well the letters that letters name are found (bench/replies/run.ts)
 *   npm run bench -- suggestions       what letters answer, over 100,000 documents (bench/suggestions.ts)
 *   npm run bench -- dumps 300000 --in FOLDER   keeps the archive in the folder, and asks that of a run before; so does harvest
 *   npm run bench -- yardsticks 10000 PostgreSQL and MariaDB, where they are installed (bench/yardsticks.ts)
 *   npm run bench -- scale 100000     PostgreSQL and OpenSearch beside the embedded engines (bench/scale.ts)
 *   npm run bench -- relevance        how well judged queries are answered (bench/relevance.ts)
 *
 * Prints figures and no verdict. The documents are made from the texts in ../shared where it is there, else from the samples.
 */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { availableParallelism, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { corpus } from './corpus.ts'
import { askedFor } from './corpus-archive.ts'
import { benchDumps } from './dumps.ts'
import { benchExchanges } from './exchanges.ts'
import { benchHarvest } from './harvest.ts'
import { benchMove } from './move.ts'
import { chancery, serving } from './process.ts'
import { measureRelevance } from './relevance.ts'
import { measureReplies } from './replies/run.ts'
import { askMany, askOneByOne, type Spread, spreadOf } from './requests.ts'
import { benchScale } from './scale.ts'
import { benchSearch } from './search.ts'
import { typedQueries } from './search-queries.ts'
import { benchSuggestions } from './suggestions.ts'
import { askAfterWriting } from './visible.ts'
import { benchYardsticks } from './yardsticks.ts'

const words = process.argv.slice(2)
const sizes = words.map(Number)
const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`
const spread = ({ median, p95, p99 }: Spread) => `median ${ms(median)}, p95 ${ms(p95)}, p99 ${ms(p99)}`
const line = (what: string, figure: string) => console.log(`  ${what.padEnd(48)} ${figure}`)

const SEARCHES: readonly (readonly [string, string])[] = [
  ['a common word', 'government'],
  ['two common words', 'government peace'],
  ['a phrase', '"the government"'],
  ['a rare word', 'mediation'],
  ['a prefix', 'negot*'],
  ['nothing typed', ''],
]

async function measure(count: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-bench-'))
  const file = join(folder, 'corpus.jsonl')
  const archive = ['--archive', join(folder, 'archive')]
  try {
    const { lines, words } = corpus({ count, seed: 1949 })
    await pipeline(lines, createWriteStream(file))
    const { size } = await stat(file)
    console.log(
      `\n${count.toLocaleString('en')} documents, ${Math.round(words() / count)} words each, ${Math.round(size / 1e6)} MB of JSON Lines`,
    )
    await chancery(['init', ...archive])
    const imported = await chancery(['import', file, '--no-index', ...archive])
    line(
      'import into the store',
      `${Math.round(count / imported.seconds)} documents/s, ${imported.seconds.toFixed(1)} s, peak ${imported.peak} MB`,
    )
    const indexed = await chancery(['reindex', ...archive])
    line(
      'index',
      `${Math.round(count / indexed.seconds)} documents/s, ${indexed.seconds.toFixed(1)} s, peak ${indexed.peak} MB`,
    )
    line('on disk', `store ${await megabytes(join(folder, 'archive/archive.sqlite'))} MB`)
    const server = await serving(archive)
    try {
      line('cold start of serve, to the first answer', `${Math.round(server.startedIn)} ms`)
      await measurePages(server.base, count)
      await measureSearchPages(server.base)
      const ids = Array.from({ length: 40 }, (_, n) => `bench-${Math.floor((n * count) / 40)}`)
      const visible = await askAfterWriting(join(folder, 'archive'), server.base, ids)
      line('a document changed by another process is found', spread(spreadOf(visible)))
    } finally {
      line('server, peak memory', `${await server.stop()} MB`)
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function measurePages(base: string, count: number): Promise<void> {
  // Each is asked for the first time: nothing of it is in a cache.
  const fresh = await askOneByOne(
    Array.from({ length: 200 }, (_, n) => `${base}/documents/bench-${Math.floor(((n + 0.5) * count) / 200)}`),
  )
  line('record page, first rendering', spread(fresh))
  const long = `${base}/documents/bench-long`
  line('record page of 40 KB of text, first rendering', spread(await askOneByOne([long])))
  line('record page of 40 KB of text, again', spread(await askOneByOne(Array.from({ length: 500 }, () => long))))
  const warm = await askMany([long], { connections: 16, seconds: 5 })
  line('the same from 16 connections', `${Math.round(warm.perSecond)} requests/s`)
  for (const [what, query] of SEARCHES) {
    const address = `${base}/search?q=${encodeURIComponent(query)}`
    line(`search page: ${what}, first`, spread(await askOneByOne([address])))
    line(
      `search page: ${what}, again`,
      spread(await askOneByOne(Array.from({ length: 40 }, (_, n) => `${address}&page=${1 + (n % 5)}`))),
    )
  }
}

/** Every question is another, so that each page is made, and made of another search. */
async function measureSearchPages(base: string): Promise<void> {
  const addresses = typedQueries(6000).map((query) => `${base}/search?q=${encodeURIComponent(query)}`)
  const warming = addresses.splice(0, 200)
  await askMany(warming, { connections: 16, seconds: 60, once: true })
  const { perSecond } = await askMany(addresses, { connections: 16, seconds: 20, once: true })
  line('search pages of distinct queries, 16 connections', `${Math.round(perSecond)} requests/s`)
}

const megabytes = async (file: string) => Math.round((await stat(file)).size / 1e6)

console.log(`Node ${process.versions.node}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`)
if (words[0] === 'search') await benchSearch(askedFor(words.slice(1)))
else if (words[0] === 'exchanges') await benchExchanges()
else if (words[0] === 'harvest') await benchHarvest(askedFor(words.slice(1)))
else if (words[0] === 'dumps') await benchDumps(askedFor(words.slice(1)))
else if (words[0] === 'move') await benchMove(words.slice(1).map(Number))
else if (words[0] === 'replies') await measureReplies(words.slice(1))
else if (words[0] === 'suggestions') await benchSuggestions(words.slice(1).map(Number))
else if (words[0] === 'yardsticks') await benchYardsticks(words.slice(1))
else if (words[0] === 'scale') await benchScale(words.slice(1))
else if (words[0] === 'relevance') await measureRelevance(words[1] === 'misses')
else {
  for (const count of sizes.length > 0 ? sizes : [10_000, 100_000]) await measure(count)
  await benchSearch(askedFor([]))
  await benchExchanges()
  await benchYardsticks([])
}
