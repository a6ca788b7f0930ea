import { addressesOf, outsideSign } from '#authority/outside-identifier.ts'
import type { HeldOf } from '#holding/held.ts'
import type { Writing } from '#store/store.ts'

/** The authorities that are here under some outside identifiers, in whichever way theirs are written, by the identifiers' signs. */
export async function byOutsideSign<K extends 'agent' | 'place'>(
  tx: Writing,
  kind: K,
  refs: readonly string[],
): Promise<Map<string, HeldOf<K>>> {
  const found = new Map<string, HeldOf<K>>()
  for (const [link, held] of await tx.byLink(kind, [...new Set([...refs, ...addressesOf(refs)])])) {
    const sign = outsideSign(link)
    if (sign !== undefined && !found.has(sign)) found.set(sign, held)
  }
  return found
}
