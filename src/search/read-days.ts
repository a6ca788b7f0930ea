import { readDateLine } from '#document/date-line.ts'
import { dayNumber, dayOf, daysIn, isoDay } from '#value/calendar.ts'
import { displayDate } from '#value/display-date.ts'
import { type EdtfRead, parseEdtf } from '#value/edtf.ts'
import type { Days, Query } from './query.ts'
import type { Years } from './search.ts'

/** When, as somebody typed it: whole years where it is in years, else days. */
export type When = ({ readonly years: Years } | { readonly days: Days }) & {
  /** What of it was read otherwise than it stands there. */
  readonly notes?: readonly string[]
  /** Of a date that is one of several (`10/1/1949`, `[1948,1950]`) each: the days between are meant by none. */
  readonly either?: readonly Days[]
}

interface Range extends Days {
  readonly either?: readonly Days[]
  readonly notes: readonly string[]
}

const YEAR = /^-?\d{1,4}$/u
const LONGEST = 200

function inYears(from: string, to: string): Years | undefined {
  if ((from !== '' && !YEAR.test(from)) || (to !== '' && !YEAR.test(to))) return undefined
  return { ...(from === '' ? {} : { from: Number(from) }), ...(to === '' ? {} : { to: Number(to) }) }
}

/** A date in EDTF, or as people write it: `1949-01`, `January 1949`, `10 Jan. 1949`. */
function rangeOf(given: string): Range | undefined {
  if (/[<>≤≥!@#$^*=_|\\"]/u.test(given)) return undefined
  // From one day to another, as EDTF has it, which cannot be: words are no help.
  if (/^\d{4}\S*\/\d{4}\S*$/u.test(given) && parseEdtf(given) === undefined) return undefined
  const line = parseEdtf(given) === undefined ? readDateLine(given, '') : { dates: [{ edtf: given }], issues: [] }
  const [date, ...more] = line.dates
  const read = more.length > 0 ? undefined : parseEdtf(date?.edtf ?? '')
  if (read === undefined || (read.earliest === undefined && read.latest === undefined)) return undefined
  const either = oneOf(date?.edtf ?? '')
  return {
    ...spanOf(read),
    ...(either === undefined ? {} : { either }),
    notes: line.issues.map(({ message }) => message.replace('Kept as written; read', 'It was read')),
  }
}

const spanOf = ({ earliest, latest }: EdtfRead): Days => ({
  ...(earliest === undefined ? {} : { from: earliest }),
  ...(latest === undefined ? {} : { to: latest }),
})

/** The dates of a set; undefined where it is none, or has all that lies between two. */
function oneOf(edtf: string): Days[] | undefined {
  const dates = /^[[{](?<dates>[^.]+,[^.]+)[\]}]$/u.exec(edtf)?.groups?.dates
  return dates?.split(',').flatMap((date) => {
    const read = parseEdtf(date.trim())
    return read === undefined ? [] : [spanOf(read)]
  })
}

/** The two ends that were typed, the same where there is one. A set (`[1949..1950]`, `{1949,1950}`) is one date. */
function endsOf(given: string): readonly string[] {
  if (/^[[{].*[\]}]$/u.test(given)) return [given, given]
  const run = /^(?<from>\d{3,4})[-–—](?<to>\d{4})$/u.exec(given)?.groups
  if (run !== undefined) return [run.from ?? '', run.to ?? '']
  const [from = '', to = from, ...more] = given.split(/\.{2,}/u).map((one) => one.trim())
  return [from, to, ...more]
}

/** Digits and signs may be as wide as Chinese keyboards have them. */
const plain = (typed: string): string => typed.replace(/…/gu, '..').normalize('NFKC').trim()

const COMPARED = /^(?<sign>[<>]=?|[≤≥])\s*(?<date>[^<>=≤≥].*)$/u
/** *Before 1949* and *after 1949* leave 1949 out, as `<` and `>` do; *not after 1949* and *until 1949* do not. */
const BEFORE = /^(?:before|prior to|vor|avant|prima|antes|до)\s+(?<date>.+)$/iu
const AFTER = /^(?:after|nach|après|apres|dopo|después|despues|после)\s+(?<date>.+)$/iu
const LEFT_OPEN = /^(?<date>.*(?<!\d)\d{4}(?:-\d\d){0,2})\s*[-–—+]$/u

/** `>1949` (what comes after it), `>=1949`, `<1949`, `1949-`: one end, as it is said elsewhere; undefined where it is none of these. */
function openEnd(given: string): string | undefined {
  const { sign = '>=', date } = inWordsCompared(given) ?? (COMPARED.exec(given) ?? LEFT_OPEN.exec(given))?.groups ?? {}
  if (date === undefined) return undefined
  const isAfter = sign.startsWith('>') || sign === '≥'
  const written = (end: string) => (isAfter ? `${end}..` : `..${end}`)
  if (sign.length > 1 || sign === '≥' || sign === '≤') return written(date)
  const step = isAfter ? 1 : -1
  if (YEAR.test(date)) return written(year(Number(date) + step))
  const { from, to } = rangeOf(date) ?? {}
  const [, y = '', m = '', d = ''] = /^(?<y>-?\d{4})-(?<m>\d\d)-(?<d>\d\d)$/u.exec((isAfter ? to : from) ?? '') ?? []
  if (y === '') return undefined
  return written(isoDay(dayOf(dayNumber({ year: Number(y), month: Number(m), day: Number(d) }) + step)))
}

/** Of two dates, or of more than a date, the words say something else. */
function inWordsCompared(given: string): { readonly sign: string; readonly date: string } | undefined {
  const [before, after] = [BEFORE, AFTER].map((words) => words.exec(given)?.groups?.date)
  const date = before ?? after
  if (date === undefined || /\.\.|\/|\d{4}.*\d{4}/u.test(date)) return undefined
  return { sign: before === undefined ? '>' : '<', date }
}

/** The two ends of a date as it was typed, for two fields; the same where it is one, nothing where it is open. */
export function endsTyped(typed: string): { readonly since: string; readonly until: string } {
  const asGiven = plain(typed)
  const given = openEnd(asGiven) ?? asGiven
  const [from = '', to = ''] = given.includes('/') && parseEdtf(given) !== undefined ? given.split('/') : endsOf(given)
  const end = (one: string) => (one === '..' ? '' : one)
  return { since: end(from), until: end(to) }
}

/** Understands a date, or two of them with `..` between, of which one may be left out; undefined where it is none. */
export function readWhen(typed: string): When | undefined {
  const given = plain(typed.slice(0, LONGEST + 1))
  if (given.length > LONGEST) return undefined
  const open = openEnd(given)
  if (open !== undefined) return openWhen(given, open)
  const [from = '', to = '', ...more] = endsOf(given)
  if (more.length > 0 || (from === '' && to === '')) return undefined
  const years = inYears(from, to)
  if (years !== undefined) return isBackwards(years) ? undefined : { years }
  const first = from === '' ? NEVER : rangeOf(from)
  const last = to === '' ? NEVER : rangeOf(to)
  if (first === undefined || last === undefined) return undefined
  const days = {
    ...(first.from === undefined ? {} : { from: first.from }),
    ...(last.to === undefined ? {} : { to: last.to }),
  }
  const notes = [...new Set([...first.notes, ...last.notes])]
  if ((days.from === undefined && days.to === undefined) || isBackwards(days)) return undefined
  const { either } = from === to ? first : NEVER
  return { days, ...(notes.length === 0 ? {} : { notes }), ...(either === undefined ? {} : { either }) }
}

/** What is open at one end, with how a sign was read; words say it themselves. */
function openWhen(given: string, open: string): When | undefined {
  const when = readWhen(open)
  if (when === undefined || inWordsCompared(given) !== undefined) return when
  const { from = '..', to = '..' } = 'years' in when ? inWords(when.years) : when.days
  return { ...when, notes: [`“${given}” was read as ${displayDate(`${from}/${to}`)}.`, ...(when.notes ?? [])] }
}

const inWords = ({ from, to }: Years) => ({
  ...(from === undefined ? {} : { from: year(from) }),
  ...(to === undefined ? {} : { to: year(to) }),
})

/** Whether something ends before it begins: then it is no time at all. */
function isBackwards<Point extends string | number>({
  from,
  to,
}: {
  readonly from?: Point
  readonly to?: Point
}): boolean {
  if (from === undefined || to === undefined) return false
  return typeof from === 'string' && from.startsWith('-') ? false : from > to
}

const NEVER: Range = { notes: [] }

const year = (given: number): string => `${given < 0 ? '-' : ''}${String(Math.abs(given)).padStart(4, '0')}`

/** Whole years as days. */
export const daysOf = (when: When): Days =>
  'days' in when
    ? when.days
    : {
        ...(when.years.from === undefined ? {} : { from: `${year(when.years.from)}-01-01` }),
        ...(when.years.to === undefined ? {} : { to: `${year(when.years.to)}-12-31` }),
      }

/** Documents of then, as a condition among others. */
export function datedThen(when: When): Query {
  const [one = daysOf(when), ...more] = when.either ?? []
  const dated = (days: Days): Query => ({ is: 'dated', days })
  return more.length === 0 ? dated(one) : { is: 'bool', must: [], should: [one, ...more].map(dated), not: [] }
}

/** Days as the shortest EDTF that says them: a day, a month, a year, or from one day to another. */
export function edtfOf({ from = '', to = '' }: Days): string {
  if (from === to) return from
  const [year = '', month = ''] = /^(?<year>-?\d+)-(?<month>\d\d)/u.exec(from)?.slice(1) ?? []
  const last = daysIn(Number(year), Number(month))
  if (from.endsWith('-01') && to === `${year}-${month}-${last}`) return `${year}-${month}`
  const ends = [from.replace(/-01-01$/u, ''), to.replace(/-12-31$/u, '')]
  const [first = '', end = ''] = ends.every((one) => YEAR.test(one)) ? ends : [from, to]
  return first === end ? first : `${first}/${end}`
}
