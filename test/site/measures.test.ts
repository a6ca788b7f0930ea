import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readQuery } from '#search/read-query.ts'
import { openMeasures } from '#site/measures.ts'
import { watchReadiness } from '#site/readiness.ts'
import { searchClass } from '#site/search-class.ts'
import { measuresServer } from '#site/serve-measures.ts'
import { makeSite } from '#site/site.ts'
import { Refusal } from '#value/refusal.ts'
import { type OpenSite, openSite } from './open-site.ts'

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
})
afterAll(() => open.close())

test('whoever asks for measures is not counted among those who wait for a connection', async () => {
  let waiting = 0
  const { text } = await openMeasures({
    readiness: watchReadiness(open.archive),
    jobs: async () => {
      waiting += 1
      return {}
    },
    connections: () => [{ to: 'primary', inUse: 0, idle: 2, waiting }],
  })
  expect(await text()).toContain('chancery_pool_connections{to="primary",state="waiting"} 0')
  expect(waiting).toBe(1)
})

test('answers are counted by the pattern of their address, searches by class; no word of a reader is told', async () => {
  const { store } = open.archive
  await store.jobs.handIn({ kind: 'import', wants: {}, by: 'test' })
  const measures = await openMeasures({
    readiness: watchReadiness(open.archive),
    jobs: () => store.jobs.counts(),
    connections: () => [{ to: 'primary', inUse: 2, idle: 1, waiting: 3 }],
  })
  const site = makeSite(open.archive, { measures })
  for (const path of [
    '/documents/112659',
    '/documents/112659',
    '/documents/nobody',
    '/made-up/7',
    '/search?q=peace',
    '/search?q="nanjing+peace"',
  ])
    await site.request(path)
  const text = await measures.text()
  expect(text).toContain('chancery_answer_seconds_count{route="/documents/:name",status="200"} 2')
  expect(text).toContain('chancery_answer_seconds_count{route="/documents/:name",status="404"} 1')
  expect(text).toContain('chancery_answer_seconds_count{route="none",status="404"} 1')
  expect(text).toContain('chancery_answer_seconds_count{route="/search",status="200"} 2')
  expect(text).toMatch(/chancery_search_seconds_count\{class="phrase"\} [1-9]/u)
  expect(text).toContain('chancery_index_lag_changes 0')
  expect(text).toContain('chancery_index_lag_seconds 0')
  expect(text).toContain('chancery_pool_connections{to="primary",state="waiting"} 3')
  expect(text).toContain('chancery_part_up{part="files"} 1')
  expect(text).toContain('chancery_jobs{state="waiting"} 1')
  expect(text).toContain('chancery_jobs{state="failed"} 0')
  expect(text).toContain('process_cpu_seconds_total')
  expect(text).not.toMatch(/112659|made-up|nanjing/u)
})

test('where the store is away its jobs are left out; another fault is told and logged, and ends nothing', async () => {
  let fault: Error = new Refusal('unavailable', 'The database does not answer.')
  const measures = await openMeasures({
    readiness: watchReadiness(open.archive),
    jobs: async () => {
      throw fault
    },
    connections: () => [],
  })
  expect(await measures.text()).not.toContain('chancery_jobs{')
  fault = new Error('no such column')
  const log: string[] = []
  const server = measuresServer(measures, (line) => log.push(line)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  expect((await fetch(`http://127.0.0.1:${port}/metrics`)).status).toBe(500)
  expect(log.join()).toContain('no such column')
  server.close()
})

test.each([
  ['peace', 'words'],
  ['"nanjing peace" treaty', 'phrase'],
  ['"nanjing peace" trea*', 'pattern'],
  ['from:stalin', 'words'],
  ['', 'filters'],
])('%s is a search of class %s', (typed, expected) => {
  expect(searchClass(readQuery(typed).query)).toBe(expected)
})
