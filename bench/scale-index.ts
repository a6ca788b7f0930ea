import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readClusterAddress } from '#search/opensearch/address.ts'
import { Cluster } from '#search/opensearch/cluster.ts'
import { at, numberAt } from '#search/opensearch/json.ts'
import { openCluster } from '#search/opensearch/open.ts'
import type { Searching } from '#search/search.ts'
import { openSqliteSearching } from '#search/sqlite/open-searching.ts'
import { spreadOf } from './requests.ts'
import { build, bytesIn, EACH, timed, WARMING, whole } from './search.ts'
import { queryClasses } from './search-queries.ts'
import { startOpensearch } from './servers.ts'

const ms = (value: number) => value.toFixed(value < 10 ? 1 : 0).padStart(6)
const line = (what: string, figure: string) => console.log(`  ${what.padEnd(36)} ${figure}`)

/** The index: how fast it is written, how large it is, how fast it answers; in a folder, and in three nodes with one copy of everything. */
export async function scaleIndex(count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-bench-'))
  const server = startOpensearch()
  const place = `${server.address}/bench?shards=3&replicas=1`
  try {
    console.log(' in a folder:')
    const embedded = build(folder, count)
    line('seconds of the processor / 1,000', `${((1000 * embedded.cpu) / count).toFixed(2)} s`)
    line('bytes a document', `${Math.round(bytesIn(folder) / count)}`)
    console.log(' in three nodes, each thing twice:')
    const before = server.cpu()
    const big = build(place, count)
    // The nodes have written the rows that were made before, too.
    const written = count + Math.min(count, 20_000)
    line(
      'seconds of the processor / 1,000',
      `${((1000 * big.cpu) / count).toFixed(2)} s in the program, ${((1000 * (server.cpu() - before)) / written).toFixed(2)} s in the nodes`,
    )
    line('bytes a document', await bytesInCluster(place, count))
    await askBoth(folder, place, server)
  } finally {
    server.stop()
    rmSync(folder, { recursive: true })
  }
}

async function bytesInCluster(place: string, count: number): Promise<string> {
  const cluster = await Cluster.at(readClusterAddress(place), {})
  const { body } = await cluster.ask({ method: 'GET', path: '/bench-index-*/_stats/store' })
  await cluster.close()
  const each = (which: 'primaries' | 'total') =>
    Math.round(numberAt(at(body, '_all', which), 'store', 'size_in_bytes') / count)
  return `${each('primaries')}, with the copies ${each('total')}`
}

/** Every class of questions in turn, and every question of both engines. */
async function askBoth(folder: string, place: string, { cpu }: { cpu(): number }): Promise<void> {
  const engines: readonly Searching[] = [
    openSqliteSearching({ folder, workers: 1 }),
    (await openCluster(readClusterAddress(place), {})).searching,
  ]
  const classes = queryClasses(WARMING + EACH)
  const times = new Map(classes.map(({ name }) => [name, engines.map((): number[] => [])]))
  const before = cpu()
  let asked = 0
  for (let n = 0; n < WARMING + EACH; n += 1)
    for (const { name, requests } of classes) {
      const request = requests[n]
      if (request === undefined) continue
      asked += 1
      for (const [engine, searching] of engines.entries()) {
        const time = await timed(() => searching.search(whole(request)))
        if (n >= WARMING) times.get(name)?.[engine]?.push(time)
      }
    }
  console.log(' full search: twenty hits with snippets, total, five facets, years (ms):')
  for (const [name, some] of times) line(name, some.map(told).join(' | '))
  line('all', engines.map((_, engine) => told([...times.values()].flatMap((some) => some[engine] ?? []))).join(' | '))
  line('seconds of the nodes / 1,000 searches', `${((1000 * (cpu() - before)) / asked).toFixed(1)} s`)
  for (const searching of engines) await searching.close()
}

function told(times: readonly number[]): string {
  const { median, p95, p99 } = spreadOf(times)
  return `p50 ${ms(median)}  p95 ${ms(p95)}  p99 ${ms(p99)}`
}
