import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { createServer as createSecureServer } from 'node:https'

/** What a node was asked. */
export interface NodeAsked {
  readonly method: string
  readonly path: string
  readonly body: string
  readonly authorization: string | undefined
}
export interface NodeAnswer {
  readonly status?: number
  readonly body: unknown
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

/** Something that answers as a node of a cluster might. `tls`: its key and certificate, where it is asked secretly. */
export async function fakeNode(
  answer: (asked: NodeAsked) => NodeAnswer | Promise<NodeAnswer>,
  tls?: { readonly key: string; readonly cert: string },
): Promise<{ readonly port: number; close(): void }> {
  const listener: RequestListener = async (request, response) => {
    const { method = '', url: path = '', headers } = request
    const { status = 200, body } = await answer({
      method,
      path,
      body: await bodyOf(request),
      authorization: headers.authorization,
    })
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  }
  const server = tls === undefined ? createServer(listener) : createSecureServer(tls, listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
