import { connect, createServer, type Socket } from 'node:net'

/** A way to a node on which everything can be held up for a while, as where a process is stopped and goes on. */
export async function stallingWay(node: string): Promise<{
  readonly port: number
  stall(): void
  goOn(): void
  close(): void
}> {
  const { hostname, port } = new URL(node)
  const sockets = new Set<Socket>()
  const waiting: (() => void)[] = []
  let isStalled = false
  const server = createServer((near) => {
    const join = () => {
      const far = connect(Number(port), hostname)
      near.pipe(far).pipe(near)
      for (const socket of [near, far]) {
        sockets.add(socket)
        socket.on('error', () => socket.destroy())
        socket.on('close', () => sockets.delete(socket))
      }
    }
    if (isStalled) waiting.push(join)
    else join()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    stall() {
      isStalled = true
      for (const socket of sockets) socket.pause()
    },
    goOn() {
      isStalled = false
      for (const socket of sockets) socket.resume()
      for (const join of waiting.splice(0)) join()
    },
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
