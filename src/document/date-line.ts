import { weekday } from '#value/calendar.ts'
import { displayDate } from '#value/display-date.ts'
import { parseEdtf } from '#value/edtf.ts'
import type { Issue } from '#value/issue.ts'
import { takeTimes } from './date-line-clock.ts'
import { type Marks, type Phrase, type PhraseRead, phraseIn, readPhrase } from './date-line-phrase.ts'
import { withoutUnreadable } from './date-line-rest.ts'
import { isUndated, readSpecial } from './date-line-special.ts'
import { dateWords, type Word } from './date-line-words.ts'
import type { Calendar, Dated } from './dated.ts'

/** What is known beside the words: the year of the record or the volume, the calendar of the place. */
export interface DateContext {
  readonly year?: number
  readonly calendar?: Calendar
}

/** A date as it was read, without its role. `edtf` is absent where the words could not be read; they are kept all the same. */
export type DateRead = Omit<Dated, 'role' | 'part' | 'principal' | 'asWritten'> & { readonly asWritten: string }

export interface DateLineRead {
  readonly dates: readonly DateRead[]
  readonly issues: readonly Issue[]
}

/** Longer than any date line: more is prose, and is not searched for dates. */
const LONGEST = 300

const ISO = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?$/u

interface Cleared {
  readonly text: string
  readonly isBracketed: boolean
  /** All of it is the editor's. */
  readonly isSupplied: boolean
  readonly isAsked: boolean
}

/** Takes out the editor's brackets and question marks, and tells that they were there. `[17]86` completes a word and tells nothing. */
function clear(given: string): Cleared {
  const joined = given
    .replace(/(?<=[\p{L}\d])\[(?<inside>[\p{L}\d ]*)\??\]/gu, '$<inside>')
    .replace(/\[(?<inside>[\p{L}\d ]*[\p{L}\d])\](?=[\p{L}\d])/gu, '$<inside>')
  const probably =
    /(?<!\p{L})(?:probably|perhaps|possibly|presumably|vermutlich|wahrscheinlich|vielleicht|wohl|peut-[eê]tre|probablement|forse|вероятно)(?!\p{L})/giu
  return {
    text: joined
      .replace(/\(\s*\?\s*\)|\?/gu, ' ')
      .replace(/[[\]<>{}]/gu, ' ')
      .replace(probably, ' ')
      .trim(),
    isBracketed: /[[<]/u.test(joined),
    isSupplied: /^[[<][^[\]<>]*[\]>]\.?$/u.test(joined),
    isAsked: given.includes('?') || new RegExp(probably.source, 'iu').test(joined),
  }
}

const OLD_STYLE =
  /\bo\.\s?s\.|\bold style\b|\bst\.\s?v\.|\bvieux style\b|ст\.\s?ст\.|по старому стилю|\(julian\)|\bjulian\b|\ba\.\s?st\./iu
const NEW_STYLE = /\bn\.\s?s\.|\bnew style\b|\bst\.\s?n\.|\bn\.\s?st\.|н\.\s?ст\.|нов\.\s?ст\.|\(gregorian\)/iu

const BEFORE_CHRIST =
  /(?<!\p{L})(?:v\.\s?(?:chr|u\.\s?z)\.?|b\.\s?c\.(?:\s?e\.)?|bce?|av\.\s?j\.-?\s?c\.|a\.\s?c\.|до н\.\s?э\.)(?!\p{L})/iu

const DAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** Says when the day of the week that the paper names is not that of the date; it is the same in every calendar. */
function weekdayIssue(given: string, words: readonly Word[], edtf: string, at: string): Issue | undefined {
  const named = words.filter(({ code }) => code === 'W')
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})[~?%]?$/u.exec(edtf) ?? []
  if (named.length !== 1 || day === undefined) return undefined
  const found = weekday({ year: Number(year), month: Number(month), day: Number(day) })
  if (found === named[0]?.value) return undefined
  const message = `“${given}” names another day of the week: ${displayDate(edtf)} was a ${DAY_NAMES[found]}`
  return { severity: 'note', at, field: 'dates', message }
}

/** Why an expression has no EDTF; undefined where its words are hardly a date at all. */
function whyNot({ parts }: Phrase): string | undefined {
  if (parts.some(({ year }) => year !== undefined)) return 'has a day that no calendar has, or runs backwards'
  if (parts.some(({ shortYear }) => shortYear !== undefined)) return 'has two digits of a year'
  return parts.some(({ month, season }) => month ?? season) ? 'has no year' : undefined
}

const isShort = ({ year, shortYear }: Phrase['parts'][number]) => year === undefined && shortYear !== undefined

/** A day or a span that an editor supplied is that day: it is inferred, not "about". A part of one that he supplied may be another. */
function qualifierOf({ isBracketed, isSupplied, isAsked }: Cleared, { parts }: Phrase): Marks['qualifier'] {
  const isFull = parts.length > 1 || parts.some(({ day }) => day !== undefined)
  if (isBracketed && !(isSupplied && isFull)) return isAsked ? '%' : '~'
  return isAsked ? '?' : ''
}

/** What runs backwards ("from May to January 1949") is no date. */
const readable = (read: PhraseRead | undefined) =>
  read === undefined || parseEdtf(read.edtf) === undefined ? undefined : read

function readWords(given: string, at: string, context: DateContext): DateLineRead | undefined {
  const { rest, hours } = takeTimes(given)
  const cleared = clear(rest.replace(OLD_STYLE, ' ').replace(NEW_STYLE, ' '))
  const isOld = OLD_STYLE.test(given)
  const calendar = NEW_STYLE.test(given) ? 'gregorian' : isOld ? 'julian' : (context.calendar ?? 'gregorian')
  // Years before Christ: 1 BC is the year 0.
  const isBefore = BEFORE_CHRIST.test(cleared.text)
  const words = dateWords(cleared.text.replace(BEFORE_CHRIST, ' ')).map((word) =>
    isBefore && word.code === 'y' ? { ...word, value: 1 - word.value } : word,
  )
  const found = phraseIn(words)
  if (found === undefined) return undefined
  const { phrase, isWhole } = found
  const { year } = context
  const marks = { calendar, qualifier: qualifierOf(cleared, phrase), ...(year === undefined ? {} : { year }) } as const
  const issues: Issue[] = []
  const tell = (severity: Issue['severity'], message: string) => issues.push({ severity, at, field: 'dates', message })
  let read = readable(readPhrase(phrase, marks))
  let note =
    year !== undefined && phrase.parts.some(isShort)
      ? `The century is not written; it is taken from ${year}.`
      : undefined
  if (read === undefined && year !== undefined && whyNot(phrase) === 'has no year') {
    read = readable(readPhrase({ ...phrase, parts: phrase.parts.map((part) => ({ ...part, year })) }, marks))
    note = `The year ${year} is not written; it is taken from the record.`
  }
  if (read === undefined) {
    const rest = withoutUnreadable(phrase, marks)
    read = rest === undefined ? undefined : readable(readPhrase(rest.phrase, marks))
    if (rest !== undefined && read !== undefined)
      tell('warning', `“${given}”: ${rest.why}. Kept as written; read as ${displayDate(read.edtf)}.`)
  }
  const [first, ...later] = hours
  const asWritten = given
  const hour = first === undefined ? {} : { hour: first }
  if (read === undefined) {
    const why = whyNot(phrase)
    if (why === undefined) return undefined
    tell('warning', `“${given}” ${why}. Kept as written.`)
    return { dates: [{ asWritten, ...hour, basis: 'stated' }], issues }
  }
  if (read.ambiguous) {
    tell('warning', `“${given}” may put the day or the month first. Read as ${displayDate(read.edtf)}.`)
  }
  if (!isWhole && issues.length === 0)
    tell('note', `“${given}” has more words than a date. Read as ${displayDate(read.edtf)}.`)
  const wrongDay = weekdayIssue(given, words, read.edtf, at)
  if (wrongDay !== undefined) issues.push(wrongDay)
  const until = later.length === 0 ? undefined : `Until ${later.at(-1)}.`
  const notes = [note, until].filter((each) => each !== undefined).join(' ')
  const date: DateRead = {
    edtf: read.edtf,
    asWritten,
    ...(read.calendar === undefined ? {} : { calendar: read.calendar }),
    ...hour,
    basis: cleared.isBracketed || note !== undefined ? 'inferred' : 'stated',
    ...(notes === '' ? {} : { note: notes }),
  }
  return { dates: [date], issues }
}

const CORRECTED = /^(?<paper>[^[\]]*\d[^[\]]*)\[(?<editor>[^[\]]*\d{4}[^[\]]*)\]\.?$/u

const MONTH_PUT_RIGHT = /(?<wrong>\p{L}{3,}['’\p{L}]*\.?)\s*\[(?:i\.\s?e\.,?\s+)?(?<right>\p{L}{3,})\.?(?<asked>\??)\]/u
const DAY_PUT_RIGHT =
  /(?<wrong>(?<![\d])\d{1,2}(?:st|nd|rd|th|d|t)?\.?)\s+\[(?:i\.\s?e\.,?\s+)?(?<right>\d{1,2}(?:st|nd|rd|th|d|t)?)(?<asked>\??)\]/u

/** `Novr. 20. [30] 1787`, `8th. of Septr. [October] 1787`: the line as the paper has it, and as the editor has. */
function putRight(given: string): { readonly paper: string; readonly editor: string } | undefined {
  const month = MONTH_PUT_RIGHT.exec(given)?.groups
  const isMonth = [month?.wrong, month?.right].every((word) => dateWords(word ?? '')[0]?.code === 'M')
  const pattern = isMonth ? MONTH_PUT_RIGHT : DAY_PUT_RIGHT
  if (!pattern.test(given) || !/\d{4}|\[1\d\]\d{2}/u.test(given)) return undefined
  return { paper: given.replace(pattern, '$<wrong>'), editor: given.replace(pattern, '$<right>$<asked>') }
}

/** `June 14. 1784 [1782]`: the paper's own date, and in brackets the editor's. */
function readCorrected(given: string, at: string, context: DateContext): DateLineRead | undefined {
  const { paper = '', editor = '' } = putRight(given) ?? CORRECTED.exec(given)?.groups ?? {}
  if (!/\d{4}/u.test(paper)) return undefined
  const written = readLine(paper.trim(), at, context)
  const onlyYear = /^\s*(?:i\.\s?e\.,?\s+)?(?<year>\d{4})\s*$/u.exec(editor)?.groups?.year
  const corrected = readLine(
    onlyYear === undefined ? editor.trim() : paper.replace(/\d{4}(?!.*\d{4})/u, onlyYear),
    at,
    context,
  )
  const [first] = written.dates
  const [second] = corrected.dates
  if (first?.edtf === undefined || second?.edtf === undefined) return undefined
  const { hour } = first
  return {
    dates: [
      {
        ...second,
        asWritten: given,
        ...(hour === undefined ? {} : { hour }),
        basis: 'inferred',
        note: `Written “${paper.trim()}”; the editor has ${displayDate(second.edtf)}.`,
      },
    ],
    issues: corrected.issues,
  }
}

function readLine(given: string, at: string, context: DateContext): DateLineRead {
  const issue = (severity: Issue['severity'], message: string): Issue => ({ severity, at, field: 'dates', message })
  const asWritten = given
  const special = readSpecial(given.replace(/[.,;]$/u, ''))
  if (special !== undefined) {
    const { edtf, calendar, hour, isInferred, remark, problem } = special
    const kept = { asWritten, ...(calendar === undefined ? {} : { calendar }) }
    if (edtf === undefined) {
      return {
        dates: [{ ...kept, basis: 'stated' }],
        issues: [issue('warning', `“${given}” ${problem ?? 'is no date'}. Kept as written.`)],
      }
    }
    const read = `read as ${displayDate(edtf)}`
    return {
      dates: [
        {
          edtf,
          ...kept,
          ...(hour === undefined ? {} : { hour }),
          basis: isInferred ? 'inferred' : 'stated',
          ...(isInferred && remark !== undefined ? { note: `${remark}.` } : {}),
        },
      ],
      issues: remark === undefined ? [] : [issue('warning', `${remark}. Kept as written; ${read}.`)],
    }
  }
  return (
    readCorrected(given, at, context) ??
    readWords(given, at, context) ?? {
      dates: [{ asWritten, basis: 'stated' }],
      issues: [issue('warning', `“${given}” could not be read as a date. Kept as written.`)],
    }
  )
}

/**
 * Reads a date as people write it, in English, German, French, Italian, Spanish, Latin and Russian, with numbers, and in several calendars:
 * `January 08, 1949`, `27/X/1962`, `6-7 January 1963`, `[Ende 1671]`, `10/20 May 1649`, `3 brumaire an VIII`, `昭和24年1月10日`.
 * Square brackets are an editor's: the date is inferred, and approximate unless they hold a whole day or span. Nothing throws, and nothing is guessed: words that are no date come
 * back without `edtf` and with an issue at `at`; those that say there is none (`undated`, `s. d.`) without an issue.
 */
export function readDateLine(given: string, at: string, context: DateContext = {}): DateLineRead {
  const text = given.replace(/\s+/gu, ' ').trim()
  if (text === '') return { dates: [], issues: [] }
  // Most imports bring plain dates: they need no search.
  if (ISO.test(text) && parseEdtf(text) !== undefined) {
    return { dates: [{ edtf: text, asWritten: text, basis: 'stated' }], issues: [] }
  }
  if (isUndated(text)) return { dates: [{ asWritten: text, basis: 'stated' }], issues: [] }
  if (text.length > LONGEST) {
    const message = `${text.length} characters are no date. Kept as written.`
    return {
      dates: [{ asWritten: text, basis: 'stated' }],
      issues: [{ severity: 'warning', at, field: 'dates', message }],
    }
  }
  return readLine(text, at, context)
}
