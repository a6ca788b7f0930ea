import type { Paragraph } from './line.ts'
import { wordsOf } from './line.ts'

/** What stands between the title and the labels, taken apart. */
export interface Parted {
  readonly text: readonly Paragraph[]
  readonly summary?: Paragraph
  /** Set where the last paragraph may be a summary and nothing shows it. */
  readonly unsure?: boolean
}

// What follows a signature and is still the document's own: a postscript, a distribution list, notes.
const OF_THE_DOCUMENT =
  /^(?:P\.?\s?S\b|N\.?\s?B\b|cc\b|c\.c\.|copy|copies|distribution|sent to|typed|printed|true copy|notes?\b|attach|enclos|annex|appendix|signed|translated|\[|\(|\d|\*|["“«„]|[-–—•])/iu
const FIRST_PERSON = /\b(?:I|we|my|our|us|me|you|your)\b/iu
const CLOSING_LENGTH = 60

/**
 * In the newer layout the summary is the last paragraph before the labels, with nothing to say so. It is taken for one where
 * the page parts the text's own paragraphs by more blank lines than stand before it, or where it follows a signature,
 * is prose, and speaks of the writers in the third person. Else it stays in the text: words are never lost either way.
 */
export function partSummary(paragraphs: readonly Paragraph[]): Parted {
  const last = paragraphs.at(-1)
  if (last === undefined) return { text: [] }
  const words = wordsOf(last)
  const couldBe =
    last.lines.length === 1 && words.length >= 40 && /[.!?)”"\]]$/u.test(words) && !OF_THE_DOCUMENT.test(words)
  if (!couldBe) return { text: paragraphs }
  if (paragraphs.length === 1) return { text: paragraphs, unsure: !FIRST_PERSON.test(words) }
  if (standsApart(paragraphs) || (followsClosing(paragraphs) && !FIRST_PERSON.test(words))) {
    return { text: paragraphs.slice(0, -1), summary: last }
  }
  return { text: paragraphs, unsure: !FIRST_PERSON.test(words) }
}

function standsApart(paragraphs: readonly Paragraph[]): boolean {
  const within = paragraphs.slice(1, -1).map((paragraph) => paragraph.blanksBefore)
  const before = paragraphs.at(-1)?.blanksBefore ?? 0
  return within.length > 0 && Math.min(...within) > before
}

function followsClosing(paragraphs: readonly Paragraph[]): boolean {
  const closing = paragraphs.at(-2)?.lines.at(-1)?.text ?? ''
  return closing.length <= CLOSING_LENGTH && !/[.!?:;,]$/u.test(closing)
}
