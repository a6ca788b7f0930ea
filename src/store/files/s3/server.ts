import { setTimeout as sleep } from 'node:timers/promises'
import { AwsClient } from 'aws4fetch'
import { Refusal } from '#value/refusal.ts'
import type { Bucket, Keys } from './bucket.ts'
import { valuesIn } from './values-in.ts'

export interface S3Request {
  /** Without the bucket's prefix, which is put before it here. Without a key it is the bucket that is asked. */
  readonly key?: string
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array<ArrayBuffer> | string
  /** Of the body, in hexadecimal: it is signed with the request, and the server refuses bytes that it is not of. */
  readonly sha256?: string
}

/** One bucket on one server, asked over HTTP. */
export interface S3Server {
  /**
   * An answer that says yes, or 416 where nothing is in the range; nothing where there is no such key. Whatever else is refused as `unavailable`, in one line without a secret, after some
   * attempts where another may do better.
   */
  ask(method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE', request: S3Request): Promise<Response | undefined>
  /** The body of an answer, as it comes. Refused as `unavailable` where it breaks off or nothing more comes. */
  body(answer: Response): AsyncIterable<Uint8Array>
  text(answer: Response): Promise<string>
}

export interface Patience {
  /** Until an answer begins, or goes on (ms). */
  readonly answer: number
  /** Before a second attempt (ms); before a third it is four times as long. */
  readonly pause: number
}

/** Either an answer, or why there is none, and whether to ask again. */
type Outcome = { readonly answer: Response | undefined } | { readonly refusal: Refusal; readonly again: boolean }

/** The SHA-256 of no bytes. */
const NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const ATTEMPTS = 3
/** What a line carries at least, in bytes a millisecond: so much longer may an answer to a large body take. */
const SLOWEST = 100

export function s3Server(bucket: Bucket, keys: Keys, patience: Patience): S3Server {
  const client = new AwsClient({
    accessKeyId: keys.access,
    secretAccessKey: keys.secret,
    service: 's3',
    region: bucket.region,
    retries: 0,
  })
  const refused = (again: boolean, says: string, cause?: unknown): Outcome => ({
    refusal: new Refusal('unavailable', `The S3 server at ${bucket.endpoint} ${says}.`, { cause }),
    again,
  })

  function addressOf({ key, query = {} }: S3Request): string {
    const path = key === undefined ? '' : `/${bucket.prefix}${key}`
    return `${bucket.endpoint}/${bucket.name}${path}?${new URLSearchParams(query)}`
  }

  async function attempt(method: string, request: S3Request): Promise<Outcome> {
    const signed = await client.sign(addressOf(request), {
      method,
      headers: { ...request.headers, 'x-amz-content-sha256': request.sha256 ?? NOTHING },
      ...(request.body === undefined ? {} : { body: request.body }),
    })
    const limit = new AbortController()
    const timer = setTimeout(() => limit.abort(), patience.answer + (request.body?.length ?? 0) / SLOWEST)
    try {
      const answer = await fetch(signed, { signal: limit.signal, redirect: 'manual' })
      return answer.ok ? { answer } : outcomeOf(answer, await answer.text(), request)
    } catch (cause) {
      if (limit.signal.aborted) return refused(true, `does not answer within ${patience.answer / 1000} s`, cause)
      // Whatever fetch throws beside an abort is the network's.
      if (cause instanceof TypeError) return refused(true, `cannot be reached${reasonOf(cause)}`, cause)
      throw cause
    } finally {
      clearTimeout(timer)
    }
  }

  function outcomeOf(answer: Response, text: string, { key }: S3Request): Outcome {
    const { status } = answer
    const code = valuesIn(text, 'Code')[0] ?? ''
    if (status === 416) return { answer }
    if (code === 'NoSuchBucket') return refused(false, `has no bucket ${bucket.name}`)
    if (code === 'AuthorizationHeaderMalformed') return refused(false, `has another region${regionIn(text)}`)
    if (UNKNOWN_KEY.has(code)) return refused(false, `does not know the access key that it is given (${code})`)
    if (status < 500 && status !== 429 && code === '' && text !== '')
      return refused(false, `answers ${status}, and not as an S3 server would`)
    if (status === 404 && key !== undefined) return { answer: undefined }
    if (status === 403) return refused(false, `refuses the keys that it is given${code === '' ? '' : ` (${code})`}`)
    return refused(status >= 500 || status === 429, `answers ${`${status} ${code}`.trim()}`)
  }

  async function* body(answer: Response): AsyncGenerator<Uint8Array, undefined> {
    const reader = answer.body?.getReader()
    if (reader === undefined) return
    try {
      for (;;) {
        const { done, value } = await within(patience.answer, reader.read())
        if (done) return
        yield value
      }
    } catch (cause) {
      throw new Refusal('unavailable', `The S3 server at ${bucket.endpoint} broke off in the middle of an answer.`, {
        cause,
      })
    } finally {
      // Whoever stops reading, or waits no longer, frees the connection.
      reader.cancel().catch(() => {})
    }
  }

  return {
    body,
    text: async (answer) => Buffer.concat(await Array.fromAsync(body(answer))).toString(),
    async ask(method, request) {
      for (let tried = 1; ; tried += 1) {
        const outcome = await attempt(method, request)
        if ('answer' in outcome) return outcome.answer
        if (!outcome.again || tried === ATTEMPTS) throw outcome.refusal
        await sleep(patience.pause * 4 ** (tried - 1))
      }
    },
  }
}

async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`nothing came within ${ms / 1000} s`)), ms)
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

const UNKNOWN_KEY: ReadonlySet<string> = new Set(['InvalidAccessKeyId', 'XAdminUserNotFound'])

/** The one that is to be said instead, where the server tells. */
function regionIn(text: string): string {
  const region =
    valuesIn(text, 'Region')[0] ?? /expecting (?:'|&#39;|&apos;)(?<region>[\w-]+)/u.exec(text)?.groups?.region
  return region === undefined ? ' than its address says' : `: say region=${region} in its address`
}

const WHY: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'nothing listens there'],
  ['ENOTFOUND', 'there is no such host'],
  ['UND_ERR_SOCKET', 'the line broke off before an answer, as where no S3 server is'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'it does not speak TLS there: is it http://?'],
  ['ERR_SSL_PACKET_LENGTH_TOO_LONG', 'it does not speak TLS there: is it http://?'],
])

function reasonOf({ cause }: Error): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const why = code.startsWith('HPE_') ? 'it does not speak HTTP there' : (WHY.get(code) ?? code)
  return why === '' ? '' : `: ${why}`
}
