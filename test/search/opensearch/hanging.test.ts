import { afterAll, beforeAll, expect, test } from 'vitest'
import { readClusterAddress } from '#search/opensearch/address.ts'
import { Cluster } from '#search/opensearch/cluster.ts'
import { SearchedIndex } from '#search/opensearch/searched-index.ts'
import { fakeNode } from './fake-node.ts'

type Node = Awaited<ReturnType<typeof fakeNode>>

const FOUND = { body: { responses: [{ hits: { total: { value: 1 } } }] } }
const never = () => new Promise<never>(() => {})
const asked: string[] = []
let hangs = true
let well: Node
let hanging: Node
let cluster: Cluster

beforeAll(async () => {
  // Asked for anything, it waits for the copies that lie on the other, unless it is to take its own.
  well = await fakeNode(({ path, body }) => {
    asked.push(path)
    if (path.startsWith('/_nodes/_local')) return { body: { nodes: { A: { name: 'a' } } } }
    return !hangs || body.includes('"preference":"_prefer_nodes:A') ? FOUND : never()
  })
  hanging = await fakeNode(({ path }) => {
    if (hangs) return never()
    return path.startsWith('/_nodes/_local') ? { body: { nodes: { B: { name: 'b' } } } } : FOUND
  })
  const nodes = [well, hanging].map(({ port }) => `127.0.0.1:${port}`)
  cluster = await Cluster.at(readClusterAddress(`opensearch+http://${nodes.join(',')}`), {})
})
afterAll(async () => {
  await cluster.close()
  for (const node of [well, hanging]) node.close()
})

test('while a node hangs, copies on the others are asked; when it answers again, all are', async () => {
  const index = new SearchedIndex(cluster, 'letters')
  const search = () => index.search([{ size: 0 }], 'abc')
  for (let n = 0; n < 4; n += 1) expect(await search()).toEqual(FOUND.body.responses)
  // Only the first of them had to find out.
  expect(asked.filter((path) => path.startsWith('/_nodes')).length).toBe(1)
  expect(asked.filter((path) => path === '/_msearch').length).toBeGreaterThanOrEqual(4)
  hangs = false
  const rolls = () => asked.filter((path) => path.startsWith('/_nodes')).length
  await expect.poll(() => search().then(rolls), { timeout: 10_000 }).toBe(2)
})
