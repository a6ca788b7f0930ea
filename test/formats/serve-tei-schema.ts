import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm'
import type { TestProject } from 'vitest/node'
import { schemaErrors } from './schema-errors.ts'

export const SCHEMA = '../shared/tei/schema/tei_all.rng'

declare module 'vitest' {
  interface ProvidedContext {
    /** The address that says what tei_all has against a file that is posted to it. */
    teiSchema: string
  }
}

/** Before any test: one process holds the schema for all of them, since making it ready takes ten seconds. It does so when first asked. */
export default async function serveTeiSchema(project: TestProject): Promise<() => void> {
  const server = fork(import.meta.filename, ['serve'])
  const [address] = await once(server, 'message')
  project.provide('teiSchema', String(address))
  return () => server.kill()
}

function serve(): void {
  let validator: RelaxNGValidator | undefined
  // While it makes the schema ready nothing is heard: nobody who waits meanwhile is late, and no connection is idle.
  const patient = { requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 600_000 }
  const server = createServer(patient, async (request, response) => {
    try {
      validator ??= RelaxNGValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(SCHEMA)))
      response.end(JSON.stringify(schemaErrors(validator, await text(request))))
    } catch (cause) {
      // No XML at all, say: it is for the test to tell.
      response.writeHead(500).end(String(cause))
    }
  })
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo // it listens
    process.send?.(`http://127.0.0.1:${port}/`)
  })
}

if (process.argv[2] === 'serve' && process.send !== undefined) serve()
