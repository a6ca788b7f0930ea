import { createServer, type Server } from 'node:http'
import type { Measures } from './measures.ts'

/** `/metrics`, for a server of its own: nobody who reads the archive comes there. */
export const measuresServer = (measures: Measures, log: (line: string) => void): Server =>
  createServer(async (request, response) => {
    if (request.url !== '/metrics' || request.method !== 'GET') {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('The measures are at /metrics.\n')
      return
    }
    try {
      const text = await measures.text()
      response.writeHead(200, { 'content-type': measures.contentType, 'cache-control': 'no-store' }).end(text)
    } catch (cause) {
      log(`/metrics: ${cause instanceof Error ? cause.stack : String(cause)}`)
      response.writeHead(500, { 'content-type': 'text/plain' }).end('The measures cannot be told just now.\n')
    }
  })
