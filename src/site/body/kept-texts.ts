import type { Text } from '#document/text.ts'
import { keeping } from '../kept.ts'
import { type TextHtml, textHtml } from './text-html.ts'

/** The HTML of texts, kept by record, version and text. */
export interface KeptTexts {
  html(document: string, version: number, text: Text): TextHtml
}

export function keepTexts(most = 24_000_000): KeptTexts {
  const kept = keeping<TextHtml>(most, ({ html }) => html.length)
  return {
    html(document, version, text) {
      const key = `${document} ${version} ${text.id}`
      return kept.get(key) ?? kept.put(key, textHtml(text))
    },
  }
}
