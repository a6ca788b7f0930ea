import { sha256 } from '#value/digest.ts'
import { Refusal } from '#value/refusal.ts'
import type { Patience, S3Server } from './server.ts'
import type { Spooled } from './spool.ts'
import { valuesIn } from './values-in.ts'

export const PATIENCE: Patience = { answer: 30_000, pause: 250 }
/** Where a reader of the site waits for it. */
export const SHORT: Patience = { answer: 5_000, pause: 250 }
export const PART = 8 * 1024 * 1024

/** S3 takes ten thousand parts at most, each of 5 MB or more but the last. */
const MOST_PARTS = 10_000

/** Bytes of which any may be asked for again. */
export type Sent = Pick<Spooled, 'sha256' | 'size' | 'bytes'>

/** Sends a file: in parts where it is larger than one. */
export async function putFile(server: S3Server, key: string, file: Sent, partSize: number): Promise<void> {
  const { sha256, size } = file
  if (size > partSize) return await putInParts(server, key, file, partSize)
  const answer = await server.ask('PUT', { key, body: await file.bytes(0, size), sha256 })
  await answer?.body?.cancel()
}

/**
 * Sends a large file in parts of `partSize` bytes, larger where there would be too many, each held by the server against its digest. It appears
 * whole under its key or not at all.
 */
async function putInParts(server: S3Server, key: string, spooled: Sent, partSize: number): Promise<void> {
  const size = Math.max(partSize, Math.ceil(spooled.size / MOST_PARTS))
  const upload = await begin(server, key)
  try {
    const tags: string[] = []
    for (let from = 0; from < spooled.size; from += size) {
      const body = await spooled.bytes(from, Math.min(size, spooled.size - from))
      tags.push(await putPart(server, key, upload, tags.length + 1, body))
    }
    await complete(server, key, upload, tags)
  } catch (cause) {
    await abandon(server, key, upload)
    throw cause
  }
}

async function begin(server: S3Server, key: string): Promise<string> {
  const answer = await server.ask('POST', { key, query: { uploads: '' } })
  const [upload] = answer === undefined ? [] : valuesIn(await server.text(answer), 'UploadId')
  if (upload === undefined) throw new Refusal('unavailable', 'The S3 server takes no file in parts.')
  return upload
}

async function putPart(
  server: S3Server,
  key: string,
  uploadId: string,
  partNumber: number,
  body: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const answer = await server.ask('PUT', {
    key,
    query: { partNumber: String(partNumber), uploadId },
    body,
    sha256: sha256(body),
  })
  await answer?.body?.cancel()
  const tag = answer?.headers.get('etag')
  if (tag == null) throw new Refusal('unavailable', `The S3 server did not take part ${partNumber} of a file.`)
  return tag
}

async function complete(server: S3Server, key: string, uploadId: string, tags: readonly string[]): Promise<void> {
  const parts = tags.map((tag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${escaped(tag)}</ETag></Part>`)
  const body = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`
  const answer = await server.ask('POST', { key, query: { uploadId }, body, sha256: sha256(body) })
  // An answer that began well may still end in an error; a second attempt finds no upload where the first has gone through.
  const [error] = answer === undefined ? [] : valuesIn(await server.text(answer), 'Code')
  if (error !== undefined) throw new Refusal('unavailable', `The S3 server could not put a file together: ${error}.`)
}

/** The parts take room until then. What cannot be abandoned now is a leftover. */
export async function abandon(server: S3Server, key: string, uploadId: string): Promise<void> {
  const answer = await server.ask('DELETE', { key, query: { uploadId } }).catch((cause: unknown) => {
    if (cause instanceof Refusal) return undefined
    throw cause
  })
  await answer?.body?.cancel()
}

const escaped = (tag: string) => tag.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
