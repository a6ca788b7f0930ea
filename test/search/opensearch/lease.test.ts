import { describe, expect, test } from 'vitest'
import { Leases } from '#search/opensearch/lease.ts'
import { clusterUnderTest, openCluster } from './cluster.ts'

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
})
