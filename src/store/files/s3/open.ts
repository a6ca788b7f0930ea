import { createHash } from 'node:crypto'
import { Refusal } from '#value/refusal.ts'
import type { Fault } from '../../store.ts'
import type { FileKept, FileRange, Files } from '../files.ts'
import type { Bucket, Keys } from './bucket.ts'
import { keysIn, uploadsIn } from './listing.ts'
import { abandon, PART, PATIENCE, putFile } from './parts.ts'
import { type Patience, type S3Server, s3Server } from './server.ts'
import { type Spooled, spool } from './spool.ts'

export interface S3Options {
  readonly bucket: Bucket
  readonly keys: Keys
  readonly now: () => Date
  readonly patience?: Patience
  /** Bytes of a part, 5 MB or more; what is no larger is held in memory, and goes in one piece. */
  readonly partSize?: number
}

/** An upload that began so long ago (ms) is nobody's any more. */
const LEFT = 24 * 60 * 60 * 1000

/** The status where a range begins behind the end. */
const NOTHING_THERE = 416

const SHA256 = /^[0-9a-f]{64}$/u
const KEPT = 'sha256/'
const keyOf = (sha256: string) => `${KEPT}${sha256.slice(0, 2)}/${sha256}`

/**
 * Files by content in a bucket: `sha256/ab/abcd…`. Nothing is asked of the server here, so that an archive opens without it. No address is ever signed
 * for others: whoever reads a file reads it through the archive.
 */
export function openS3Files(options: S3Options): Files {
  const { bucket, keys, patience = PATIENCE } = options
  return new S3Files(s3Server(bucket, keys, patience), options)
}

class S3Files implements Files {
  readonly #server: S3Server
  readonly #prefix: string
  readonly #where: string
  readonly #now: () => Date
  readonly #part: number

  constructor(server: S3Server, { bucket, now, partSize = PART }: S3Options) {
    this.#server = server
    this.#prefix = bucket.prefix
    this.#where = `s3://${bucket.name}/`
    this.#now = now
    this.#part = partSize
  }

  async keep(bytes: AsyncIterable<Uint8Array>): Promise<FileKept> {
    const spooled = await spool(bytes, this.#part)
    const { sha256, size } = spooled
    try {
      if ((await this.#sizeOf(sha256)) !== size) await this.#put(spooled)
    } finally {
      await spooled.clear()
    }
    return { sha256, size }
  }

  async #put(spooled: Spooled): Promise<void> {
    const { sha256, size } = spooled
    await putFile(this.#server, keyOf(sha256), spooled, this.#part)
    if ((await this.#sizeOf(sha256)) !== size)
      throw new Refusal('unavailable', `The S3 server took the file ${sha256}, and does not have it.`)
  }

  async *open(sha256: string, range?: FileRange): AsyncIterable<Uint8Array> {
    if (!SHA256.test(sha256)) throw new Refusal('not-found', `“${sha256}” is the name of no kept file.`)
    if (range !== undefined) return yield* this.#bytes(sha256, range)
    const digest = createHash('sha256')
    for await (const chunk of this.#bytes(sha256)) {
      digest.update(chunk)
      yield chunk
    }
    if (digest.digest('hex') !== sha256)
      throw new Refusal(
        'unavailable',
        `The file ${sha256} came from the S3 server with other bytes than it is named by.`,
      )
  }

  /** A line that breaks is taken up again where it broke, once. */
  async *#bytes(sha256: string, { first, last }: Partial<FileRange> = {}): AsyncGenerator<Uint8Array, undefined> {
    let from = first ?? 0
    for (let again = false; ; again = true) {
      const isWhole = from === 0 && last === undefined
      const headers = isWhole ? {} : { range: `bytes=${from}-${last ?? ''}` }
      const answer = await this.#server.ask('GET', { key: keyOf(sha256), headers })
      if (answer === undefined) throw new Refusal('not-found', `There is no file ${sha256}.`)
      if (answer.status === NOTHING_THERE) return
      try {
        for await (const chunk of this.#server.body(answer)) {
          from += chunk.byteLength
          yield chunk
        }
        return
      } catch (cause) {
        if (again || !(cause instanceof Refusal)) throw cause
      }
    }
  }

  async has(sha256: string): Promise<boolean> {
    return SHA256.test(sha256) && (await this.#sizeOf(sha256)) !== undefined
  }

  async #sizeOf(sha256: string): Promise<number | undefined> {
    const answer = await this.#server.ask('HEAD', { key: keyOf(sha256) })
    return answer === undefined ? undefined : Number(answer.headers.get('content-length'))
  }

  async *list(): AsyncIterable<FileKept> {
    for await (const { key, size } of keysIn(this.#server, `${this.#prefix}${KEPT}`)) {
      const sha256 = this.#nameIn(key)
      if (sha256 !== undefined) yield { sha256, size }
    }
  }

  async *check(): AsyncIterable<Fault> {
    for await (const { key } of keysIn(this.#server, this.#prefix)) {
      // What can be made again has checksums of its own.
      if (key.startsWith(`${this.#prefix}dumps/`)) continue
      const sha256 = this.#nameIn(key)
      const message = sha256 === undefined ? 'it is not named as a kept file is' : await this.#faultIn(sha256)
      if (message !== undefined) yield { where: `${this.#where}${key}`, message }
    }
  }

  async #faultIn(sha256: string): Promise<string | undefined> {
    const digest = createHash('sha256')
    for await (const chunk of this.#bytes(sha256)) digest.update(chunk)
    return digest.digest('hex') === sha256
      ? undefined
      : 'its bytes are no longer those that it is named by. Delete it there, then bring the file in again'
  }

  #nameIn(key: string): string | undefined {
    const sha256 = key.slice(-64)
    return SHA256.test(sha256) && key === `${this.#prefix}${keyOf(sha256)}` ? sha256 : undefined
  }

  async clearLeftovers(): Promise<number> {
    let cleared = 0
    for await (const { key, upload, begun } of uploadsIn(this.#server, `${this.#prefix}${KEPT}`)) {
      if (this.#now().getTime() - begun.getTime() < LEFT) continue
      await abandon(this.#server, key.slice(this.#prefix.length), upload)
      cleared += 1
    }
    return cleared
  }

  async answer(): Promise<void> {
    const answer = await this.#server.ask('GET', { query: { 'list-type': '2', 'max-keys': '1', prefix: this.#prefix } })
    await answer?.body?.cancel()
  }
}
