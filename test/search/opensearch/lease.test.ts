import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { Leases } from '#search/opensearch/lease.ts'
import { clusterUnderTest, openCluster } from './cluster.ts'
import { stallingWay } from './stalling.ts'

describe.skipIf(clusterUnderTest === undefined)('the lease of an index in a cluster', () => {
  test('is one process’s at a time, and free when it is given back', async () => {
    const { cluster, name } = await openCluster(clusterUnderTest).indexes(1)
    const [one, other] = [new Leases(cluster, name), new Leases(cluster, name)]
    const both = await Promise.all([one.take(), other.take()])
    const [held, ...more] = both.filter((lease) => lease !== undefined)
    expect(more).toEqual([])
    expect([await one.take(), await other.take(), held?.isLost()]).toEqual([undefined, undefined, false])
    await held?.release()
    const next = await other.take()
    expect(next).toBeDefined()
    await next?.release()
    await cluster.ask({ method: 'DELETE', path: `/${name}-lease` })
    await cluster.close()
  })

  test('goes to another when its holder no longer renews it, who is told when it comes back', async () => {
    const { cluster, name, address } = await openCluster(clusterUnderTest).indexes(1)
    const way = await stallingWay(address.nodes[0] ?? '')
    const stalled = await openCluster(`opensearch+http://127.0.0.1:${way.port}`).indexes(1)
    const terms = { held: 900, renewed: 200 }
    const [one, other] = [new Leases(stalled.cluster, name, terms), new Leases(cluster, name, terms)]
    const held = await one.take()
    const watched = async (ms: number) => {
      for (const end = performance.now() + ms; performance.now() < end; await sleep(50)) {
        const taken = await other.take()
        if (taken !== undefined) return taken
      }
      return undefined
    }
    expect(await watched(2 * terms.held)).toBeUndefined()
    way.stall()
    const next = await watched(8 * terms.held)
    expect([next?.isLost(), held?.isLost()]).toEqual([false, false])
    way.goOn()
    await expect.poll(() => held?.isLost(), { timeout: 5000 }).toBe(true)
    expect([next?.isLost(), await one.take()]).toEqual([false, undefined])
    await Promise.all([held?.release(), next?.release()])
    await cluster.ask({ method: 'DELETE', path: `/${name}-lease` })
    await Promise.all([cluster.close(), stalled.cluster.close()])
    way.close()
  })
})
