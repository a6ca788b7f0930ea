/**
 * The engine of the index alone, asked in a thread as the site asks it: twenty hits with snippets, the exact total, five facets and the years.
 *
 *   npm run bench -- search 10000 300000              builds each index, measures, and throws it away
 *   npm run bench -- search 300000 --in FOLDER        keeps the index in a folder, and asks that of a run before
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { EVERYTHING } from '#search/query.ts'
import type { Request, Searching } from '#search/search.ts'
import { openSqliteSearching } from '#search/sqlite/open-searching.ts'
import type { Asked } from './corpus-archive.ts'
import { spreadOf } from './requests.ts'
import type { Built } from './search-index.ts'
import { type QueryClass, queryClasses } from './search-queries.ts'

export const EACH = 40
/** Asked before, and not counted: a server is asked for days. */
export const WARMING = 20
const FACETS = [
  { facet: 'year', size: 500 },
  { facet: 'sender', size: 8 },
  { facet: 'recipient', size: 8 },
  { facet: 'archive', size: 32 },
  { facet: 'genre', size: 8 },
  { facet: 'language', size: 6 },
] as const

const ms = (value: number) => value.toFixed(value < 10 ? 1 : 0).padStart(6)
const line = (what: string, times: readonly number[]) => {
  const { median, p95, p99 } = spreadOf(times)
  console.log(`  ${what.padEnd(36)} p50 ${ms(median)}  p95 ${ms(p95)}  p99 ${ms(p99)} ms`)
}

export const whole = (request: Partial<Request>): Request => ({
  query: EVERYTHING,
  clearance: ['public'],
  size: 20,
  facets: FACETS,
  highlight: true,
  ...request,
})

export async function timed(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await act()
  return performance.now() - began
}

/** Every class in turn, so that no class is measured with caches of its own. */
async function askAll(searching: Searching, classes: readonly QueryClass[]): Promise<Map<string, number[]>> {
  const times = new Map(classes.map(({ name }) => [name, [] as number[]]))
  for (let n = 0; n < WARMING + EACH; n += 1)
    for (const { name, requests } of classes) {
      const request = requests[n]
      if (request === undefined) continue
      const time = await timed(() => searching.search(whole(request)))
      if (n >= WARMING) times.get(name)?.push(time)
    }
  return times
}

async function askWhileTyping(searching: Searching, names: readonly string[]): Promise<number[]> {
  const times: number[] = []
  for (const name of names)
    for (let end = 2; end <= Math.min(name.length, 8); end += 1)
      times.push(await timed(() => searching.suggest(name.slice(0, end), ['public'], 8)))
  return times
}

export const bytesIn = (folder: string): number =>
  readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)

/** Builds an index in a process of its own. */
function build(folder: string, count: number): void {
  const script = fileURLToPath(new URL('./search-index.ts', import.meta.url))
  const { stdout, status } = spawnSync(process.execPath, [script, folder, String(count)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) throw new Error(`the index was not built: ${status}`)
  const built: Built = JSON.parse(stdout)
  console.log(
    `  indexed with analysis: ${Math.round(count / built.seconds)} documents/s, of tokens made before: ${Math.round(built.written)} documents/s, peak ${built.peak} MB`,
  )
}

async function measure(count: number, kept: string | undefined): Promise<void> {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'chancery-bench-'))
  console.log(`\nsearch, ${count.toLocaleString('en')} documents`)
  if (!existsSync(join(folder, 'current'))) build(folder, count)
  const classes = queryClasses(WARMING + EACH)
  const held = process.memoryUsage.rss()
  const searching = openSqliteSearching({ folder, workers: 1 })
  try {
    const first = await timed(() => searching.search(whole({})))
    console.log(`  on disk ${Math.round(bytesIn(folder) / 1e6)} MB; first answer after ${Math.round(first)} ms`)
    const times = await askAll(searching, classes)
    for (const [name, some] of times) line(name, some)
    line('all, full search', [...times.values()].flat())
    const names = (classes.find(({ name }) => name === 'a name')?.requests ?? []).map(
      ({ query }) => /"word":"(?<word>[^"]+)"/u.exec(JSON.stringify(query))?.groups?.word ?? '',
    )
    line('suggestions while typing', await askWhileTyping(searching, names))
    console.log(
      `  resident ${Math.round((process.memoryUsage.rss() - held) / 2 ** 20)} MB for the one searching thread`,
    )
  } finally {
    await searching.close()
    if (kept === undefined) rmSync(folder, { recursive: true })
  }
}

/** Measures the engine for each number of documents. */
export async function benchSearch({ counts, kept }: Asked): Promise<void> {
  for (const count of counts) await measure(count, kept)
}
