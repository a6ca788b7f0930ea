import { compareDays, type Day, toJulian } from '#value/calendar.ts'
import { type DatePart, type Dates, edtfOfPart, partAt } from './date-line-atom.ts'
import type { Word } from './date-line-words.ts'
import type { Calendar } from './dated.ts'

/** The parts of one expression with the sign before each (`''` before the first where there is none). */
export interface Phrase {
  readonly parts: readonly DatePart[]
  readonly signs: readonly string[]
  /** "About" stands somewhere in it. */
  readonly isAbout: boolean
}

const weight = (phrase: Phrase) =>
  phrase.parts.reduce(
    (sum, part) =>
      sum +
      (part.year === undefined ? 0 : 4) +
      (part.month === undefined && part.season === undefined ? 0 : 2) +
      (part.shortYear === undefined ? 0 : 2) +
      (part.day === undefined ? 0 : 1),
    0,
  ) / Math.max(1, phrase.parts.length)

/** The fullest expression of date in the words, and whether words of no date stand beside it. */
export function phraseIn(given: readonly Word[]): { phrase: Phrase; isWhole: boolean } | undefined {
  const words = given.filter(({ code }) => code !== 'W')
  const codes = words.map(({ code }) => code).join('')
  const phrases: Phrase[] = []
  let parts: DatePart[] = []
  let signs: string[] = []
  let sign = ''
  let isAbout = false
  let isWhole = true
  const close = () => {
    if (parts.length > 0) phrases.push({ parts, signs, isAbout })
    parts = []
    signs = []
    sign = ''
    isAbout = false
  }
  for (let index = 0; index < words.length; ) {
    const code = words[index]?.code ?? 'x'
    const found = partAt(words, codes, index)
    if (found !== undefined) {
      // Two dates with nothing between them are two expressions.
      if (parts.length > 0 && sign === '') close()
      parts.push(found.part)
      signs.push(sign)
      sign = ''
      index += found.length
      continue
    }
    if (code === 'c') isAbout = true
    else if (code === 'x') {
      isWhole = false
      close()
    } else sign += code
    index++
  }
  close()
  const [best] = phrases.toSorted((a, b) => weight(b) - weight(a))
  return best === undefined ? undefined : { phrase: best, isWhole: isWhole && phrases.length === 1 }
}

/** The full year of one of two digits: the one nearest to a year that is known. */
const nearest = (short: number, known: number, unit: number) => short + unit * Math.round((known - short) / unit)

/** A part with its year in full, where the year of the record tells the century (`92`) or the millennium (`904`). */
function yeared(part: DatePart, known: number | undefined): DatePart {
  const { year, shortYear } = part
  if (known === undefined) return part
  if (year === undefined) return shortYear === undefined ? part : { ...part, year: nearest(shortYear, known, 100) }
  return year >= 100 && year < 1000 && known >= 1000 ? { ...part, year: nearest(year, known, 1000) } : part
}

/** A part with what it lacks taken from another one of the same expression, whose year tells the century of a short one: `May '48 to June 1949`. */
function completed(part: DatePart, other: DatePart): DatePart {
  const isBare = part.month === undefined && part.season === undefined
  const needsMonth = isBare && (part.day !== undefined || (part.portion !== undefined && part.year === undefined))
  return {
    ...part,
    ...(needsMonth && other.month !== undefined ? { month: other.month } : {}),
    ...(part.year === undefined && other.year !== undefined
      ? { year: yeared(part, other.year).year ?? other.year }
      : {}),
  }
}

/** The parts of an expression, each with what it lacks taken from its neighbours, those behind it first. */
export function completedAll(given: readonly DatePart[], year: number | undefined): readonly DatePart[] {
  const parts = given.map((part) => yeared(part, year))
  for (let index = parts.length - 2; index >= 0; index--)
    parts[index] = completed(parts[index] ?? {}, parts[index + 1] ?? {})
  for (let index = 1; index < parts.length; index++)
    parts[index] = completed(parts[index] ?? {}, parts[index - 1] ?? {})
  return parts
}

/** The second number of `1669/70` and `1648/9` is a year, not a day. */
function shortSecond(first: DatePart, second: DatePart): number | undefined {
  if (
    first.year === undefined ||
    second.day === undefined ||
    (second.month ?? second.year ?? second.shortYear) !== undefined
  )
    return undefined
  const unit = second.day < 10 ? 10 : 100
  const year = Math.floor(first.year / unit) * unit + second.day
  const next = year > first.year ? year : year + unit
  // One digit goes on within its ten years, or to the next: `1648/9`, `1799/0`; `1949-1` is something else.
  const isNear = unit === 10 ? year > first.year || next === first.year + 1 : next - first.year <= 50
  return isNear ? next : undefined
}

export interface PhraseRead {
  readonly edtf: string
  readonly calendar?: Calendar
  readonly ambiguous?: boolean
}

export interface Marks {
  readonly calendar: Calendar
  readonly year?: number
  /** The qualifier for what an editor puts in brackets, says "about", or asks: `~`, `?`, `%`. */
  readonly qualifier: '' | '~' | '?' | '%'
}

/** Whether two days are one, in the Julian and in the Gregorian calendar: `10/20 May 1649`. */
function isDoubleDate(a: DatePart, b: DatePart): boolean {
  if (a.day === undefined || b.day === undefined || a.month === undefined || b.month === undefined) return false
  if (a.year === undefined || b.year === undefined || b.year < 1582) return false
  const second: Day = { year: b.year, month: b.month, day: b.day }
  const julian = toJulian(second)
  // About New Year, and to 24 March where the year begins on Lady Day, the two count different years.
  return [a.year - 1, a.year, a.year + 1].some(
    (year) => compareDays(julian, { year, month: a.month ?? 0, day: a.day ?? 0 }) === 0,
  )
}

const ends = (dates: Dates) => ('one' in dates ? [dates.one, dates.one] : [dates.from, dates.to])

function setOf(kind: 'one' | 'all', all: readonly Dates[]): string {
  const inside = all.map((dates) => ('one' in dates ? dates.one : `${dates.from}..${dates.to}`)).join(',')
  return kind === 'one' ? `[${inside}]` : `{${inside}}`
}

/** An expression as EDTF; `undefined` where it has no year, or a day that its month has not. */
export function readPhrase(phrase: Phrase, marks: Marks): PhraseRead | undefined {
  const [head = {}, second] = phrase.parts
  const lady = second === undefined || !/^[-/]$/u.test(phrase.signs[1] ?? '') ? undefined : shortSecond(head, second)
  if (lady !== undefined && phrase.parts.length === 2) {
    const isLady =
      phrase.signs[1] === '/' && head.month !== undefined && head.month <= 3 && lady === (head.year ?? 0) + 1
    const one = isLady ? { calendar: 'julian-25-march' as const } : {}
    const parts = isLady ? [head] : [head, { ...head, year: lady }]
    return readParts({ ...phrase, parts }, { ...marks, ...one })
  }
  if (phrase.parts.length === 3 && second !== undefined && phrase.signs[2] === '/' && phrase.signs[1] === '/') {
    // `1/11 January 1648/9`: the second day is the Gregorian one, in the year that both calendars agree on.
    const year = shortSecond(second, phrase.parts[2] ?? {})
    const day = year === undefined ? undefined : { ...second, year }
    if (day !== undefined && isDoubleDate(completed(head, day), day)) {
      return withCalendar(readParts({ ...phrase, parts: [day], signs: [''] }, marks), 'julian-25-march')
    }
  }
  return readParts(phrase, marks)
}

const withCalendar = (read: PhraseRead | undefined, calendar: Calendar): PhraseRead | undefined =>
  read === undefined ? undefined : { ...read, calendar }

function readParts({ parts: given, signs, isAbout }: Phrase, marks: Marks): PhraseRead | undefined {
  const parts = completedAll(given, marks.year)
  // A number that stands beside no month is not known to be a day.
  if (parts.some(({ day, month }) => day !== undefined && month === undefined)) return undefined
  const [first = {}, last = first] = parts
  if (signs[1] === '/' && parts.length === 2 && isDoubleDate(first, last)) {
    return withCalendar(
      readParts({ parts: [last], signs: [''], isAbout }, { ...marks, calendar: 'gregorian' }),
      'julian',
    )
  }
  const dates = parts.map((part) => edtfOfPart(part, marks.calendar))
  const whole = dates.filter((each) => each !== undefined)
  if (whole.length < dates.length || whole.length === 0) return undefined
  const qualifier = isAbout && marks.qualifier !== '%' ? (marks.qualifier === '?' ? '%' : '~') : marks.qualifier
  const fixed = marks.calendar === 'gregorian' ? {} : { calendar: marks.calendar }
  return { ...fixed, ...joined(whole, signs, qualifier, parts, marks) }
}

function joined(
  dates: readonly Dates[],
  signs: readonly string[],
  qualifier: string,
  parts: readonly DatePart[],
  marks: Marks,
): Pick<PhraseRead, 'edtf' | 'ambiguous'> {
  const [only = { one: '' }, next] = dates
  const [opening = '', between = ''] = signs
  const [from = '', to = ''] = ends(only)
  if (next === undefined) {
    if (opening.includes('b')) return { edtf: `[..${to}]` }
    if (opening.includes('a')) return { edtf: `[${from}..]` }
    if (opening === 's' || opening === 'sf') return { edtf: `${from}/..` }
    if (opening === 't') return { edtf: `../${to}` }
    if (!('one' in only)) return { edtf: `[${from}..${to}]` }
    const [part] = parts
    const other = part?.swapped === undefined ? undefined : edtfOfPart({ ...part, ...part.swapped }, marks.calendar)
    if (other !== undefined && 'one' in other) {
      return { edtf: `[${[only.one, other.one].sort().join(',')}]`, ambiguous: true }
    }
    return { edtf: only.one + qualifier }
  }
  const [, end = ''] = ends(next)
  if (dates.length === 2) {
    if (opening.includes('w') || (opening.includes('a') && between.includes('b'))) return { edtf: `[${from}..${end}]` }
    if (/^[-t]+$/u.test(between)) {
      const isPlain = 'one' in only && 'one' in next
      return { edtf: isPlain ? `${from}${qualifier}/${end}${qualifier}` : `[${from}..${end}]` }
    }
    // "End of July / beginning of August" is one stretch of time.
    const isOneStretch = !('one' in only) || !('one' in next)
    if (isOneStretch && between !== 'n') return { edtf: `[${from}..${end}]` }
  }
  return { edtf: setOf(signs.slice(1).some((sign) => /[/o]/u.test(sign)) ? 'one' : 'all', dates) }
}
