import { hash } from 'node:crypto'

/** SHA-256 in lower-case hexadecimal: of a text's UTF-8, or of bytes. */
export const sha256 = (content: string | Uint8Array): string => hash('sha256', content)

/**
 * A JSON text with the keys of every object in order and absent values left out, so that equal content has one digest.
 * Arrays keep their order: it carries meaning.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value))
    return `[${value.map((item: unknown) => (item === undefined ? 'null' : canonicalJson(item))).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  let json = ''
  for (const [name, held] of Object.entries(value).sort(byName)) {
    if (held !== undefined) json += `${json === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(held)}`
  }
  return `{${json}}`
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1)
