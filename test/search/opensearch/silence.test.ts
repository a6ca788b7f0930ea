import { createServer, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { openCluster } from './cluster.ts'

test('waits for no node that takes a question and never answers', async () => {
  const sockets = new Set<Socket>()
  const silent = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const address = silent.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const limits = { answer: 300, endurance: 600, hurried: 300, remembered: 600, spared: 300 }
  const { cluster } = await openCluster(`opensearch+http://127.0.0.1:${port}`, '', limits).indexes(1)
  try {
    await expect(cluster.ask({ method: 'GET', path: '/' })).rejects.toMatchObject({
      code: 'unavailable',
    })
    await expect(cluster.ask({ method: 'GET', path: '/', hurried: true })).rejects.toMatchObject({
      code: 'unavailable',
    })
  } finally {
    for (const socket of sockets) socket.destroy()
    silent.close()
    await cluster.close()
  }
})
