const FURNITURE: ReadonlySet<string> = new Set([
  'skip to content',
  'skip to main content',
  'search in',
  'search',
  'menu',
  'donate',
  'digital archive international history declassified',
  'digital archive',
  'international history declassified',
  'wilson center digital archive',
  'citation',
  'share',
  'download',
  'print',
  'citation share download',
  'get citation',
  'citation / get citation',
  'share document',
  'view document in',
  'copy citation',
  'back to top',
])

/** Lines of the page itself, which say nothing about the document. They are skipped before the text begins, never within it. */
export const isFurniture = (line: string): boolean => FURNITURE.has(line.toLowerCase().replace(/\s+/gu, ' '))

/** The tab of a text: `English HTML`, `Russian PDF`; the language that it names. */
export function tabLanguage(line: string): string | undefined {
  return /^(?<language>\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?) (?:HTML|PDF|Transcript|Translation|Scan)$/u.exec(line)?.groups
    ?.language
}

const MONTH = String.raw`(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?`
const DATE = String.raw`(?:(?:circa|ca?\.|about|early|mid|late|spring|summer|autumn|fall|winter)[ -]+)?(?:${MONTH} \d{1,2},? \d{4}|\d{1,2} ${MONTH} \d{4}|${MONTH},? \d{4}|\d{4}-\d{2}(?:-\d{2})?|${MONTH} \d{1,2}|\d{4}s?)\??`
const DATE_LINE = new RegExp(
  String.raw`^\[?(?:${DATE}(?:\s*(?:-|–|—|to|and|or)\s*${DATE})?|undated|n\.\s?d\.|no date)\]?$`,
  'iu',
)

/** Whether a line is a date and nothing else: `January 08, 1949`, `November 1967`, `1948`, `circa 1950`, `undated`. */
export const isDateLine = (line: string): boolean => line.length <= 60 && DATE_LINE.test(line)

/** The giver that a donor line names: "This document was made possible with support from the Leon Levy Foundation". */
export function donorNamed(line: string): string | undefined {
  return /^This document was made possible (?:with|by|through) (?:the )?(?:generous )?(?:support|funding|a grant|grants) (?:from|of) (?:the )?(?<name>.+?)\.?$/iu.exec(
    line,
  )?.groups?.name
}

/** Signs that the page is of this archive; looked for outside the document's text. */
export const NAMES_THE_ARCHIVE =
  /History and Public Policy Program|\bHAPP@|digitalarchive\.wilsoncenter\.org|\bWilson Center\b/iu

/** What an address of the archive tells: a record number (old), a slug (new), a node (neither). */
export function addressTells(address: string): { readonly number?: string; readonly alias?: string } {
  const found = /\/(?<kind>document|node)\/(?<id>[\w-]+)/iu.exec(address)?.groups
  if (found?.id === undefined) return {}
  if (found.kind?.toLowerCase() === 'node') return { alias: `node:${found.id}` }
  return /^\d+$/u.test(found.id) ? { number: found.id } : { alias: `slug:${found.id}` }
}

export const ADDRESS = /^(?:https?:\/\/|www\.|digitalarchive\.wilsoncenter\.org\/)\S+$/iu
