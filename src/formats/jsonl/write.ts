import type { Held } from '#holding/held.ts'
import { canonicalJson } from '#value/digest.ts'

/** A record as one line of JSON, its line end included; keys in order, so that equal records are equal lines. */
export const writeJsonl = (held: Held): string => `${canonicalJson(held)}\n`

/** The same, as anybody may see it (`publicShape`): keys in the order in which the record has them, which is as `writeJsonl` has it but where something was withheld. */
export const writePublicJsonl = (held: Held): string => `${JSON.stringify(publicShape(held))}\n`

/**
 * A record as anybody may see it: without the original's checksum, and without places in files that were imported, which may tell
 * names of folders and people. What was read and could not be placed stays.
 */
export function publicShape<H extends Held>(held: H): object {
  if (held.kind !== 'document') return held
  const { origin, unplaced } = held
  // What takes the place of a field stands where that stood.
  return {
    ...held,
    ...(origin === undefined
      ? {}
      : { origin: { day: origin.day, key: lastName(origin.key), source: lastName(origin.source) } }),
    ...(unplaced === undefined ? {} : { unplaced: unplaced.map(({ label, value }) => ({ label, value })) }),
  }
}

const lastName = (path: string) => path.split(/[\\/]/u).filter(Boolean).at(-1) ?? path
