import type { Incoming, ReadableFormat, Reading } from '#formats/format.ts'

/** A text or bytes as a file that comes in pieces. */
export function incoming(content: string | Uint8Array, name = 'input.txt', size = 1000, mapping?: unknown): Incoming {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return { name, bytes: pieces(bytes, size), ...(mapping === undefined ? {} : { mapping }) }
}

async function* pieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** Everything that a reader gives. */
export async function readAll(format: ReadableFormat, file: Incoming): Promise<readonly Reading[]> {
  return await Array.fromAsync(format.read(file))
}

export const issuesOf = (readings: readonly Reading[]) =>
  readings.flatMap((reading) => (reading.kind === 'issue' ? [reading.issue] : []))
export const draftsOf = (readings: readonly Reading[]) =>
  readings.flatMap((reading) => (reading.kind === 'draft' ? [reading.draft] : []))
export const heldOf = (readings: readonly Reading[]) =>
  readings.flatMap((reading) => (reading.kind === 'held' ? [reading.held] : []))
