import { joinedMonths, monthNamed } from '#document/month-names.ts'
import { fold } from '#value/fold.ts'
import { endOfTitle } from './text-of-cells.ts'

/** A date found at the beginning of a text, in its own words. */
export interface OpeningDate {
  readonly words: string
  /** Every year that the words may mean: of `June 14. 1784 [1782]` both. */
  readonly years: readonly number[]
}

// A month as hands shorten it (`Octobr.`, `Septem'r`, `Mar.`); whether it is one is looked up.
const MONTH = String.raw`(?:Jan|Feb|Mar|Ap|May|Jun|Jul|Aug|Sep|Oc|Nov|Dec)\p{L}{0,6}(?:['’]\p{L})?\b\.?`
const DAY = String.raw`(?:\d{1,2}\s?(?:st|nd|rd|th|d|t|h)?(?![\p{L}\d])|\[\d{1,2}\s?\??\])\.?(?:\(\d\))?\??`
const WEEKDAY = String.raw`(?:\p{L}{2,6}day[.,]?\s+)`
const YEAR = String.raw`(?:\[?\s?1[0-9]\]?\d{2}(?:(?<=\[\s?1\d{3})\])?|['’]\d{2})(?!\d)`
// What an editor puts right, behind the month, the day or the year.
const CORRECTED = String.raw`(?:\s*\[(?:i\.\s?e\.,?\s+)?[\p{L}\d]{1,9}\.?\??\])?`
const FORMS = [
  String.raw`${MONTH}${CORRECTED}\s*(?:the\s+)?${DAY}${CORRECTED},?\s*(?:[-–]\s*(?:${MONTH}\s*)?${DAY},?\s*)?${WEEKDAY}?${YEAR}${CORRECTED}`,
  String.raw`${DAY}\s*(?:of\s+)?${MONTH}${CORRECTED},?\s+${YEAR}${CORRECTED}`,
  String.raw`${YEAR}\.?\s+${WEEKDAY}?\[?${MONTH}\s*${DAY}\]?`,
]
const OPENING = new RegExp(String.raw`\[\s*(?:${FORMS.join('|')})\s*\]|(?:${FORMS.join('|')})`, 'giu')
const namesMonth = (words: string) =>
  [...joinedMonths(fold(words)).matchAll(/\p{L}{2,}/gu)].some(([word]) => monthNamed(word) !== undefined)
/** A date line stands near the top; what comes later is a date that the text speaks of. */
const NEAR = 250
const EDITORIAL = 120

/** The date with which a text begins, after its title; an editor's, in square brackets, before any other. */
export function openingDate(text: string, title: string): OpeningDate | undefined {
  const found = [...text.slice(endOfTitle(text, title)).slice(0, NEAR).matchAll(OPENING)].filter(([words]) =>
    namesMonth(words),
  )
  const words = (found.find((date) => date[0].startsWith('[') && date.index < EDITORIAL) ?? found[0])?.[0]
  if (words === undefined) return undefined
  const years = [...words.matchAll(/\[?1[0-9]\]?\d{2}|['’]\d{2}$/gu)].map(([year]) => year.replace(/\D/gu, ''))
  const whole = years.flatMap((year) =>
    year.length === 4 ? [Number(year)] : [16, 17, 18, 19].map((century) => century * 100 + Number(year)),
  )
  return {
    words: words
      .replace(/\(\d\)/gu, '')
      .replace(/\s+/gu, ' ')
      .trim(),
    years: whole,
  }
}
