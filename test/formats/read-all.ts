import type { Draft } from '#document/draft.ts'
import type { ReadableFormat, Reading } from '#formats/format.ts'
import type { Issue } from '#value/issue.ts'

/** All that a format reads of these bytes, given in pieces of this size. */
export async function readAll(
  format: ReadableFormat,
  name: string,
  content: string | Uint8Array,
  size = 65_536,
): Promise<readonly Reading[]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  const readings: Reading[] = []
  for await (const reading of format.read({ name, bytes: pieces() })) readings.push(reading)
  return readings
}

export const draftsOf = (readings: readonly Reading[]): readonly Draft[] =>
  readings.flatMap((reading) => (reading.kind === 'draft' ? [reading.draft] : []))

export const issuesOf = (readings: readonly Reading[]): readonly Issue[] =>
  readings.flatMap((reading) => (reading.kind === 'issue' ? [reading.issue] : []))
