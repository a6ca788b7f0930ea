import { connect, createServer, type Socket } from 'node:net'

/** `open`; `silent`: whoever comes is let in, and no byte goes through any more; `cut`: hung up on. */
type State = 'open' | 'silent' | 'cut'

/** A line to a server that can be cut. What was connected when it fell silent never hears anything again. */
export interface Line {
  /** `127.0.0.1:port`. */
  readonly host: string
  set(state: State): void
  close(): void
}

export async function lineTo(host: string): Promise<Line> {
  const [name = '', port] = host.split(':')
  const sockets = new Set<Socket>()
  let state: State = 'open'
  const tracked = (socket: Socket, other?: Socket): Socket => {
    sockets.add(socket)
    socket.on('error', () => {})
    return socket.on('close', () => {
      sockets.delete(socket)
      other?.destroy()
    })
  }
  const server = createServer((near) => {
    if (state === 'cut') return near.on('error', () => {}).destroy()
    if (state === 'silent') return tracked(near).resume()
    const far = tracked(connect(Number(port), name), near)
    tracked(near, far).pipe(far).pipe(near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  const silence = (socket: Socket) => socket.unpipe().resume()
  return {
    host: `127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`,
    set(now) {
      state = now
      for (const socket of sockets) {
        if (now === 'silent') silence(socket)
        if (now === 'cut') socket.destroy()
      }
    },
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}
