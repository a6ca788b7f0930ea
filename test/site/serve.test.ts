import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { serveSite } from '#site/serve.ts'
import type { Opened } from '#site/site-context.ts'
import { openSite } from './open-site.ts'

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
  other.close()
  await open.close()
})
