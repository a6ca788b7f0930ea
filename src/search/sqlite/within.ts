import { tokens } from '../analysis/tokens.ts'
import { joined, markerOf } from '../marks.ts'
import type { Query } from '../query.ts'
import type { Clearance, Snippet } from '../search.ts'
import { textLanguage } from './entry-columns.ts'
import type { IndexReader } from './index-reader.ts'
import { seek } from './seek.ts'

/** The blocks of one document that match, whole, as far as this reader may see it. */
export function searchWithin(reader: IndexReader, document: string, query: Query, clearance: Clearance): Snippet[] {
  const row = reader.rowOf(document)
  const kept = row === undefined ? undefined : reader.kept(row)
  if (kept === undefined || !isOpen(kept.access, clearance)) return []
  const marker = markerOf(seek(reader, { query, clearance }).understood.query, reader.values().languages)
  return reader.texts(kept.row).flatMap((text) => {
    const lang = textLanguage(text)
    return text.blocks.flatMap((block): Snippet[] => {
      const marks = joined(marker.in(tokens(block.text, lang), 'text'))
      if (marks.length === 0) return []
      return [
        {
          of: text.of,
          ...(text.lang === undefined ? {} : { lang: text.lang }),
          text: block.text,
          marks,
          ...(block.id === undefined ? {} : { block: block.id }),
        },
      ]
    })
  })
}

export const isOpen = (access: readonly string[], clearance: Clearance): boolean =>
  clearance.includes('editors') || access.some((group) => clearance.includes(group))
