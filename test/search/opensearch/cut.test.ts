import { randomBytes } from 'node:crypto'
import { setTimeout as rest } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readClusterAddress } from '#search/opensearch/address.ts'
import { openCluster } from '#search/opensearch/open.ts'
import type { Indexing, Searching } from '#search/search.ts'
import { Refusal } from '#value/refusal.ts'
import { entry, put, text, typed } from '../../contract/search-samples.ts'
import { type Line, lineTo } from '../../cuttable.ts'
import { clusterUnderTest, NEEDED } from './cluster.ts'

const LIMITS = { answer: 1500, endurance: 2000, hurried: 300, remembered: 500, spared: 200 }

describe.skipIf(clusterUnderTest === undefined)(`the line to the cluster (${NEEDED})`, () => {
  let lines: readonly Line[] = []
  let index: { searching: Searching; indexing: Indexing; clear(): Promise<unknown> }
  const set = (state: Parameters<Line['set']>[0]) => {
    for (const line of lines) line.set(state)
  }
  beforeAll(async () => {
    const hosts = (clusterUnderTest ?? '').replace('opensearch+http://', '').split(',')
    lines = await Promise.all(hosts.map((host) => lineTo(host)))
    const name = `test-cut-${randomBytes(6).toString('hex')}`
    const at = `opensearch+http://${lines.map(({ host }) => host).join(',')}/${name}?shards=1&replicas=0`
    const { searching, openIndexing } = await openCluster(readClusterAddress(at), {}, LIMITS)
    index = {
      searching,
      indexing: await openIndexing(),
      clear: () => fetch(`http://${hosts[0]}/${name}-*`, { method: 'DELETE' }),
    }
    await index.indexing.take(put(entry('d1', { texts: text('a word of peace') })), 1)
  })
  afterAll(async () => {
    await index.clear()
    await index.searching.close()
    for (const line of lines) line.close()
  })

  test.each(['silent', 'cut'] as const)(
    '%s: a search is told in time, who can do without much sooner; afterwards all is well',
    async (state) => {
      const { searching, indexing } = index
      const search = () => searching.search({ query: typed('peace'), clearance: ['public'], size: 5 })
      expect([(await search()).total.value, await searching.cursor()]).toEqual([1, await indexing.cursor()])
      const begun = performance.now()
      const after = async (one: Promise<unknown>) => {
        const said = await Promise.race([one.catch((cause: unknown) => cause), rest(20_000, 'hangs', { ref: false })])
        return { said, ms: Math.round(performance.now() - begun) }
      }
      const amid = after(search())
      set(state)
      const told = await Promise.all([search(), search(), searching.cursor(), searching.status()].map(after))
      await amid
      console.log(`${state}: search, search, cursor, status told after ${told.map(({ ms }) => ms).join(', ')} ms`)
      expect(told.filter(({ said }) => !(said instanceof Refusal && said.code === 'unavailable'))).toEqual([])
      set('open')
      await rest(LIMITS.remembered)
      expect((await search()).total.value).toBe(1)
      const next = (await indexing.cursor()) + 1
      await indexing.take(put(entry('d1', { texts: text('a word of peace') })), next)
      expect(await searching.cursor()).toBe(next)
    },
  )
})
