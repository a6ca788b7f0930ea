import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as rest } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeDumps } from '#dissemination/dumps/make-dumps.ts'
import { readClusterAddress } from '#search/opensearch/address.ts'
import { openCluster } from '#search/opensearch/open.ts'
import { serveSite } from '#site/serve.ts'
import { bucketAt } from '#store/files/s3/bucket.ts'
import { dumpBucket } from '#store/files/s3/dump-bucket.ts'
import { openS3Files } from '#store/files/s3/open.ts'
import { openPostgresStore } from '#store/postgres/open.ts'
import { THE_PUBLIC } from '#store/store.ts'
import { type Line, lineTo } from '../cuttable.ts'
import { clearPlaces, newPlace } from '../store/postgres-server.ts'
import { type OpenSite, openSite } from './open-site.ts'

const {
  CHANCERY_TEST_POSTGRES: postgres,
  CHANCERY_TEST_OPENSEARCH: opensearch,
  CHANCERY_TEST_S3: s3,
  CHANCERY_TEST_S3_ACCESS_KEY = '',
  CHANCERY_TEST_S3_SECRET_KEY = '',
} = process.env
const ALL = [postgres, opensearch, s3].every((one) => one !== undefined)

const OF_RECORDS = [
  '/',
  '/documents/112659',
  '/documents/112659?q=Filippov',
  '/documents/112659.json',
  '/people',
  '/people/stalin',
  '/places/moscow',
  '/archives',
  '/archives/aprf/f45/op1/d330',
  '/collections/january-1949',
  '/exchanges',
  '/exchanges/worked-case',
  '/unanswered',
  '/feed.atom',
  '/sitemap.xml',
  '/oai?verb=Identify',
  '/api/v1/documents',
]
interface Answer {
  readonly path: string
  readonly status: number
  readonly again: string | null
  readonly text: string
  readonly ms: number
}
const AT_ONCE = 6

const OF_SEARCH = ['/search?q=peace', '/search.json?q=peace', '/search.atom?q=peace', '/api/v1/search?q=peace']

const OF_FILES = ['/dumps', '/dumps.json', '/dumps/documents.bib']

describe.skipIf(!ALL)(
  'a site on PostgreSQL, OpenSearch and S3, each behind a line that can be cut (needs all three: test/engines/start.sh)',
  () => {
    let open: OpenSite
    let base = ''
    const ending = new AbortController()
    let ended: Promise<void> = Promise.resolve()
    const lines: Record<'store' | 'index' | 'files', Line[]> = { store: [], index: [], files: [] }
    const set = (which: keyof typeof lines, state: Parameters<Line['set']>[0]) => {
      for (const line of lines[which]) line.set(state)
    }
    const name = `test-away-${randomBytes(6).toString('hex')}`
    const nodes = (opensearch ?? '').replace('opensearch+http://', '').split(',')

    beforeAll(async () => {
      const place = newPlace()
      lines.store = [await lineTo(new URL(place).host)]
      lines.index = await Promise.all(nodes.map((host) => lineTo(host)))
      const bucket = bucketAt((s3 ?? '').replace('?', `/away-${randomUUID()}?`))
      lines.files = [await lineTo(new URL(bucket.endpoint).host)]
      const store = await openPostgresStore({
        address: place.replace(new URL(place).host, lines.store[0]?.host ?? ''),
        now: () => new Date(),
        connections: 8,
        limits: { connecting: 2000, query: 1500 },
      })
      const kept = {
        bucket: { ...bucket, endpoint: `http://${lines.files[0]?.host}` },
        keys: { access: CHANCERY_TEST_S3_ACCESS_KEY, secret: CHANCERY_TEST_S3_SECRET_KEY },
        now: () => new Date(),
        patience: { answer: 500, pause: 50 },
      }
      const hosts = lines.index.map(({ host }) => host).join(',')
      const { searching, openIndexing } = await openCluster(
        readClusterAddress(`opensearch+http://${hosts}/${name}?shards=1&replicas=0`),
        {},
        { answer: 1500, endurance: 2000, hurried: 300, remembered: 500, spared: 500 },
      )
      open = await openSite({}, [], {
        store,
        files: openS3Files(kept),
        dumps: dumpBucket(kept),
        index: { indexing: await openIndexing(), searching },
      })
      await makeDumps(store.as(THE_PUBLIC), {
        place: open.archive.dumps,
        formats: ['bibtex'],
        frame: { name: 'Chancery', base: 'https://chancery.example', licence: 'https://x.example', at: new Date() },
        signal: ending.signal,
      })
      const served = await serveSite(open.archive, { host: '127.0.0.1', port: 0, signal: ending.signal, log: () => {} })
      base = served.address
      ended = served.closed
      // Connections are made, and what is made once.
      await ask(OF_RECORDS)
    })
    afterAll(async () => {
      for (const which of ['store', 'index', 'files'] as const) set(which, 'open')
      ending.abort()
      await ended
      await fetch(`http://${nodes[0]}/${name}-*`, { method: 'DELETE' })
      await open.close()
      for (const line of Object.values(lines).flat()) line.close()
      await clearPlaces()
    })

    /** Asks some of them at a time; what has not answered after 15 s hangs. */
    async function ask(paths: readonly string[]) {
      const answers: Answer[] = []
      for (let at = 0; at < paths.length; at += AT_ONCE)
        answers.push(...(await Promise.all(paths.slice(at, at + AT_ONCE).map(askOne))))
      return answers
    }
    async function askOne(path: string): Promise<Answer> {
      const begun = performance.now()
      const answer = await fetch(`${base}${path}`, { signal: AbortSignal.timeout(15_000), redirect: 'manual' })
      const { status, headers } = answer
      const text = await answer.text()
      return { path, status, again: headers.get('retry-after'), text, ms: Math.round(performance.now() - begun) }
    }
    const statuses = (answers: readonly Answer[], status: number) =>
      answers.filter((one) => one.status !== status).map(({ path, status }) => `${path}: ${status}`)
    const slowest = (answers: readonly Answer[]) => Math.max(...answers.map(({ ms }) => ms))

    test.each(['cut', 'silent'] as const)(
      'OpenSearch %s: records, people and archives answer, search says so in plain words, and all is well afterwards',
      async (state) => {
        expect(statuses(await ask([...OF_RECORDS, ...OF_SEARCH]), 200)).toEqual([])
        set('index', state)
        const [records, search, ready] = [
          await ask(OF_RECORDS),
          await ask(OF_SEARCH),
          await ask(['/readyz', '/healthz']),
        ]
        console.log(
          `OpenSearch ${state}: ${records.length} pages answered, the slowest after ${slowest(records)} ms; ${search.length} searches were told so, the slowest after ${slowest(search)} ms: ${JSON.parse(search[1]?.text ?? '{}').detail}`,
        )
        expect(statuses(records, 200)).toEqual([])
        expect(statuses(search, 503)).toEqual([])
        expect(
          search.filter(({ again, text }) => again === null || !text.includes('does not answer just now')),
        ).toEqual([])
        expect(records[0]?.text).toContain('The search does not answer just now.')
        expect(ready.map(({ status }) => status)).toEqual([200, 200])
        expect(JSON.parse(ready[0]?.text ?? '')).toMatchObject({ ready: true, store: 'ok', index: 'unavailable' })
        set('index', 'open')
        await rest(1100)
        const after = await ask([...OF_RECORDS, ...OF_SEARCH])
        expect(statuses(after, 200)).toEqual([])
        // What was left out is not kept.
        expect(after.filter(({ text }) => text.includes('does not answer just now')).map(({ path }) => path)).toEqual(
          [],
        )
      },
    )

    test.each(['cut', 'silent'] as const)(
      'S3 %s: pages and searches answer, dumps are not listed, files say 503',
      async (state) => {
        expect(statuses(await ask(OF_FILES), 200)).toEqual([])
        set('files', state)
        const pages = await ask([...OF_RECORDS, ...OF_SEARCH])
        const [list, ...files] = await ask(OF_FILES)
        await rest(1000)
        const [ready] = await ask(['/readyz'])
        const asked = Array.fromAsync(open.archive.files.open('0'.repeat(64)))
        await expect(asked).rejects.toMatchObject({ code: 'unavailable' })
        console.log(
          `S3 ${state}: ${pages.length} pages answered, the slowest after ${slowest(pages)} ms; who asked for files was told after ${slowest(files)} ms: ${JSON.parse(files[0]?.text ?? '{}').detail}`,
        )
        expect(statuses(pages, 200)).toEqual([])
        expect(list).toMatchObject({
          status: 200,
          text: expect.stringContaining('The dumps cannot be listed just now'),
        })
        expect(statuses(files, 503)).toEqual([])
        expect(files.filter(({ again }) => again === null)).toEqual([])
        expect(JSON.parse(ready?.text ?? '')).toMatchObject({ ready: true, files: 'unavailable' })
        set('files', 'open')
        await rest(1100)
        expect(JSON.parse((await ask(['/readyz']))[0]?.text ?? '')).toMatchObject({ files: 'ok' })
        expect(statuses(await ask(OF_FILES), 200)).toEqual([])
      },
    )

    test('PostgreSQL silent: 503 with when to ask again, in time, and all is well afterwards', async () => {
      set('store', 'silent')
      const pages = await ask(OF_RECORDS.slice(0, 2 * AT_ONCE))
      const [ready] = await ask(['/readyz'])
      console.log(`PostgreSQL silent: ${pages.length} were told so, the slowest after ${slowest(pages)} ms`)
      expect(statuses(pages, 503)).toEqual([])
      expect([ready?.status, pages.filter(({ again }) => again === null)]).toEqual([503, []])
      set('store', 'open')
      await rest(1100)
      expect(statuses(await ask([...OF_RECORDS, ...OF_SEARCH, '/readyz']), 200)).toEqual([])
      await rest(200)
      expect(open.store.connections()).toMatchObject([{ inUse: 0, waiting: 0 }])
    })
  },
)
