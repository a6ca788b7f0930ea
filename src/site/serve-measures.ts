import { createServer, type Server } from 'node:http'
import type { Measures } from './measures.ts'

/** `/metrics`, for a server of its own: nobody who reads the archive comes there. */
export const measuresServer = (measures: Measures): Server =>
  createServer(async (request, response) => {
    if (request.url !== '/metrics' || request.method !== 'GET') {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('The measures are at /metrics.\n')
      return
    }
    const text = await measures.text()
    response.writeHead(200, { 'content-type': measures.contentType, 'cache-control': 'no-store' }).end(text)
  })
