import { afterAll, beforeAll, expect, test } from 'vitest'
import { readQuery } from '#search/read-query.ts'
import { openMeasures } from '#site/measures.ts'
import { watchReadiness } from '#site/readiness.ts'
import { searchClass } from '#site/search-class.ts'
import { makeSite } from '#site/site.ts'
import { type OpenSite, openSite } from './open-site.ts'

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
})
afterAll(() => open.close())

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

test.each([
  ['peace', 'words'],
  ['"nanjing peace" treaty', 'phrase'],
  ['"nanjing peace" trea*', 'pattern'],
  ['from:stalin', 'words'],
  ['', 'filters'],
])('%s is a search of class %s', (typed, expected) => {
  expect(searchClass(readQuery(typed).query)).toBe(expected)
})
