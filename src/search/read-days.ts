import { readDateLine } from '#document/date-line.ts'
import { parseEdtf } from '#value/edtf.ts'
import type { Days } from './query.ts'
import type { Years } from './search.ts'

/** When, as somebody typed it: whole years where it is in years, else days. */
export type When = { readonly years: Years } | { readonly days: Days }

const YEAR = /^-?\d{1,4}$/u
const LONGEST = 200

function inYears(from: string, to: string): Years | undefined {
  if ((from !== '' && !YEAR.test(from)) || (to !== '' && !YEAR.test(to))) return undefined
  return { ...(from === '' ? {} : { from: Number(from) }), ...(to === '' ? {} : { to: Number(to) }) }
}

/** A date in EDTF, or as people write it: `1949-01`, `January 1949`, `10 Jan. 1949`. */
function rangeOf(given: string): Days | undefined {
  const [date, ...more] = parseEdtf(given) === undefined ? readDateLine(given, '').dates : [{ edtf: given }]
  const read = more.length > 0 ? undefined : parseEdtf(date?.edtf ?? '')
  if (read === undefined || (read.earliest === undefined && read.latest === undefined)) return undefined
  const { earliest, latest } = read
  return { ...(earliest === undefined ? {} : { from: earliest }), ...(latest === undefined ? {} : { to: latest }) }
}

/** Understands a date, or two of them with `..` between, of which one may be left out; undefined where it is none. */
export function readWhen(typed: string): When | undefined {
  const given = typed.trim()
  if (given.length > LONGEST) return undefined
  const run = /^(?<from>\d{3,4})[-–](?<to>\d{4})$/u.exec(given)?.groups
  const [from = '', to = from, ...more] =
    run === undefined ? given.split('..').map((one) => one.trim()) : [run.from ?? '', run.to ?? '']
  if (more.length > 0 || (from === '' && to === '')) return undefined
  const years = inYears(from, to)
  if (years !== undefined) return { years }
  const first = from === '' ? {} : rangeOf(from)
  const last = to === '' ? {} : rangeOf(to)
  if (first === undefined || last === undefined) return undefined
  const days = {
    ...(first.from === undefined ? {} : { from: first.from }),
    ...(last.to === undefined ? {} : { to: last.to }),
  }
  return days.from === undefined && days.to === undefined ? undefined : { days }
}

const year = (given: number): string => `${given < 0 ? '-' : ''}${String(Math.abs(given)).padStart(4, '0')}`

/** Whole years as days. */
export const daysOf = (when: When): Days =>
  'days' in when
    ? when.days
    : {
        ...(when.years.from === undefined ? {} : { from: `${year(when.years.from)}-01-01` }),
        ...(when.years.to === undefined ? {} : { to: `${year(when.years.to)}-12-31` }),
      }
