import type { ReadableFormat } from '#formats/format.ts'
import { READABLE, recognise } from '#formats/formats.ts'
import { Refusal } from '#value/refusal.ts'

/** How much of a file is looked at to tell its format. */
const HEAD = 64 * 1024

/** The format that the user names. Refused, with the list, where there is none of that name. */
export function formatNamed(id: string): ReadableFormat {
  const found = READABLE.find((format) => format.id === id)
  if (found === undefined) {
    throw new Refusal(
      'invalid',
      `There is no format “${id}”. There are: ${READABLE.map((format) => format.id).join(', ')}.`,
    )
  }
  return found
}

/** Looks at the beginning of some bytes without losing it. */
export async function peek(
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ readonly head: Uint8Array; readonly all: AsyncIterable<Uint8Array> }> {
  const iterator = bytes[Symbol.asyncIterator]()
  const seen: Uint8Array[] = []
  let length = 0
  while (length < HEAD) {
    const next = await iterator.next()
    if (next.done === true) break
    seen.push(next.value)
    length += next.value.length
  }
  async function* all() {
    try {
      yield* seen
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value
    } finally {
      await iterator.return?.()
    }
  }
  return { head: Buffer.concat(seen).subarray(0, HEAD), all: all() }
}

/** The format that a file's name and beginning show; a sentence that says why not, where there is none. */
export const detect = (name: string, head: Uint8Array) => recognise(name, head)
