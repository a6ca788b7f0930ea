import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readClusterAddress } from '#search/opensearch/address.ts'
import { type Line, writeLines } from '#search/opensearch/bulk.ts'
import { Cluster } from '#search/opensearch/cluster.ts'
import { SearchedIndex } from '#search/opensearch/searched-index.ts'
import { fakeNode, type NodeAnswer, type NodeAsked } from './fake-node.ts'

/** How long each pause would have been (ms): nobody waits here. */
const pauses = vi.hoisted((): number[] => [])
vi.mock('node:timers/promises', async (original) => ({
  ...(await original<typeof import('node:timers/promises')>()),
  setTimeout: async (ms: number) => {
    pauses.push(ms)
  },
}))

const BUSY: NodeAnswer = { status: 429, body: { error: { type: 'rejected_execution_exception' }, status: 429 } }
const answers: ((asked: NodeAsked) => NodeAnswer | Promise<NodeAnswer>)[] = []
const asked: NodeAsked[] = []
let node: Awaited<ReturnType<typeof fakeNode>>
let cluster: Cluster
beforeEach(async () => {
  node = await fakeNode((one) => {
    asked.push(one)
    // The last answer is given again and again.
    return (answers.length > 1 ? answers.shift() : answers[0])?.(one) ?? BUSY
  })
  cluster = await Cluster.at(readClusterAddress(`opensearch+http://127.0.0.1:${node.port}`), {})
})
afterEach(async () => {
  for (const list of [answers, asked, pauses]) list.length = 0
  await cluster.close()
  node.close()
})

const line = (id: string, more = ''): Line => ({ id, version: 1, fields: { more } })
/** The lines of a request, by their identifiers. */
const idsIn = ({ body }: NodeAsked): string[] => [...body.matchAll(/"_id":"(?<id>\w+)"/gu)].map(([, id = '']) => id)
const items = (...statuses: number[]): NodeAnswer => ({
  body: {
    errors: true,
    items: statuses.map((status, n) => ({ index: { _id: `${n}`, status, error: { reason: 'why' } } })),
  },
})

test('sends again what a busy cluster has not taken, and nothing else', async () => {
  answers.push(
    () => BUSY,
    () => items(201, 429, 409),
    () => items(201),
  )
  expect(
    await writeLines(
      cluster,
      'letters',
      ['a', 'b', 'c'].map((id) => line(id)),
    ),
  ).toBe(2)
  expect(asked.map(idsIn)).toEqual([['a', 'b', 'c'], ['a', 'b', 'c'], ['b']])
  expect(pauses).toEqual([50, 100])
})

test('waits longer each time, and gives up in words what is never taken', async () => {
  answers.push(() => items(429))
  await expect(writeLines(cluster, 'letters', [line('a')])).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining('takes nothing more just now'),
  })
  expect(pauses.length).toBeGreaterThan(5)
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b))
})

test('says which entry is refused for good, and does not send it again', async () => {
  answers.push(() => items(201, 400))
  await expect(writeLines(cluster, 'letters', [line('a'), line('b')])).rejects.toThrow('refused 1')
  expect(asked).toHaveLength(1)
})

test('has no more than two requests under way, however much there is to write', async () => {
  let [underWay, most] = [0, 0]
  answers.push(async (one) => {
    underWay += 1
    most = Math.max(most, underWay)
    await new Promise((resolve) => setTimeout(resolve, 30))
    underWay -= 1
    return items(...idsIn(one).map(() => 201))
  })
  const lines = Array.from({ length: 9 }, (_, n) => line(`l${n}`, 'x'.repeat(2_500_000)))
  expect(await writeLines(cluster, 'letters', lines)).toBe(9)
  expect([asked.length, most]).toEqual([5, 2])
  expect(asked.flatMap(idsIn).sort()).toEqual(lines.map(({ id }) => id))
})

const FOUND = { hits: { total: { value: 1 } }, status: 200 }
const TOO_BUSY = { error: { type: 'rejected_execution_exception', reason: 'queue' }, status: 429 }
const responses = (...some: unknown[]): NodeAnswer => ({ body: { responses: some } })

test('asks again where a part of an answer was refused by a busy node', async () => {
  answers.push(
    () => BUSY,
    () => responses(FOUND, TOO_BUSY),
    () => responses(FOUND, FOUND),
  )
  expect(await new SearchedIndex(cluster, 'letters').search([{}, {}])).toEqual([FOUND, FOUND])
  expect(pauses).toEqual([50, 30])
})

test.each([
  ['a part', responses(FOUND, TOO_BUSY), 'A part of the search engine does not answer'],
  ['the whole', BUSY, 'too busy just now'],
])('gives a question up in words where %s is refused every time', async (_, answer, words) => {
  answers.push(() => answer)
  await expect(new SearchedIndex(cluster, 'letters').search([{}, {}])).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining(words),
  })
})
