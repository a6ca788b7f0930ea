import type { Held } from '#holding/held.ts'
import { canonicalJson } from '#value/digest.ts'

/** A record as one line of JSON, its line end included; keys in order, so that equal records are equal lines. */
export const writeJsonl = (held: Held): string => `${canonicalJson(held)}\n`

/** The same, as anybody may see it (`publicShape`). */
export const writePublicJsonl = (held: Held): string => `${canonicalJson(publicShape(held))}\n`

/**
 * A record as anybody may see it: without the original's checksum, and without places in files that were imported, which may tell
 * names of folders and people. What was read and could not be placed stays.
 */
export function publicShape<H extends Held>(held: H): object {
  if (held.kind !== 'document') return held
  const { origin, unplaced, ...shown } = held
  return {
    ...shown,
    ...(origin === undefined
      ? {}
      : { origin: { source: lastName(origin.source), key: lastName(origin.key), day: origin.day } }),
    ...(unplaced === undefined ? {} : { unplaced: unplaced.map(({ label, value }) => ({ label, value })) }),
  }
}

const lastName = (path: string) => path.split(/[\\/]/u).filter(Boolean).at(-1) ?? path
