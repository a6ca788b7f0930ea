/** The citation of the older layout, taken apart. `source` still carries its credits: `parseSource` parts them. */
export interface PageCitation {
  readonly title: string
  readonly date?: string
  readonly source?: string
  readonly address?: string
}

const PROGRAM = 'History and Public Policy Program Digital Archive'
const CITATION = new RegExp(
  String.raw`^[“"](?<title>.+?),?\s*[”"],?\s+(?:(?<date>[^“”"]{4,40}?),\s+)?${PROGRAM},?\s*(?<source>.*?)\s*(?<address>(?:https?:\/\/|digitalarchive\.)\S+)?$`,
  'su',
)

/** Whether a paragraph is, or begins as, the citation of the page. */
export const isCitation = (words: string): boolean => /^[“"]/u.test(words) && words.includes(PROGRAM)

/** Reads `"<Title>," <Month DD, YYYY>, History and Public Policy Program Digital Archive, <source>. <credits>. <address>`. */
export function parsePageCitation(words: string): PageCitation | undefined {
  const found = CITATION.exec(words.replace(/\s+/gu, ' ').trim())?.groups
  if (found?.title === undefined) return undefined
  const source = found.source?.trim()
  return {
    title: found.title,
    ...(found.date === undefined ? {} : { date: found.date }),
    ...(source === undefined || source === '' ? {} : { source }),
    ...(found.address === undefined ? {} : { address: found.address.replace(/[.,]$/u, '') }),
  }
}
