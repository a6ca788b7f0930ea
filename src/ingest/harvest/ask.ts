import { setTimeout as pause } from 'node:timers/promises'
import { type OaiReading, readOai } from '#formats/oai-pmh/read.ts'
import { Refusal } from '#value/refusal.ts'

/** Asks one thing of a repository. */
export type Ask = (given: Readonly<Record<string, string>>) => AsyncGenerator<OaiReading>

/** A repository that is busy says for how long (OAI-PMH 2.0, 3.1.2.2); longer than this (s) is not waited for. */
const PATIENCE = 600
const TRIES = 5

/** Over HTTP. Refused as `unavailable` where it does not answer, or not as it should. */
export function asking(base: string, signal: AbortSignal, waiting: (seconds: number) => void): Ask {
  return async function* (given) {
    const response = await answered(`${base}${base.includes('?') ? '&' : '?'}${new URLSearchParams(given)}`)
    if (response.body !== null) yield* readOai({ name: given.verb ?? 'response', bytes: received(response.body) })
  }

  async function* received(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      yield* body
    } catch (cause) {
      throw signal.aborted
        ? cause
        : new Refusal('unavailable', `${base} broke off in the middle of an answer: ${reasonOf(cause)}.`, { cause })
    }
  }

  async function answered(address: string): Promise<Response> {
    for (let tries = 1; ; tries += 1) {
      const response = await fetch(address, { signal }).catch((cause: unknown) => {
        throw signal.aborted
          ? cause
          : new Refusal('unavailable', `${base} does not answer: ${reasonOf(cause)}`, { cause })
      })
      const wait = Number(response.headers.get('retry-after') ?? 30)
      if (response.ok) return response
      if (response.status !== 503 || tries === TRIES || !(wait >= 0 && wait <= PATIENCE))
        throw new Refusal('unavailable', `${base} answers ${response.status} ${response.statusText}.`)
      waiting(wait)
      await pause(wait * 1000, undefined, { signal })
    }
  }
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  return cause.cause instanceof Error ? cause.cause.message : cause.message
}
