import { maxHeaderSize, type Server } from 'node:http'
import { address } from '#value/address.ts'
import { API } from './api/operations.ts'
import { figure } from './words/counted.ts'

const TOO_LONG = {
  status: 431,
  title: 'Request Header Fields Too Large',
  detail: `This address is too long, or what was sent with it: together at most ${figure(maxHeaderSize)} bytes are read.`,
}
const ANSWERS: Readonly<Record<string, typeof TOO_LONG>> = {
  HPE_HEADER_OVERFLOW: TOO_LONG,
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, title: 'Request Timeout', detail: 'The request did not arrive in time.' },
}
const UNREADABLE = { status: 400, title: 'Bad Request', detail: 'This is no request of HTTP that can be read.' }

/** A harvester is told of an address that is too long in the words of its protocol: what is wrong with a request of OAI-PMH never is HTTP's. */
const OF_A_HARVESTER = new RegExp(`^GET (?<path>${address.oai}\\?[!-~]{0,9000})`, 'u')
/** How long (ms) the rest of it is let in. */
const PATIENCE = 2_000

/** Answers in words what cannot be read as a request, before any page or protocol has seen it. `ask`: the site. */
export function answerBrokenRequests(server: Server, ask: (path: string) => Promise<Response>): void {
  server.on('clientError', (cause: Error & { readonly code?: string; readonly rawPacket?: Uint8Array }, socket) => {
    // It is answered already, and what still comes cannot be read either.
    if (socket.writableEnded) return
    if (cause.code === 'ECONNRESET' || !socket.writable) return socket.destroy()
    // What is still coming is let in and dropped for a moment: an answer to somebody who is cut off while sending may be lost.
    socket.resume()
    setTimeout(() => socket.destroy(), PATIENCE).unref()
    const send = (status: string, type: string, body: string) =>
      socket.end(
        `HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n${body}`,
      )
    const problem = ANSWERS[cause.code ?? ''] ?? UNREADABLE
    const begun = Buffer.from(cause.rawPacket?.subarray(0, 10_000) ?? []).toString('latin1')
    const path = problem === TOO_LONG ? OF_A_HARVESTER.exec(begun)?.groups?.path : undefined
    if (path !== undefined)
      return void ask(path).then(async (answer) => send('200 OK', 'text/xml; charset=utf-8', await answer.text()))
    const status = `${problem.status} ${problem.title}`
    if (begun.startsWith(`GET ${API}/`)) send(status, 'application/problem+json', JSON.stringify(problem))
    else send(status, 'text/plain; charset=utf-8', `${problem.detail}\n`)
  })
}
