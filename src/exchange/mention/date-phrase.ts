import { monthNamed } from '#document/month-names.ts'
import { dayList, MOST } from './day-list.ts'
import { type Read, roman } from './day-number.ts'
import type { Role } from './lexicon.ts'
import { endsAt, isGlued, type MarkedText, past, turnAt, wordAt } from './marked-text.ts'
import type { StatedDay } from './stated-day.ts'

/** Days that words state, and where the token behind them stands. */
export interface DatePhrase {
  readonly days: readonly StatedDay[]
  readonly end: number
}

/** How much a phrase must say to be one: a bare number is a day only behind `du`, `vom`, "of the"; with `month` it needs a month, named or counted. */
export type Demand = 'any' | 'day-marked' | 'month'

/** The days stated at a token: `the 3rd and 10th of January`, `14. ds.`, `11 января`, `yesterday`, `Monday last`. */
export function datePhraseAt(marked: MarkedText, at: number, demand: Demand): DatePhrase | undefined {
  const start = past(marked, at, 'articles')
  const full = numeric(marked, start) ?? monthFirst(marked, start) ?? dayFirst(marked, start, demand)
  if (full !== undefined || demand === 'month') return full
  return nearDay(marked, start) ?? afterWeekday(marked, start, demand) ?? wholeMonth(marked, start)
}

const DAYS_AGO: Readonly<Partial<Record<Role, number>>> = {
  today: 0,
  yesterday: 1,
  yesterdays: 1,
  dayBefore: 2,
  weekAgo: 7,
}

/** Today, yesterday, the day before: where the turn alone says it. */
function nearDay(marked: MarkedText, at: number): DatePhrase | undefined {
  const turn = turnAt(marked, at, 'weekAgo') ?? turnAt(marked, at, 'today', 'yesterday', 'yesterdays', 'dayBefore')
  if (turn === undefined) return undefined
  const daysAgo = DAYS_AGO[turn.role] ?? 0
  return { days: [{ daysAgo }], end: at + turn.words.length }
}

/** A day of the week, alone or before the day that it is. */
function afterWeekday(marked: MarkedText, at: number, demand: Demand): DatePhrase | undefined {
  const start = past(marked, at, 'lastMonth')
  const turn = turnAt(marked, start, 'weekdays')
  if (turn === undefined) return undefined
  const end = start + turn.words.length
  const next = past(marked, wordAt(marked, end) === ',' ? end + 1 : end, 'articles')
  const fuller = numeric(marked, next) ?? monthFirst(marked, next) ?? dayFirst(marked, next, demand)
  return fuller ?? { days: [{ weekday: Number(turn.value) }], end: past(marked, end, 'lastMonth') }
}

/** A month by name, also cut short and with its point; a short beginning counts only beside a day. */
function monthAt(marked: MarkedText, at: number, isBesideDay: boolean): Read<number> | undefined {
  const token = marked.tokens[at]
  // `7bre`: a number and letters without a blank.
  const counted = token?.kind === 'number' && isGlued(marked, at) ? token.word + wordAt(marked, at + 1) : undefined
  const word = counted ?? token?.word ?? ''
  const value = token?.kind === 'sign' ? undefined : monthNamed(word)
  if (value === undefined || (token?.kind === 'number' && counted === undefined)) return undefined
  if (!isBesideDay && word.length < 4 && word !== 'may' && word !== 'mai') return undefined
  const end = at + (counted === undefined ? 1 : 2)
  return { value, end: wordAt(marked, end) === '.' && !endsAt(marked, end) ? end + 1 : end }
}

const YEAR = /^1[0-9]\d\d$|^20\d\d$/u

function yearAt(marked: MarkedText, at: number): Read<number> | undefined {
  const start = wordAt(marked, at) === ',' ? at + 1 : at
  const word = wordAt(marked, start)
  return YEAR.test(word) ? { value: Number(word), end: start + 1 } : undefined
}

/** `January 9`, `January 9 and 11, 1949`. */
function monthFirst(marked: MarkedText, at: number, left = MOST): DatePhrase | undefined {
  const month = monthAt(marked, at, true)
  if (month === undefined) return undefined
  const list = dayList(marked, past(marked, month.end, 'articles'))
  if (list === undefined) return undefined
  const year = yearAt(marked, list.end)
  const rest = { month: month.value, ...(year === undefined ? {} : { year: year.value }) }
  const days = list.days.map((day) => ({ day, ...rest }))
  const end = year?.end ?? list.end
  // "March 30 and April 2".
  const and = past(marked, end, 'and')
  const next = and === end || left <= 0 ? undefined : monthFirst(marked, and, left - days.length)
  return next === undefined ? { days, end } : { days: [...days, ...next.days], end: next.end }
}

/** `3rd`, `the 3rd and 10th of January 1949`, `20th ult.`, `3 du courant`; the days share the month that follows them. */
function dayFirst(marked: MarkedText, at: number, demand: Demand, left = MOST): DatePhrase | undefined {
  const styles = bothStyles(marked, at)
  if (styles !== undefined) return styles
  const list = dayList(marked, at)
  if (list === undefined) return undefined
  const next = past(marked, past(marked, list.end, 'ofDay', 'ofDate'), 'articles')
  const month = monthAt(marked, list.end, true) ?? monthAt(marked, next, true)
  if (month !== undefined) {
    const year = yearAt(marked, month.end)
    const rest = { month: month.value, ...(year === undefined ? {} : { year: year.value }) }
    const end = past(marked, year?.end ?? month.end, 'lastMonth', 'thisMonth')
    return more(marked, { days: list.days.map((day) => ({ day, ...rest })), end }, left)
  }
  const relative = relativeMonth(marked, list.end) ?? relativeMonth(marked, next)
  if (relative !== undefined)
    return more(marked, { days: list.days.map((day) => ({ day, monthsOn: relative.value })), end: relative.end }, left)
  if (list.needsMonth || demand === 'month' || (demand === 'day-marked' && !list.isMarked)) return undefined
  if (turnAt(marked, list.end, 'units') !== undefined) return undefined
  return { days: list.days.map((day) => ({ day })), end: list.end }
}

/** `29th ult. and 2nd inst.`, `3 January and 10 February`: dates that each have their month. */
function more(marked: MarkedText, phrase: DatePhrase, left: number): DatePhrase {
  if (left <= 0) return phrase
  const point = wordAt(marked, phrase.end) === '.' ? phrase.end + 1 : phrase.end
  const comma = wordAt(marked, point) === ',' ? point + 1 : point
  const and = past(marked, comma, 'and')
  if (and === comma) return phrase
  const start = past(marked, past(marked, past(marked, and, 'others'), 'ofDay', 'ofDate'), 'articles')
  const list = dayList(marked, start)
  if (list === undefined) return phrase
  const next = dayFirst(marked, start, 'month', left - phrase.days.length)
  return next === undefined ? phrase : { days: [...phrase.days, ...next.days], end: next.end }
}

function relativeMonth(marked: MarkedText, at: number): Read<-1 | 0 | 1> | undefined {
  const turn = turnAt(marked, at, 'thisMonth', 'lastMonth', 'nextMonth')
  if (turn === undefined) return undefined
  const value = turn.role === 'thisMonth' ? 0 : turn.role === 'lastMonth' ? -1 : 1
  return { value, end: at + turn.words.length }
}

/** `3/15 January`: the day of both calendars; the second is the new one. */
function bothStyles(marked: MarkedText, at: number): DatePhrase | undefined {
  const [old, sign, young] = marked.tokens.slice(at, at + 3)
  if (old?.kind !== 'number' || sign?.word !== '/' || young?.kind !== 'number') return undefined
  const apart = (Number(young.word) - Number(old.word) + 31) % 31
  const month = monthAt(marked, at + 3, true) ?? monthAt(marked, past(marked, at + 3, 'ofDate', 'ofDay'), true)
  if (month === undefined || apart < 8 || apart > 13) return undefined
  const year = yearAt(marked, month.end)
  const day = { day: Number(young.word), month: month.value, isNewStyle: true as const }
  return { days: [year === undefined ? day : { ...day, year: year.value }], end: year?.end ?? month.end }
}

/** `14. 1. 1923`, `14.1.`, `14/1/23`: day and month in numbers; English ones may have them either way and are read only where one cannot be a month. */
function numeric(marked: MarkedText, at: number): DatePhrase | undefined {
  const [a, sign, b, second, c] = marked.tokens.slice(at, at + 5)
  if (a?.kind !== 'number' || b === undefined || sign === undefined || !['.', '/', '-'].includes(sign.word))
    return undefined
  const [one, other] = [Number(a.word), b.kind === 'number' ? Number(b.word) : (roman(b.word) ?? Number.NaN)]
  if (a.word.length > 2 || b.word.length > 4) return undefined
  // `20. v. M.`: of last month, not of the fifth.
  if (turnAt(marked, at + 2, 'thisMonth', 'lastMonth', 'nextMonth') !== undefined) return undefined
  const isEither = marked.lang === 'en' && sign.word !== '.' && b.kind === 'number'
  const isSwapped = isEither && other > 12 && one <= 12
  if (isEither && !isSwapped && one <= 12) return undefined
  const [day, month] = isSwapped ? [other, one] : [one, other]
  if (!(day >= 1 && day <= 31 && month >= 1 && month <= 12)) return undefined
  const isFull = second?.word === sign.word && c?.kind === 'number' && YEAR.test(c.word)
  if (isFull) return { days: [{ day, month, year: Number(c.word) }], end: at + 5 }
  // `14. 15 Uhr`, `3/4 Liter`: without a year a second point must close it.
  const isClosed = second?.word === sign.word && sign.word === '.'
  if (!isClosed && sign.word !== '/' && b.kind === 'number') return undefined
  const isShort = second?.word === sign.word && c?.kind === 'number' && c.word.length === 2
  const years = sign.word === '.' && wordAt(marked, at + 3) !== '.' ? yearAt(marked, at + 3) : undefined
  if (years !== undefined) return { days: [{ day, month, year: years.value }], end: years.end }
  return { days: [{ day, month }], end: at + (isShort ? 5 : isClosed ? 4 : 3) }
}

/** `January 1923`, "last month", `März`: a month without a day. */
function wholeMonth(marked: MarkedText, at: number): DatePhrase | undefined {
  const month = monthAt(marked, at, false)
  if (month === undefined) return undefined
  const year = yearAt(marked, month.end)
  const rest = year === undefined ? {} : { year: year.value }
  return { days: [{ month: month.value, ...rest }], end: past(marked, year?.end ?? month.end, 'lastMonth') }
}
