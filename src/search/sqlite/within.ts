import { tokens } from '../analysis/tokens.ts'
import { textLanguage } from '../index/entry-columns.ts'
import { joined, markerOf } from '../marks.ts'
import type { Clearance, Snippet } from '../search.ts'
import type { IndexReader } from './index-reader.ts'
import { type Seeking, seek } from './seek.ts'

const MOST_BLOCKS = 500
const MOST_LOOKED_AT = 4_000_000

/** The blocks of one document that match, whole, as far as this reader may see it. */
export function searchWithin(reader: IndexReader, document: string, seeking: Seeking): Snippet[] {
  const row = reader.rowOf(document)
  const kept = row === undefined ? undefined : reader.kept(row)
  if (kept === undefined || !isOpen(kept.access, seeking.clearance)) return []
  const marker = markerOf(seek(reader, seeking).understood.query, reader.vocabulary(seeking.clearance).languages)
  const found: Snippet[] = []
  let looked = 0
  for (const text of reader.texts(kept.row)) {
    const lang = textLanguage(text)
    for (const block of text.blocks) {
      if (found.length >= MOST_BLOCKS || looked > MOST_LOOKED_AT) return found
      looked += block.text.length
      const marks = joined(marker.in(tokens(block.text, lang), 'text'))
      if (marks.length === 0) continue
      found.push({
        of: text.of,
        ...(text.lang === undefined ? {} : { lang: text.lang }),
        text: block.text,
        marks,
        ...(block.id === undefined ? {} : { block: block.id }),
      })
    }
  }
  return found
}

export const isOpen = (access: readonly string[], clearance: Clearance): boolean =>
  clearance.includes('editors') || access.some((group) => clearance.includes(group))
