import { tokens } from '../analysis/tokens.ts'
import { joined, markerOf } from '../marks.ts'
import type { Snippet } from '../search.ts'
import { textLanguage } from './entry-columns.ts'
import { type Seeking, sought } from './seek.ts'
import type { Seen } from './seen.ts'

const MOST_BLOCKS = 500
const MOST_LOOKED_AT = 4_000_000

/** The blocks of one document that match, whole, as far as this reader may see it. */
export function searchWithin(seen: Seen, document: string, seeking: Omit<Seeking, 'clearance'>): Snippet[] {
  if (seen.kept(document) === undefined) return []
  const marker = markerOf(sought(seen, seeking).understood.query, seen.vocabulary.languages)
  const found: Snippet[] = []
  let looked = 0
  for (const text of seen.texts(document)) {
    const lang = textLanguage(text)
    for (const block of text.blocks) {
      if (found.length >= MOST_BLOCKS || looked > MOST_LOOKED_AT) return found
      looked += block.text.length
      const marks = joined(marker.in(tokens(block.text, lang), 'text', lang))
      if (marks.length === 0) continue
      found.push({
        of: text.of,
        ...(block.note === undefined ? {} : { note: block.note }),
        ...(text.lang === undefined ? {} : { lang: text.lang }),
        text: block.text,
        marks,
        ...(block.id === undefined ? {} : { block: block.id }),
      })
    }
  }
  return found
}
