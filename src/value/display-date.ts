import type { Edtf, EdtfParts, Span } from './edtf.ts'
import { edtfParts, parseEdtf } from './edtf.ts'
import type { DateAtom } from './edtf-atom.ts'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const FOUR = ['spring', 'summer', 'autumn', 'winter']
const SEASONS: readonly string[] = [
  ...FOUR,
  ...FOUR.map((season) => `northern ${season}`),
  ...FOUR.map((season) => `southern ${season}`),
  ...['first', 'second', 'third', 'fourth'].map((which) => `${which} quarter of`),
  ...['first', 'second', 'third'].map((which) => `${which} third of`),
  ...['first', 'second'].map((which) => `${which} half of`),
]

const year = (number: number) => (number > 0 ? String(number) : `${1 - number} BC`)

/** What can be left out before an end that says it again: the day, the month, the year as they are printed. */
interface Pieces {
  readonly day?: string
  readonly month?: string
  readonly year: string
  readonly before: string
  readonly after: string
}

function unspecified({ bare, low, high }: DateAtom): string {
  const [, signs = '', month, day] = /^-?([\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?/u.exec(bare) ?? []
  const name = month === undefined || month.includes('X') ? undefined : MONTHS[low.month - 1]
  if (signs === 'XXXX' && name !== undefined && day !== undefined && !day.includes('X'))
    return `${Number(day)} ${name}, year not known`
  if (signs === 'XXXX') return name === undefined ? 'date not known' : `${name}, year not known`
  const when = signs.includes('X')
    ? low.year >= 0 && high.year - low.year === 9
      ? `${low.year}s`
      : `${year(low.year)}–${year(high.year)}`
    : year(low.year)
  if (name === undefined) return month === undefined ? when : `${when}, month not known`
  if (day === undefined) return `${name} ${when}`
  return day.includes('X') ? `${name} ${when}, day not known` : `${low.day} ${name} ${when}`
}

function pieces(atom: DateAtom): Pieces {
  const before = atom.approximate ? 'about ' : ''
  const after = atom.uncertain ? '?' : ''
  const [date = '', time] = atom.bare.split('T')
  const hour = time === undefined ? '' : `, ${time.slice(0, 5)}`
  const name = MONTHS[atom.low.month - 1]
  const plain = /^-?\d{4}(?<month>-\d{2})?(?<day>-\d{2})?$/u.exec(date)
  const season = atom.precision === 'season' ? SEASONS[Number(date.slice(-2)) - 21] : undefined
  if (season !== undefined) return { year: `${season} ${year(atom.low.year)}`, before, after }
  if (plain === null || name === undefined) {
    const round = /^-?\d{2,3}$/u.test(date)
      ? { ...atom, bare: date + 'X'.repeat(4 - date.replace('-', '').length) }
      : atom
    return { year: /^Y|S/u.test(date) ? longYear(atom) : unspecified(round), before, after }
  }
  return {
    ...(plain.groups?.day === undefined ? {} : { day: String(atom.low.day) }),
    ...(plain.groups?.month === undefined ? {} : { month: name }),
    year: year(atom.low.year) + hour,
    before,
    after,
  }
}

const longYear = ({ low, high }: DateAtom) =>
  low.year === high.year ? year(low.year) : `${year(low.year)}–${year(high.year)}`

const printed = ({ day, month, year: when, before, after }: Partial<Pieces>): string =>
  `${before ?? ''}${[day, month, when].filter(Boolean).join(' ')}${after ?? ''}`

/** Two or more dates, said with no more words than needed: `6`, `7 January 1963`; `31 January`, `1 February 1987`. */
function shortened(atoms: readonly DateAtom[]): string[] {
  const all = atoms.map(pieces)
  const [head] = all
  const plain = all.every(({ before, after, month }) => before === '' && after === '' && month !== undefined)
  const same = (what: 'month' | 'year') => all.every((piece) => piece[what] === head?.[what])
  return all.map((piece, index) => {
    if (!plain || !same('year') || index === all.length - 1) return printed(piece)
    const { day, month } = piece
    if (same('month') && day !== undefined) return day
    return printed({ ...(day === undefined ? {} : { day }), ...(month === undefined ? {} : { month }) })
  })
}

function between(first: DateAtom, last: DateAtom): string {
  if (first.approximate && last.approximate) {
    return `about ${between({ ...first, approximate: false }, { ...last, approximate: false })}`
  }
  const [from = '', to = ''] = shortened([first, last])
  return /[ ?]/u.test(from) || from.length > 4 ? `${from} – ${to}` : `${from}–${to}`
}

function listed(texts: readonly string[], word: 'and' | 'or'): string {
  const lastOne = texts.at(-1) ?? ''
  return texts.length < 2 ? lastOne : `${texts.slice(0, -1).join(', ')} ${word} ${lastOne}`
}

function span({ from, to }: Span, kind: 'interval' | 'one-of' | 'all-of'): string {
  if (from === undefined && to === undefined) return 'date not known'
  if (to === undefined)
    return `${kind === 'interval' ? 'from' : 'not before'} ${from === undefined ? '' : printed(pieces(from))}`
  if (from === undefined) return `${kind === 'interval' ? 'until' : 'not after'} ${printed(pieces(to))}`
  if (from.bare === to.bare) return printed(pieces(from))
  if (kind === 'one-of') return `between ${listed(shortened([from, to]), 'and')}`
  return between(from, to)
}

const DAY = /^(?!0000)\d{4}-\d{2}-\d{2}$/u

/** A single day, which nearly all dates are, without taking it apart. */
function plainDay(edtf: Edtf): string | undefined {
  const read = DAY.test(edtf) ? parseEdtf(edtf) : undefined
  const month = MONTHS[Number(edtf.slice(5, 7)) - 1]
  return read === undefined || month === undefined
    ? undefined
    : `${Number(edtf.slice(8))} ${month} ${Number(edtf.slice(0, 4))}`
}

/** A date as a reader sees it, in English: `10 January 1949`, `about January 1949`, `6–7 January 1963`. What is no EDTF comes back as it is. */
export function displayDate(edtf: Edtf): string {
  const plain = plainDay(edtf)
  if (plain !== undefined) return plain
  const parts = edtfParts(edtf.trim())
  if (parts === undefined) return edtf
  const ends = parts.spans.flatMap(({ from, to }) => [from ?? [], to ?? []].flat())
  // Where all is doubted, one mark at the end says so.
  const isDoubted = ends.length > 1 && ends.every(({ uncertain }) => uncertain)
  return isDoubted ? `${inWords({ ...parts, spans: parts.spans.map(undoubted) })}?` : inWords(parts)
}

const undoubted = ({ from, to }: Span): Span => {
  const first = from === undefined ? undefined : { ...from, uncertain: false }
  const last = to === from ? first : to === undefined ? undefined : { ...to, uncertain: false }
  return { ...(first === undefined ? {} : { from: first }), ...(last === undefined ? {} : { to: last }) }
}

function inWords({ kind, spans }: EdtfParts): string {
  const [only] = spans
  if (only === undefined) return 'date not known'
  if (kind === 'date' || kind === 'interval' || spans.length === 1)
    return span(only, kind === 'date' ? 'interval' : kind)
  const word = kind === 'one-of' ? 'or' : 'and'
  const atoms = spans.map(({ from, to }) => (from !== undefined && from === to ? from : undefined))
  const whole = atoms.filter((atom) => atom !== undefined)
  return listed(whole.length === spans.length ? shortened(whole) : spans.map((each) => span(each, kind)), word)
}
