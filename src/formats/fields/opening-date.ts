import { endOfTitle } from './text-of-cells.ts'

/** A date found at the beginning of a text, in its own words. */
export interface OpeningDate {
  readonly words: string
  /** Every year that the words may mean: of `June 14. 1784 [1782]` both. */
  readonly years: readonly number[]
}

const MONTH = String.raw`(?:Jan(?:(?:ua)?r?u?y)?|Feb(?:(?:rua)?r?y)?|Mar(?:ch)?|Apr(?:il)?|Apl|May|June?|July?|Aug(?:u?s?t)?|Sept?(?:embe)?r?|Oct(?:obe)?r?|Nov(?:embe)?r?|Dec(?:embe)?r?)\b\.?`
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th|d|t)?\b\.?`
const YEAR = String.raw`(?:\[?1[0-9]\]?\d{2}(?:(?<=\[1\d{3})\])?|['’]\d{2})(?!\d)`
const CORRECTED = String.raw`(?:\s*\[1[0-9]\d{2}\])?`
const FORMS = [
  String.raw`${MONTH}\s+${DAY},?\s*(?:[-–]\s*(?:${MONTH}\s+)?${DAY},?\s*)?${YEAR}${CORRECTED}`,
  String.raw`${DAY}\s+(?:of\s+)?${MONTH},?\s+${YEAR}${CORRECTED}`,
]
const OPENING = new RegExp(String.raw`\[\s*(?:${FORMS.join('|')})\s*\]|(?:${FORMS.join('|')})`, 'giu')
/** A date line stands near the top; what comes later is a date that the text speaks of. */
const NEAR = 250
const EDITORIAL = 120

/** The date with which a text begins, after its title; an editor's, in square brackets, before any other. */
export function openingDate(text: string, title: string): OpeningDate | undefined {
  const found = [...text.slice(endOfTitle(text, title)).slice(0, NEAR).matchAll(OPENING)]
  const words = (found.find((date) => date[0].startsWith('[') && date.index < EDITORIAL) ?? found[0])?.[0]
  if (words === undefined) return undefined
  const years = [...words.matchAll(/\[?1[0-9]\]?\d{2}|['’]\d{2}$/gu)].map(([year]) => year.replace(/\D/gu, ''))
  const whole = years.flatMap((year) =>
    year.length === 4 ? [Number(year)] : [16, 17, 18, 19].map((century) => century * 100 + Number(year)),
  )
  return { words: words.replace(/\s+/gu, ' '), years: whole }
}
