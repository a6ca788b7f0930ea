/**
 * The engines of large archives beside those of one machine, in one run. All nodes share this machine: seconds of the processor stand beside wall time.
 *
 *   npm run bench -- scale 10000 100000           everything, for each number of documents
 *   npm run bench -- scale 100000 search pages    some parts alone: rows, index, search, pages, move
 *
 * Starts PostgreSQL and three nodes of OpenSearch by test/engines, and throws away what they kept.
 */
import { loadavg } from 'node:os'
import { closeBoth, importBoth, indexBoth, moveBoth, openBoth } from './scale-archives.ts'
import { readPages } from './scale-pages.ts'
import { writeRows } from './scale-rows.ts'
import { askBoth } from './scale-search.ts'

const PARTS = ['rows', 'index', 'search', 'pages', 'move'] as const
type Part = (typeof PARTS)[number]

export async function benchScale(words: readonly string[]): Promise<void> {
  const counts = words.filter((word) => /^\d+$/u.test(word)).map(Number)
  const named = PARTS.filter((part) => words.includes(part))
  const parts = new Set(named.length > 0 ? named : PARTS)
  for (const count of counts.length > 0 ? counts : [10_000, 100_000]) await measure(count, parts)
}

async function measure(count: number, parts: ReadonlySet<Part>): Promise<void> {
  const began = performance.now()
  const load = loadavg().map((one) => one.toFixed(1))
  console.log(`\n${count.toLocaleString('en')} documents; load before ${load.join(' ')}`)
  console.log(
    'engines of one machine | of large archives. CPU: its seconds for 1,000 documents, of the program + of its servers',
  )
  const both = await openBoth(count)
  try {
    await importBoth(both)
    if (parts.has('rows')) await writeRows(both)
    if (parts.has('index') || parts.has('search') || parts.has('pages')) await indexBoth(both)
    if (parts.has('search')) await askBoth(both)
    if (parts.has('pages')) await readPages(both)
    if (parts.has('move')) await moveBoth(both)
  } finally {
    await closeBoth(both)
  }
  console.log(`  in all ${Math.round((performance.now() - began) / 1000)} s`)
}
