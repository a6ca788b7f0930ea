import { dateWords } from '#document/date-line-words.ts'
import { displayDate } from '#value/display-date.ts'
import type { Query } from './query.ts'
import { daysOf, edtfOf, readWhen } from './read-days.ts'
import type { Result } from './search.ts'

const LONGEST_DATE = 7
const MOST_DATES = 8
/** Rows of words that are read as dates, to see whether they are some. */
const MOST_READ = 40
const DEEPEST = 12

/** A year, month or day as catalogues write them, or two of them with the sign of a span between. */
const ONE = '(?:1\\d|20)(?:\\d\\d|\\d[Xx]|[Xx]{2})(?:-(?:0[1-9]|1[0-2])(?:-\\d\\d)?)?'
const IN_FIGURES = new RegExp(`^${ONE}(?:(?:/|\\.\\.)${ONE})?$`, 'u')
const IN_NUMBERS = /^\d{1,2}[./]\d{1,2}[./](?:1\d|20)\d\d$/u
/** Days of a month, from one to another: `10-14 January 1949`. */
const SPAN = /^\d{1,2}[-–—]\d{1,2}$/u
const IN_SIGNS = /\p{N}.*[年月日]$|^[\p{Script=Han}]{2,}[年月日]$/u
const YEAR = /^\d{4}$/u
/** What carries a date: day, month, year, season, weekday. Between them may stand words that carry none (*4th of July*). */
const CARRIES = 'dyMSW'

/** What a word is in a date line: `.` where it carries nothing, empty where it is of no date. */
function codesOf(word: string): string {
  if (SPAN.test(word)) return 'd'
  const codes = dateWords(word).map(({ code }) => code)
  return codes.every((code) => CARRIES.includes(code)) ? codes.join('') || '.' : ''
}

/** Whether words in a row look like a date that says its year: nothing before it or after it is taken with it. */
function mayBeDate(words: readonly string[]): boolean {
  const [word = ''] = words
  if (words.length === 1 && [IN_FIGURES, IN_NUMBERS, IN_SIGNS].some((figures) => figures.test(word))) return true
  const codes = words.map(codesOf)
  // *Sun 1949* says no day: it is a year, and a name.
  if (codes.includes('W') && !codes.includes('d')) return false
  const carries = (at: number) => codes.at(at) !== '.'
  const all = codes.join('').replaceAll('.', '')
  return !codes.includes('') && carries(0) && carries(-1) && all.length > 1 && /^[^y]*y[^y]*$/u.test(all)
}

type Done = Result['done'][number]

/** A date that was typed bare stands for its words, or for the documents of it. A whole day or month says more than its words do apart. */
function dated(
  row: readonly Query[],
  words: readonly string[],
): { readonly query: Query; readonly done: Done } | undefined {
  const typed = words.join(' ')
  const when = readWhen(typed)
  // What was read otherwise than it stands there is a date only where its month is in words: in numbers it may be anything.
  if (when === undefined || (when.notes !== undefined && !words.some((word) => codesOf(word) === 'M'))) return undefined
  const days = daysOf(when)
  // A date that is open on one side would find half of all there is.
  if (days.from === undefined || days.to === undefined) return undefined
  const [first] = row
  const asTyped: Query =
    row.length === 1 && first !== undefined ? first : { is: 'bool', must: row, should: [], not: [] }
  const ofThen: Query = { is: 'dated', days }
  const surest: Query = { is: 'anyOf', variants: [ofThen, { is: 'phrase', words }], scored: 'best' }
  return {
    query: { is: 'named', typed: asTyped, also: [ofThen], ...(YEAR.test(typed) ? {} : { surest }) },
    done: {
      what: `Also sought: documents of ${displayDate(edtfOf(days))}`,
      because: when.notes === undefined ? `“${typed}” is a date` : when.notes.join(' ').replace(/\.$/u, ''),
      date: { typed, ...days },
    },
  }
}

/**
 * A query in which each date that was typed bare (`10 January 1949`, `1949-01`, `1949`) stands for the documents of it as well, and what was done so.
 * What is in quotation marks, in a field or excluded stays as it is typed. A year alone may be part of a name, days are of none: `as` says which are read.
 */
export function expandDates(
  query: Query,
  as: 'days' | 'year',
): { readonly query: Query; readonly done: Result['done'] } {
  const done: Done[] = []
  let read = 0

  function take(row: readonly Query[]): Query | undefined {
    const words = row.map((one) => (one.is === 'term' ? one.word.replace(/[,;]$/u, '') : ''))
    if (done.length >= MOST_DATES || read >= MOST_READ || words.includes('')) return undefined
    if (YEAR.test(words.join(' ')) !== (as === 'year') || !mayBeDate(words)) return undefined
    read += 1
    const found = dated(row, words)
    if (found !== undefined) done.push(found.done)
    return found?.query
  }

  function inRow(row: readonly Query[], depth: number): Query[] {
    const made: Query[] = []
    for (let at = 0; at < row.length; ) {
      let end = Math.min(row.length, at + LONGEST_DATE)
      let found: Query | undefined
      for (; found === undefined && end > at; end--) found = take(row.slice(at, end))
      const one = row[at]
      if (found !== undefined) made.push(found)
      else if (one !== undefined) made.push(one.is === 'term' ? one : walk(one, depth + 1))
      at = found === undefined ? at + 1 : end + 1
    }
    return made
  }

  function walk(node: Query, depth: number): Query {
    if (depth > DEEPEST) return node
    if (node.is === 'term') return take([node]) ?? node
    if (node.is !== 'bool') return node
    return { ...node, must: inRow(node.must, depth), should: node.should.map((one) => walk(one, depth + 1)) }
  }

  return { query: walk(query, 0), done }
}
