import { serving } from './process.ts'
import { askInTurn, type Spread } from './requests.ts'
import type { Both } from './scale-archives.ts'
import { tell } from './scale-table.ts'

const PAGES = 400
const spread = ({ median, p95, p99 }: Spread) =>
  `p50 ${median.toFixed(2)}  p95 ${p95.toFixed(2)}  p99 ${p99.toFixed(2)} ms`

/** Each record page for the first time, from both in turn; the first fifty do not count. */
export async function readPages({ count, embedded, big, set }: Both): Promise<void> {
  const servers = [await serving(embedded), await serving(big, set)]
  try {
    const pages = (at: number, of: number) =>
      servers.map(({ base }) =>
        Array.from({ length: of }, (_, n) => `${base}/documents/bench-${Math.floor(((n + at) * count) / of)}`),
      )
    await askInTurn(pages(0.25, 50))
    const [first, second] = (await askInTurn(pages(0.5, PAGES))).map(spread)
    tell('record page, first rendering', first ?? '', second ?? '')
  } finally {
    for (const server of servers) await server.stop()
  }
}
