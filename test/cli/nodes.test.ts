import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openPostgresStore } from '#store/postgres/open.ts'
import { clusterUnderTest } from '../search/opensearch/cluster.ts'
import { record } from '../site/holdings.ts'
import { clearPlaces, NEEDED, newPlace, SERVER } from '../store/postgres-server.ts'
import { chancery } from './chancery.ts'
import { askFor, type ServedArchive, serveArchive, until } from './served.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-nodes-'))
const name = `test-nodes-${randomBytes(6).toString('hex')}`
afterAll(async () => {
  rmSync(folder, { recursive: true })
  const [host] = clusterUnderTest?.replace('opensearch+http://', '').split(',') ?? []
  if (host !== undefined) await fetch(`http://${host}/${name}-*`, { method: 'DELETE' })
  await clearPlaces()
})

/** Nodes of one archive, each with a folder of its own, and what a third one writes. */
async function archiveOnPostgres(settings: Readonly<Record<string, string>> = {}) {
  const place = newPlace()
  const given = { CHANCERY_STORE: place, ...settings }
  let n = 0
  const own = () => join(folder, `${place.slice(-6)}-${n++}`)
  expect(await chancery(['init', '--archive', own()], undefined, given)).toMatchObject({ code: 0 })
  const store = await openPostgresStore({ address: place, now: () => new Date(), connections: 2 })
  return {
    serve: () => serveArchive(own(), given),
    /** Writes a letter of one word that no other has. */
    async write(word: string) {
      const texts = [{ id: 't1', kind: 'transcript', lang: 'en', body: `<p xml:id="p1">${word}</p>` }] as const
      const letter = record(word, { title: `Letter ${word}`, texts })
      await store.write((tx) => tx.put(letter, { by: 'editor', note: 'New.' }))
    },
    close: () => store.close(),
  }
}

/** Until a node finds a word: milliseconds. */
async function found(word: string, { address }: ServedArchive): Promise<number> {
  const begun = performance.now()
  expect(
    await until(
      () => askFor(address, word),
      ({ total }) => total === 1,
    ),
  ).toMatchObject({ total: 1 })
  return Math.round(performance.now() - begun)
}

describe.skipIf(SERVER === undefined)(`two nodes with an index each (${NEEDED})`, () => {
  test('follow the changes each for itself; of one that is killed the other knows nothing', async () => {
    const archive = await archiveOnPostgres()
    const nodes = [await archive.serve(), await archive.serve()] as const
    await archive.write('quartz')
    const each = await Promise.all(nodes.map((node) => found('quartz', node)))
    await archive.write('feldspar')
    const again = await Promise.all(nodes.map((node) => found('feldspar', node)))
    await nodes[0].kill('SIGKILL')
    await archive.write('mica')
    const alone = await found('mica', nodes[1])
    console.log(
      `a change is found by both after ${again.join(' and ')} ms (the first after ${each.join(' and ')} ms), and by one alone after ${alone} ms`,
    )
    await nodes[1].kill('SIGTERM')
    await archive.close()
  })
})

describe.skipIf(SERVER === undefined || clusterUnderTest === undefined)(
  'two nodes with one index in a cluster (needs PostgreSQL and OpenSearch: test/engines/start.sh)',
  () => {
    test('one follows the changes; killed, the other takes its place; ended, at once', async () => {
      const archive = await archiveOnPostgres({ CHANCERY_SEARCH: `${clusterUnderTest}/${name}?shards=1&replicas=0` })
      const first = await archive.serve()
      await archive.write('quartz')
      await found('quartz', first)
      const second = await archive.serve()
      await archive.write('feldspar')
      const both = await Promise.all([first, second].map((node) => found('feldspar', node)))
      await first.kill('SIGKILL')
      await archive.write('mica')
      const afterKill = await found('mica', second)
      const third = await archive.serve()
      await second.kill('SIGTERM')
      await archive.write('gneiss')
      const afterEnd = await found('gneiss', third)
      console.log(
        `a change is found by both after ${both.join(' and ')} ms; when the node that follows was killed, after ${afterKill} ms; when it had ended in order, after ${afterEnd} ms`,
      )
      await third.kill('SIGTERM')
      await archive.close()
    })
  },
)
