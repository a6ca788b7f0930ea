import { expect, onTestFinished, test } from 'vitest'
import { makeSite } from '#site/site.ts'
import { openSite } from './open-site.ts'

test('a line for every answer, with the number of the request and nothing of what was searched for', async () => {
  const open = await openSite()
  onTestFinished(() => open.close())
  const lines: string[] = []
  const site = makeSite(open.archive, { log: (line) => lines.push(line), logsAnswers: true })
  const answer = await site.request('/search?q=secret', { headers: { 'x-request-id': 'abc-123' } })
  expect(answer.headers.get('x-request-id')).toBe('abc-123')
  expect(lines.length).toBe(1)
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/u),
    level: 'info',
    id: 'abc-123',
    method: 'GET',
    path: '/search',
    status: 200,
    ms: expect.any(Number),
  })
  expect(lines[0]).not.toContain('secret')
})

test('a number that is none is not taken over, and a fault is logged under that of its request', async () => {
  const open = await openSite()
  onTestFinished(() => open.close())
  const lines: string[] = []
  const bug = async () => {
    throw new Error('a bug')
  }
  const as: typeof open.archive.as = (...who) => {
    const seen = open.archive.as(...who)
    return { ...seen, records: { ...seen.records, standing: bug } }
  }
  const broken = { ...open.archive, as }
  const site = makeSite(broken, { log: (line) => lines.push(line) })
  const answer = await site.request('/healthz', { headers: { 'x-request-id': 'a\tb"}{' } })
  const id = answer.headers.get('x-request-id')
  expect(id).toMatch(/^[0-9a-f]{12}$/u)
  expect(answer.status).toBe(500)
  expect(await answer.text()).toContain(id)
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ level: 'error', id, path: '/healthz' }])
})
