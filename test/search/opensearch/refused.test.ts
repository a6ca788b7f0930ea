import { afterEach, expect, test, vi } from 'vitest'
import { readClusterAddress } from '#search/opensearch/address.ts'
import { Cluster } from '#search/opensearch/cluster.ts'
import { fakeNode } from './fake-node.ts'

/** How long each pause would have been (ms): nobody waits here. */
const pauses = vi.hoisted((): number[] => [])
vi.mock('node:timers/promises', async (original) => ({
  ...(await original<typeof import('node:timers/promises')>()),
  setTimeout: async (ms: number) => {
    pauses.push(ms)
  },
}))
afterEach(() => {
  pauses.length = 0
})

async function askedOf(hosts: string, scheme = 'http'): Promise<unknown> {
  const cluster = await Cluster.at(readClusterAddress(`opensearch+${scheme}://${hosts}`), {})
  const told = await cluster.ask({ method: 'GET', path: '/' }).catch((cause: unknown) => cause)
  await cluster.close()
  return told
}

test('where no node takes a connection it is told soon', async () => {
  expect(await askedOf('127.0.0.1:1,127.0.0.1:2,[::1]:1')).toMatchObject({ code: 'unavailable' })
  expect(pauses).toEqual([50, 200, 500])
})

test('a node that takes a connection is waited for, however many others are gone', async () => {
  const starting = await fakeNode(() => ({ status: 503, body: { error: 'no cluster manager' } }))
  expect(await askedOf(`127.0.0.1:1,127.0.0.1:${starting.port},127.0.0.1:2`)).toMatchObject({ code: 'unavailable' })
  expect(pauses).toEqual([50, 200, 500, 1000, 2000, 4000])
  starting.close()
})

test('TLS with a port that speaks none is told in words', async () => {
  const plain = await fakeNode(() => ({ body: {} }))
  const told = await askedOf(`127.0.0.1:${plain.port}`, 'https')
  expect(told).toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('does not speak TLS there: is it opensearch+http://?'),
  })
  expect(String(told)).not.toMatch(/routines|error:/u)
  plain.close()
})
