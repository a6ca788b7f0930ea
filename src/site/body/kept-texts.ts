import type { Text } from '#document/text.ts'
import { type TextHtml, textHtml } from './text-html.ts'

/** The HTML of texts, kept by record, version and text: at most so many characters of it, the longest unused first to go. */
export interface KeptTexts {
  html(document: string, version: number, text: Text): TextHtml
}

export function keepTexts(most = 24_000_000): KeptTexts {
  const kept = new Map<string, TextHtml>()
  let size = 0
  return {
    html(document, version, text) {
      const key = `${document} ${version} ${text.id}`
      const known = kept.get(key)
      if (known !== undefined) {
        kept.delete(key)
        kept.set(key, known)
        return known
      }
      const made = textHtml(text)
      // One text may take an eighth of the room; a longer one is made anew each time.
      if (made.html.length > most / 8) return made
      kept.set(key, made)
      size += made.html.length
      for (const [oldest, { html }] of kept) {
        if (size <= most) break
        kept.delete(oldest)
        size -= html.length
      }
      return made
    },
  }
}
