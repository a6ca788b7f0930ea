import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EVERYTHING } from '#search/query.ts'
import { entry, put, text, typed } from '../../contract/search-samples.ts'
import { openCluster } from './cluster.ts'

const run = promisify(execFile)
/** The nodes that `npm test` has done with, or such of its own. */
const GIVEN = process.env.CHANCERY_ENGINES_STATE
const state = GIVEN ?? mkdtempSync(join(tmpdir(), 'chancery-faults-'))
const script = async (name: 'start' | 'stop', args: readonly string[], environment: Record<string, string> = {}) => {
  const { stdout } = await run(`test/engines/opensearch/${name}.sh`, args, {
    env: { ...process.env, CHANCERY_ENGINES_STATE: state, ...environment },
  })
  return stdout.trim().replace('CHANCERY_TEST_OPENSEARCH=', '')
}
const kill = (node: string) => script('stop', [node], { SIGNAL: 'KILL' })

const LETTERS = 600
/** Letters from one on, half of them with the word. */
const some = (from: number, count: number) =>
  put(
    ...Array.from({ length: count }, (_, n) =>
      entry(`d${from + n}`, {
        texts: text((from + n) % 2 === 0 ? 'a word of peace' : 'another'),
        genre: `g${(from + n) % 3}`,
      }),
    ),
  )

const ASKED = process.env.CHANCERY_TEST_FAULTS === 'opensearch'

/** Nobody else asks the cluster: its nodes are killed. */
describe.skipIf(!ASKED)(
  'three nodes of OpenSearch (CHANCERY_TEST_FAULTS=opensearch, while nobody else asks them)',
  () => {
    let given = ''
    beforeAll(async () => {
      given = await script('start', [])
    }, 300_000)
    afterAll(async () => {
      await script('stop', ['--delete'])
      if (GIVEN === undefined) rmSync(state, { recursive: true, force: true })
    }, 120_000)

    const ask = async (path: string): Promise<string> => {
      for (const node of given.replace('opensearch+http://', '').split(',')) {
        const answer = await fetch(`http://${node}${path}`, { signal: AbortSignal.timeout(35_000) }).catch(
          () => undefined,
        )
        if (answer?.ok) return (await answer.text()).trim()
      }
      throw new Error('No node answers.')
    }

    test('answer every search while their elected manager is killed, and keep every entry that they took', async () => {
      const index = await openCluster(given, 'replicas=1').open(3)
      await index.indexing.take(some(0, LETTERS), 1)
      const manager = await ask('/_cat/cluster_manager?h=node')
      const seen = { searches: 0, failed: [] as unknown[], wrong: 0, slowest: 0 }
      let over = false
      const searching = async () => {
        while (!over) {
          const began = performance.now()
          try {
            const { total, facets } = await index.searching.search({
              query: typed('peace'),
              clearance: ['public'],
              size: 5,
              facets: [{ facet: 'genre', size: 5 }],
            })
            const counted = (facets.genre ?? []).reduce((sum, { count }) => sum + count, 0)
            if (total.value < LETTERS / 2 || counted < LETTERS / 2) seen.wrong += 1
          } catch (cause) {
            seen.failed.push(cause)
          }
          seen.searches += 1
          seen.slowest = Math.max(seen.slowest, performance.now() - began)
          await sleep(20)
        }
      }
      const load = [searching(), searching(), searching()]
      let taken = LETTERS
      const writing = (async () => {
        while (!over) {
          await index.indexing.take(some(taken, 10), taken + 10)
          taken += 10
        }
      })()
      await sleep(2000)
      const before = seen.searches
      await kill(manager)
      await sleep(15_000)
      const during = seen.searches - before
      over = true
      await Promise.all([...load, writing])
      await script('start', [manager])
      const { total } = await index.searching.search({ query: EVERYTHING, clearance: ['public'], size: 0 })
      console.log(
        `${manager}, the elected manager, killed: ${seen.failed.length} of ${seen.searches} searches failed (${during} after the kill), slowest ${Math.round(seen.slowest)} ms; ${taken} entries taken, ${total.value} found`,
      )
      expect(seen.failed).toEqual([])
      expect(seen.wrong).toBe(0)
      expect(during).toBeGreaterThan(3)
      expect(total.value).toBe(taken)
      expect(await index.indexing.cursor()).toBe(taken)
      await index.close()
    }, 180_000)

    test('answer searches while one of them hangs', async () => {
      const index = await openCluster(given, 'replicas=1').open(3)
      await index.indexing.take(some(0, 100), 1)
      const manager = await ask('/_cat/cluster_manager?h=node')
      const node = ['n1', 'n2', 'n3'].find((name) => name !== manager) ?? ''
      const pid = Number(readFileSync(join(state, 'opensearch', `${node}.pid`), 'utf8'))
      const took: number[] = []
      const search = async () => {
        const began = performance.now()
        const { total } = await index.searching.search({
          query: typed('peace'),
          clearance: ['public'],
          size: 5,
          facets: [{ facet: 'genre', size: 5 }],
        })
        took.push(Math.round(performance.now() - began))
        expect(total.value).toBe(50)
      }
      await search()
      process.kill(pid, 'SIGSTOP')
      try {
        const until = performance.now() + 20_000
        while (performance.now() < until) await Promise.all([search(), search(), search()])
      } finally {
        process.kill(pid, 'SIGCONT')
      }
      const slow = took.filter((ms) => ms > 1000)
      console.log(
        `${node} hung for 20 s: ${took.length} searches, none failed; ${slow.length} took more than a second, the slowest ${Math.max(...took)} ms`,
      )
      await index.close()
    }, 120_000)

    test('say in words that they are gone, and go on when they are back', async () => {
      const index = await openCluster(given, 'replicas=1').open(3)
      await index.indexing.take(some(0, 20), 1)
      await Promise.all(['n1', 'n2', 'n3'].map(kill))
      const began = performance.now()
      const search = () => index.searching.search({ query: typed('peace'), clearance: ['public'], size: 5 })
      await expect(search()).rejects.toMatchObject({
        code: 'unavailable',
        message: expect.stringContaining('does not answer'),
      })
      const first = performance.now()
      await expect(search()).rejects.toMatchObject({ code: 'unavailable' })
      console.log(
        `all nodes gone: told so after ${Math.round(first - began)} ms, then after ${Math.round(performance.now() - first)} ms`,
      )
      await expect(index.indexing.take(some(20, 1), 2)).rejects.toMatchObject({ code: 'unavailable' })
      await script('start', [])
      await index.indexing.take(some(20, 2), 2)
      expect((await search()).total.value).toBe(11)
      await index.close()
    }, 300_000)
  },
)
