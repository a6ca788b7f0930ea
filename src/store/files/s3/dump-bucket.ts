import { mkdir, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { sha256 } from '#value/digest.ts'
import type { DumpPlace, FileKept } from '../files.ts'
import { keysIn } from './listing.ts'
import type { S3Options } from './open.ts'
import { PART, PATIENCE, putFile, SHORT } from './parts.ts'
import { s3Server } from './server.ts'
import { readingFrom } from './spool.ts'

const DUMPS = 'dumps/'
const LIST = `${DUMPS}index.json`
/** A file that no list names for so long (ms) is nobody's any more. */
const LEFT = 24 * 60 * 60 * 1000

/**
 * Dumps in a bucket, from where every node gives them out: `dumps/abcd…/archive.jsonl` by the checksum, so that a list and what it names always agree, however many
 * nodes make dumps at once; the list is `dumps/index.json`.
 */
export function dumpBucket({ bucket, keys, now, patience, partSize = PART }: S3Options): DumpPlace {
  const server = s3Server(bucket, keys, patience ?? PATIENCE)
  const forReaders = s3Server(bucket, keys, patience ?? SHORT)
  const keyOf = (name: string, file: FileKept) => `${DUMPS}${file.sha256}/${name}`

  async function clear(list: string): Promise<void> {
    for await (const { key, changed } of keysIn(server, `${bucket.prefix}${DUMPS}`)) {
      const own = key.slice(bucket.prefix.length)
      const [, digest = ''] = own.split('/')
      if (own === LIST || list.includes(digest) || now().getTime() - changed.getTime() < LEFT) continue
      await (await server.ask('DELETE', { key: own }))?.body?.cancel()
    }
  }

  return {
    turn: async () => ({ end() {} }),
    async workshop() {
      const folder = join(tmpdir(), 'chancery-dumps')
      await mkdir(folder, { recursive: true, mode: 0o700 })
      return folder
    },
    async place(name, path, file) {
      const handle = await open(path)
      try {
        await putFile(server, keyOf(name, file), { ...file, bytes: readingFrom(handle) }, partSize)
      } finally {
        await handle.close()
        await rm(path)
      }
    },
    async open(name, file, { first, last }) {
      const headers = { range: `bytes=${first}-${last}` }
      const answer = await forReaders.ask('GET', { key: keyOf(name, file), headers })
      if (answer === undefined) return undefined
      const stream = Readable.toWeb(Readable.from(forReaders.body(answer), { objectMode: false }))
      return stream as ReadableStream<Uint8Array> // what comes of a body is bytes
    },
    async list() {
      const answer = await forReaders.ask('GET', { key: LIST })
      return answer === undefined ? undefined : await forReaders.text(answer)
    },
    async writeList(text) {
      await (await server.ask('PUT', { key: LIST, body: text, sha256: sha256(text) }))?.body?.cancel()
      await clear(text)
    },
  }
}
