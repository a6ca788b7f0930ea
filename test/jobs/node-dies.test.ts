import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { openPostgresStore } from '#store/postgres/open.ts'
import { type Seq, type Store, THE_EDITORS } from '#store/store.ts'
import { chancery } from '../cli/chancery.ts'
import { serveArchive, until } from '../cli/served.ts'
import { clearPlaces, NEEDED, newPlace, SERVER } from '../store/postgres-server.ts'

afterAll(clearPlaces)

const ROWS = 1000
const words = (n: number) => `These are the words of letter ${n}.`
const CSV = [
  'key,title,date,sender,recipient,text',
  ...Array.from({ length: ROWS }, (_, n) => `${n},Letter ${n},1801-03-04,Person ${n % 40},Person ${n % 7},${words(n)}`),
  '',
].join('\n')

/** The changes of documents up to here, by their order. */
async function documentsUpTo(store: Store, end: Seq): Promise<readonly string[]> {
  const found: string[] = []
  for (let after = 0; after < end; ) {
    const changes = await store.changes(after, 500)
    found.push(...changes.filter(({ kind, seq }) => kind === 'document' && seq <= end).map(({ id }) => id))
    after = changes.at(-1)?.seq ?? end
  }
  return found
}

describe.skipIf(SERVER === undefined)(`two servers of one archive (${NEEDED})`, () => {
  test('kill -9 of the one in the middle of an import: the other goes on; nothing is lost, half, or twice', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'chancery-nodes-'))
    const [archive, letters] = [join(folder, 'archive'), join(folder, 'letters.csv')]
    const environment = { CHANCERY_STORE: newPlace() }
    await writeFile(letters, CSV)
    const store = await openPostgresStore({ address: environment.CHANCERY_STORE, now: () => new Date() })
    const nodes = await Promise.all([serveArchive(archive, environment), serveArchive(archive, environment)])
    try {
      const handedIn = await chancery(
        ['import', letters, '--queue', '--archive', archive, '--json'],
        undefined,
        environment,
      )
      expect(JSON.parse(handedIn.out)).toEqual({ job: 1 })
      await until(
        () => store.head(),
        (head) => head > 400,
        20,
      )
      const { node } = await store.jobs.job(1)
      const victim = nodes.find(({ pid }) => node?.endsWith(`:${pid}`))
      await victim?.kill('SIGKILL')
      const killed = performance.now()
      // What it had sent before, the database may still be doing.
      await rest(300)
      const acknowledged = await store.head()
      const before = await documentsUpTo(store, acknowledged)
      const begun = await store.report('job-1')

      await until(
        () => store.jobs.job(1),
        ({ attempts }) => attempts === 2,
        20,
      )
      const seconds = (performance.now() - killed) / 1000
      const done = await until(
        () => store.jobs.job(1),
        ({ state }) => state !== 'running',
        20,
      )
      const report = await store.report('job-1')
      console.log(
        `kill -9 after ${before.length} of ${ROWS} records: another node took the job up after ${seconds.toFixed(1)} s and was done ` +
          `${((performance.now() - killed) / 1000).toFixed(1)} s after the kill; report: ${report?.new} new, ${report?.unchanged} unchanged`,
      )
      expect(before.length).toBeLessThan(ROWS)
      expect(begun).toMatchObject({ new: before.length, finished: false })
      expect(seconds).toBeLessThan(15)
      expect(done).toMatchObject({ state: 'done', attempts: 2, result: { read: ROWS, new: ROWS } })
      expect(done.node).not.toBe(node)
      expect(report).toMatchObject({ read: ROWS, new: ROWS, unchanged: 0, refused: 0, issues: 0, finished: true })
      const all = await documentsUpTo(store, await store.head())
      expect(all.slice(0, before.length)).toEqual(before)
      expect([all.length, new Set(all).size]).toEqual([ROWS, ROWS])
      expect(await wordsIn(store)).toEqual(new Set(Array.from({ length: ROWS }, (_, n) => words(n))))
      expect(await Array.fromAsync(store.check())).toEqual([])
    } finally {
      await Promise.all(nodes.map((node) => node.kill('SIGTERM')))
      await store.close()
      await rm(folder, { recursive: true })
    }
  }, 120_000)
})

async function wordsIn(store: Store): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  let after: string | undefined
  do {
    const slice = await store
      .as(THE_EDITORS)
      .list('document', { limit: 500, ...(after === undefined ? {} : { after }) })
    for (const { texts } of slice.items) found.add(/These are .*\./u.exec(texts?.[0]?.body ?? '')?.[0] ?? '')
    after = slice.next
  } while (after !== undefined)
  return found
}
