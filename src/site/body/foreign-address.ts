/** What every link that leaves the site carries: the other side learns nothing, and gains no rank. */
export const FOREIGN_REL = 'noopener noreferrer nofollow'

/** The address where it is one that a page may link to: http, https or mailto, and nothing that only looks so. */
export function foreignAddress(given: string): string | undefined {
  const plain = given.trim()
  if (!/^(?:https?:\/\/|mailto:)/iu.test(plain) || plain.length > 2_000) return undefined
  const read = URL.parse(plain)
  if (read === null || !['http:', 'https:', 'mailto:'].includes(read.protocol)) return undefined
  return read.href
}
