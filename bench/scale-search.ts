import { join } from 'node:path'
import { readClusterAddress } from '#search/opensearch/address.ts'
import { openCluster } from '#search/opensearch/open.ts'
import type { Searching } from '#search/search.ts'
import { openSqliteSearching } from '#search/sqlite/open-searching.ts'
import { spreadOf } from './requests.ts'
import type { Both } from './scale-archives.ts'
import { tell } from './scale-table.ts'
import { EACH, timed, WARMING, whole } from './search.ts'
import { queryClasses } from './search-queries.ts'

const ms = (value: number) => value.toFixed(value < 10 ? 1 : 0).padStart(5)

function told(times: readonly number[]): string {
  const { median, p95, p99 } = spreadOf(times)
  return `p50 ${ms(median)}  p95 ${ms(p95)}  p99 ${ms(p99)} ms`
}

/** So often the nodes are asked beforehand what does not count: they compile themselves meanwhile. */
const WARMING_NODES = 2

/** Every class of questions in turn, and every question of both engines; the first ones of each class do not count. */
export async function askBoth({ folder, index, opensearch }: Both): Promise<void> {
  const engines: readonly Searching[] = [
    openSqliteSearching({ folder: join(folder, 'embedded/index'), workers: 1 }),
    (await openCluster(readClusterAddress(index), {})).searching,
  ]
  const classes = queryClasses(WARMING + EACH)
  const times = new Map(classes.map(({ name }) => [name, engines.map((): number[] => [])]))
  for (let n = 0; n < WARMING_NODES; n += 1)
    for (const { requests } of classes)
      for (const request of requests.slice(0, WARMING)) await engines[1]?.search(whole(request))
  let before = 0
  let asked = 0
  for (let n = 0; n < WARMING + EACH; n += 1) {
    if (n === WARMING) before = opensearch.cpu()
    for (const { name, requests } of classes) {
      const request = requests[n]
      if (request === undefined) continue
      for (const [engine, searching] of engines.entries()) {
        const time = await timed(() => searching.search(whole(request)))
        if (n >= WARMING) times.get(name)?.[engine]?.push(time)
      }
      if (n >= WARMING) asked += 1
    }
  }
  tell('full search: hits, snippets, total, facets', '', '')
  const line = (name: string, some: readonly (readonly number[])[]) =>
    tell(`  ${name}`, told(some[0] ?? []), told(some[1] ?? []))
  for (const [name, some] of times) line(name, some)
  const all = engines.map((_, engine) => [...times.values()].flatMap((some) => some[engine] ?? []))
  line('all', all)
  tell('  CPU of the nodes for a search', '', `${((1000 * (opensearch.cpu() - before)) / asked).toFixed(1)} ms`)
  for (const searching of engines) await searching.close()
}
