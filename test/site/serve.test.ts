import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { serveSite } from '#site/serve.ts'
import type { Opened } from '#site/site-context.ts'
import { openSite } from './open-site.ts'

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const bound = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof bound === 'object' && bound !== null ? bound.port : 0
}

test('listens, answers, and ends when it is told to', async () => {
  const open = await openSite()
  const ending = new AbortController()
  const { address, port, closed } = await serveSite(open.archive, { host: '127.0.0.1', port: 0, signal: ending.signal })
  expect(address).toBe(`http://127.0.0.1:${port}`)
  expect((await fetch(`${address}/healthz`)).status).toBe(200)
  ending.abort()
  await closed
  await expect(fetch(`${address}/healthz`)).rejects.toThrow()
  await open.close()
})

test('an address that is too long is told so in words, and a harvester in those of its protocol', async () => {
  const open = await openSite()
  const ending = new AbortController()
  const { address, closed } = await serveSite(open.archive, { host: '127.0.0.1', port: 0, signal: ending.signal })
  const long = 'x'.repeat(10_000_000)
  const page = await fetch(`${address}/search?q=${long}`)
  expect([page.status, await page.text()]).toEqual([431, expect.stringMatching(/^This address is too long/u)])
  const question = await fetch(`${address}/api/v1/search?q=${long}`)
  expect([question.headers.get('content-type'), await question.json()]).toMatchObject([
    'application/problem+json',
    { status: 431 },
  ])
  const harvest = await fetch(`${address}/oai?verb=Identify&x=${long}`)
  expect([harvest.status, await harvest.text()]).toEqual([200, expect.stringContaining('<error code="badArgument">')])
  ending.abort()
  await closed
  await open.close()
})

test('an answer under way is finished', async () => {
  const open = await openSite()
  const ending = new AbortController()
  // The end comes when the question has arrived and nothing of it is answered.
  const ended: Opened = {
    ...open.archive,
    as: (reader) => {
      const { records, finding } = open.archive.as(reader)
      const describe: typeof records.describe = (...asked) => {
        ending.abort()
        return records.describe(...asked)
      }
      return { finding, records: { ...records, describe } }
    },
  }
  const { address, closed } = await serveSite(ended, { host: '127.0.0.1', port: 0, signal: ending.signal })
  const answer = await fetch(`${address}/documents/112659`, { headers: { connection: 'close' } })
  expect(ending.signal.aborted).toBe(true)
  expect(await answer.text()).toContain('Nanjing Peace Proposal')
  await closed
  await open.close()
})

test('to be drained, it answers on for a while, but says that it is to be sent nobody', async () => {
  const open = await openSite()
  const ending = new AbortController()
  const drained = { ...open.archive, config: { ...open.archive.config, drain: 3 } }
  const { address, closed } = await serveSite(drained, { host: '127.0.0.1', port: 0, signal: ending.signal })
  // The first page of its kind takes its time where the machine is busy.
  for (const path of ['readyz', 'documents/112659']) expect((await fetch(`${address}/${path}`)).status).toBe(200)
  ending.abort()
  const told = await fetch(`${address}/readyz`)
  expect([told.status, told.headers.get('connection')]).toEqual([503, 'close'])
  expect((await fetch(`${address}/documents/112659`)).status).toBe(200)
  await closed
  await expect(fetch(`${address}/readyz`)).rejects.toThrow()
  await open.close()
})

test('measures are on a port of their own, and end with the rest', async () => {
  const open = await openSite()
  const ending = new AbortController()
  const port = await freePort()
  const measured = { ...open.archive, config: { ...open.archive.config, metrics_port: port } }
  const { address, closed } = await serveSite(measured, { host: '127.0.0.1', port: 0, signal: ending.signal })
  await (await fetch(`${address}/documents/112659`)).text()
  expect((await fetch(`${address}/metrics`)).status).toBe(404)
  const metrics = await fetch(`http://127.0.0.1:${port}/metrics`)
  expect(metrics.headers.get('content-type')).toContain('text/plain; version=0.0.4')
  expect(await metrics.text()).toContain('chancery_answer_seconds_count{route="/documents/:name",status="200"} 1')
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404)
  // A port that another has is refused before anything is served.
  const again = serveSite(measured, { host: '127.0.0.1', port: 0, signal: ending.signal })
  await expect(again).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining(`port ${port}`) })
  ending.abort()
  await closed
  await expect(fetch(`http://127.0.0.1:${port}/metrics`)).rejects.toThrow()
  await open.close()
})

test('a port in use is refused in words', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const bound = other.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  const open = await openSite()
  await expect(
    serveSite(open.archive, { host: '127.0.0.1', port, signal: new AbortController().signal }),
  ).rejects.toMatchObject({
    code: 'unavailable',
    message: `port ${port} is in use by another program. Choose one with --port, or stop that program.`,
  })
  const config = { ...open.archive.config, metrics_port: port }
  await expect(
    serveSite({ ...open.archive, config }, { host: '127.0.0.1', port: 0, signal: new AbortController().signal }),
  ).rejects.toMatchObject({ code: 'unavailable', message: expect.stringMatching(/^metrics port \d+ .* metrics_port/u) })
  other.close()
  await open.close()
})
