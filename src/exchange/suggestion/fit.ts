import { dayNumber, dayOf, fromJulian } from '#value/calendar.ts'
import { displayDate } from '#value/display-date.ts'
import type { Mention } from '../mention/mention.ts'
import { type Correspondence, daysOf, numberKey, type Placed, within } from './correspondence.ts'

/** A held letter that a mention may name, with how well it fits and why. */
export interface Fit {
  readonly placed: Placed
  readonly score: number
  readonly because: readonly string[]
}

/** The last day on which some country here still counted by the old calendar: 31 December 1923, as a day number. */
const LAST_OLD = 2423785

/** How far the old calendar was behind the new one on a day: ten days in the 17th century, thirteen in the 20th; undefined when it was used no more. */
const behind = (day: number): number | undefined =>
  day > LAST_OLD ? undefined : dayNumber(fromJulian(dayOf(day))) - day
/** Of letters without a stated day: the last one held before, if it is no older. */
const RECENT = 60
/** A number alone says which letter if it is not older than this: most offices begin anew each year. */
const NUMBERED = 400

/** The letters among which a mention may find its own. `by` is the last day that the mentioning letter may be of. */
export function candidates(mention: Mention, by: number, letters: Correspondence): readonly Placed[] {
  const stated = daysOf(mention.day)
  const numbered = mention.number === undefined ? [] : (letters.byNumber.get(numberKey(mention.number)) ?? [])
  if (stated === undefined) {
    if (mention.number !== undefined) return numbered.filter(({ first }) => !(by - first > NUMBERED))
    return within(letters, by - RECENT, by)
  }
  const near =
    stated.first === stated.last
      ? nearDays(stated.first).flatMap((day) => letters.byDay.get(day) ?? [])
      : within(letters, stated.first, stated.last)
  const wide = letters.wide.filter(({ first, last }) => first <= stated.last && last >= stated.first)
  return [...new Set([...near, ...wide, ...numbered])]
}

/** The days on which a letter may be that is said to be of a day: that one, one beside it, the one of that name in the other calendar. */
function nearDays(day: number): readonly number[] {
  const style = behind(day)
  return [day, day - 1, day + 1, ...(style === undefined ? [] : [day - style, day + style])]
}

/** How well a letter fits what a mention says of day and number; undefined where it does not. */
export function fitOf(mention: Mention, placed: Placed, by: number): Fit | undefined {
  const day = dayFit(mention, placed, by)
  const number = numberFit(mention, placed)
  if (day === undefined || number === undefined) return undefined
  const genre = genreFit(mention, placed)
  const both = mention.day !== undefined && number.says === 'same' && day.score > 0.4
  const base = both ? Math.max(day.score, 0.98) : number.says === 'same' ? Math.max(day.score, 0.75) : day.score
  const score = base * genre.factor * (number.says === 'other' ? 0.5 : 1) * (mention.says === 'mentions' ? 0.95 : 1)
  return { placed, score, because: [...day.because, ...number.because, ...genre.because] }
}

type Part = Omit<Fit, 'placed'>

/** Of the day; a mention without one leaves it to the number, or to what was the last letter. */
function dayFit(mention: Mention, { letter, first, last }: Placed, by: number): Part | undefined {
  if (first > by) return undefined
  const stated = daysOf(mention.day)
  const date = letter.date === undefined ? 'undated' : `dated ${displayDate(letter.date)}`
  if (stated === undefined || Number.isNaN(first)) {
    if (mention.number !== undefined) return { score: 0.3, because: [date] }
    return { score: by - first <= RECENT / 2 ? 0.4 : 0.3, because: [`${date}, the last one held before`] }
  }
  const isDay = stated.first === stated.last
  if (isDay && first === last) {
    const apart = Math.abs(first - stated.first)
    if (apart === 0) return { score: 0.9, because: [`${date}, as stated`] }
    if (apart === 1 && first < by) return { score: 0.45, because: [`${date}, a day from what is stated`] }
    if (apart === behind(stated.first) && first < by)
      return { score: 0.4, because: [`${date}, which is the stated day in the other calendar`] }
    return mention.number === undefined ? undefined : { score: 0.3, because: [`${date}, not as stated`] }
  }
  if (first > stated.last || last < stated.first)
    return mention.number === undefined ? undefined : { score: 0.3, because: [`${date}, not as stated`] }
  return { score: isDay ? 0.5 : 0.6, because: [`${date}, which agrees with what is stated`] }
}

function numberFit(
  { number, day }: Mention,
  { letter }: Placed,
): (Part & { says: 'same' | 'other' | 'none' }) | undefined {
  if (number === undefined) return { score: 1, says: 'none', because: [] }
  if (letter.numbers.some((one) => numberKey(one) === numberKey(number)))
    return { score: 1, says: 'same', because: [`bears the number ${number}`] }
  if (letter.numbers.length === 0) return { score: 1, says: 'none', because: [] }
  return day === undefined ? undefined : { score: 1, says: 'other', because: [`bears another number than ${number}`] }
}

/** What goes by wire, so that a letter is not taken for it. */
const WIRED = /telegram/u

function genreFit({ genre }: Mention, { letter }: Placed): { factor: number; because: readonly string[] } {
  if (genre === undefined || letter.genre === undefined) return { factor: 1, because: [] }
  if (genre === letter.genre) return { factor: 1, because: [`a ${genre}, as said`] }
  if (WIRED.test(genre) === WIRED.test(letter.genre)) return { factor: 0.97, because: [] }
  return { factor: 0.65, because: [`a ${letter.genre}, where a ${genre} is named`] }
}
