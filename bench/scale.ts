/**
 * The engines of large archives beside those of one machine, in one run. All nodes share this machine: seconds of the processor stand beside wall time.
 *
 *   npm run bench -- scale 10000            the index, then the store
 *   npm run bench -- scale 100000 index     the index alone: writing, searching, its size
 *   npm run bench -- scale 100000 store     the store alone: import, the index from it, record pages, its size
 *
 * Starts PostgreSQL and three nodes of OpenSearch by test/engines, and throws away what they kept.
 */
import { loadavg } from 'node:os'
import { scaleIndex } from './scale-index.ts'
import { scaleStore } from './scale-store.ts'

export async function benchScale(words: readonly string[]): Promise<void> {
  const counts = words.filter((word) => /^\d+$/u.test(word)).map(Number)
  for (const count of counts.length > 0 ? counts : [10_000, 100_000]) {
    const load = loadavg().map((one) => one.toFixed(1))
    console.log(
      `\n${count.toLocaleString('en')} documents, embedded engines | engines of large archives; load before ${load.join(' ')}`,
    )
    if (!words.includes('store')) await scaleIndex(count)
    if (!words.includes('index')) await scaleStore(count)
  }
}
