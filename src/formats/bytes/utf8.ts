import type { Issue } from '#value/issue.ts'
import { cyrillicPage, invalidAt } from './encoding.ts'

const ADVICE = 'if words look wrong, save the file as UTF-8'

/**
 * Decodes UTF-8 as it comes. From the first byte that is none, what looks Cyrillic is read as one of its code pages, all of it; else each such byte
 * as Windows-1252, so that accents are kept. An issue tells it, and the line.
 */
export function utf8(name: string, issues: Issue[]) {
  const strict = new TextDecoder('utf-8', { ignoreBOM: true })
  const western = new TextDecoder('windows-1252')
  let cyrillic: TextDecoder | undefined
  let carry: Uint8Array = new Uint8Array()
  let position = 0
  let line = 1
  let first = -1
  let odd = 0

  const close = () => {
    if (odd === 0) return
    const count = odd === 1 ? 'one byte' : `${odd} bytes`
    issues.push({
      severity: 'warning',
      at: `${name}:${line}`,
      field: 'file',
      message: `not UTF-8 from byte ${first}; ${count} read as Windows-1252 (${ADVICE})`,
    })
  }

  return (given: Uint8Array, last: boolean): string => {
    if (cyrillic !== undefined) return cyrillic.decode(given, { stream: !last })
    const bytes = joined(carry, given)
    carry = new Uint8Array()
    let text = ''
    let at = 0
    while (at < bytes.length) {
      const end = invalidAt(bytes, at)
      text += strict.decode(bytes.subarray(at, end.at))
      at = end.at
      if (at >= bytes.length) break
      if (end.cut && !last) {
        carry = bytes.slice(at)
        break
      }
      if (first < 0) {
        first = position + at
        line += lineEnds(text)
        const page = cyrillicPage(bytes.subarray(at, at + 16_384))
        if (page !== undefined) {
          issues.push({
            severity: 'warning',
            at: `${name}:${line}`,
            field: 'file',
            message: `not UTF-8 from byte ${first}; read as ${page === 'koi8-r' ? 'KOI8-R' : 'Windows-1251'} (${ADVICE})`,
          })
          cyrillic = new TextDecoder(page)
          return text + cyrillic.decode(bytes.subarray(at), { stream: !last })
        }
      }
      text += western.decode(bytes.subarray(at, at + 1))
      odd += 1
      at += 1
    }
    position += bytes.length - carry.length
    if (first < 0) line += lineEnds(text)
    if (last) close()
    return text
  }
}

export function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

export function lineEnds(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
