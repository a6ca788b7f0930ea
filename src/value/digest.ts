import { createHash } from 'node:crypto'

/** SHA-256 in lower-case hexadecimal: of a text's UTF-8, or of bytes. */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

/**
 * A JSON text with the keys of every object in order and absent values left out, so that equal content has one digest.
 * Arrays keep their order: it carries meaning.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, held: unknown) =>
    held !== null && typeof held === 'object' && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  )
}
