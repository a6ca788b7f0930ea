import { displayDate } from '#value/display-date.ts'
import { type DayRange, isoOf } from './day-range.ts'

/** How the days of one exchange are said: without the year where they all lie in one. */
export type SayDays = (range: DayRange) => string | undefined

/**
 * "13 January", "by 13 January", "on or after 8 January", "between 8 and 13 January"; "17 July?" where a source doubts it; undefined where nothing is known. `year`, where all
 * days lie in one, is left out.
 */
export function sayingDays(year?: string): SayDays {
  const said = (edtf: string) => {
    const words = displayDate(edtf)
    return year !== undefined && words.endsWith(` ${year}`) ? words.slice(0, -year.length - 1) : words
  }
  return ({ earliest, latest, uncertain }) => {
    const [from, to] = [isoOf(earliest), isoOf(latest)]
    const doubt = uncertain === true ? '?' : ''
    if (from === undefined) return to === undefined ? undefined : `by ${said(to)}${doubt}`
    if (to === undefined) return `on or after ${said(from)}${doubt}`
    return `${from === to ? said(from) : said(`[${from}..${to}]`)}${doubt}`
  }
}

/** With the preposition that a sentence wants: "on 13 January", but "by 13 January". */
export const onDays = (words: string): string => (/^(?:by|on|between) /u.test(words) ? words : `on ${words}`)
