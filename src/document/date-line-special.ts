import { dayOf, isoDay } from '#value/calendar.ts'
import { readEastern } from '#value/calendar-east.ts'
import { readFrenchRepublican } from '#value/calendar-french.ts'
import { parseEdtf } from '#value/edtf.ts'
import { fold } from '#value/fold.ts'
import type { Calendar } from './dated.ts'

/** What a form that is not made of days, months and years in words came to; a `problem` where it is kept as written. */
export interface SpecialDate {
  readonly edtf?: string
  readonly calendar?: Calendar
  readonly hour?: string
  readonly isInferred?: boolean
  /** Said of the reading, in the date's note and among the issues. */
  readonly remark?: string
  readonly problem?: string
}

const UNDATED =
  /^(?:undated|not dated|no date|date (?:is )?unknown|unknown|unknown date|n ?d|s ?d|s ?a|o ?d|o ?j|undatiert|ohne (?:datum|jahr)|sans date|non dated?|senza data|sin fecha|sine (?:dato|anno|die)|без даты|б ?д|б ?г|дата неизвестна)$/u

/** Whether the words say that there is no date: `undated`, `[s. d.]`, `o. D.`, `без даты`. */
export const isUndated = (given: string): boolean =>
  UNDATED.test(
    fold(given)
      .replace(/[^\p{L}]+/gu, ' ')
      .trim(),
  )

const HIJRI =
  /(?<!\p{L})(?:muharram|safar|rab[iy]['ʿ`]?|jumad[ae]|rajab|sha['ʿ`]?ban|ramadan|ramazan|shawwal|dhu['ʾ` -]?l?-?(?:qa|hi)|zilhicce|zilkade|a\.?\s?h\.?\s*\d{3,4}|\d{3,4}\s*a\.?h\.?)(?!\p{L})/iu
const LUNAR =
  /農曆|农历|舊曆|旧历|陰曆|阴历|光緒|光绪|宣統|宣统|康熙|乾隆|雍正|嘉慶|道光|咸豐|同治|初[一二三四五六七八九十]|正月|臘月|腊月|lunar (?:month|calendar|new year)/iu
const REGNAL =
  /\b\d{1,2}\s*(?:eliz|geo|hen|edw|jac|car|gul|vict|ric|will|wm)\.?\s*(?:[ivx]+\b|\d)|\bregnal\b|\banno regni\b|\byear of the reign\b|\b(?:kal|kalend|id|idibus|idus|nonis|nonas|pridie|prid)\b\.?\s/iu

const KEPT: readonly (readonly [RegExp, Calendar, string])[] = [
  [HIJRI, 'hijri', 'is a date of the Islamic calendar'],
  [LUNAR, 'chinese', 'is a date of the Chinese lunar calendar'],
  [REGNAL, 'regnal', 'counts by a reign or in the Roman manner'],
]

/** Days after 30 December 1899, as spreadsheets store them: they count a 29 February 1900 that never was. */
const SERIAL = /^(?<day>[1-9]\d{4})(?:[.,](?<part>\d+))?$/u
const SHEET_EPOCH = 2415019

function readSerial(given: string): SpecialDate | undefined {
  const day = Number(SERIAL.exec(given)?.groups?.day ?? 0)
  // Five digits that a spreadsheet may mean: from 1927 to 2079.
  if (day < 10_000 || day > 65_380) return undefined
  const edtf = isoDay(dayOf(SHEET_EPOCH + day))
  return { edtf, isInferred: true, remark: `“${given}” is a spreadsheet's number of a day` }
}

const ZERO = /^(?<a>\d{1,4})(?<sign>[/.-])(?<b>\d{1,2})\k<sign>(?<c>\d{1,4})$/u

/** `06/00/1975`, `1975-06-00`, `00/00/0000`: forms that a program fills with noughts. */
function readZeros(given: string): SpecialDate | undefined {
  const found = ZERO.exec(given)?.groups
  if (found?.a === undefined || found.b === undefined || found.c === undefined) return undefined
  const isYearFirst = found.a.length === 4
  const year = Number(isYearFirst ? found.a : found.c)
  const others = [isYearFirst ? found.b : found.a, isYearFirst ? found.c : found.b].map(Number)
  if (year > 0 && !others.includes(0)) return undefined
  if (year === 0) return { problem: 'has no year' }
  const [month = 0, ...more] = others.filter((number) => number > 0)
  const four = String(year).padStart(4, '0')
  if (month === 0) return { edtf: four, remark: `“${given}” has no day and no month 0` }
  if (more.length > 0 || month > 12) return { edtf: four, remark: `“${given}” has no month 0` }
  const edtf = `${four}-${String(month).padStart(2, '0')}`
  return { edtf, remark: `“${given}” has no day 0` }
}

const ISO_TIME =
  /^(?<date>-?\d{4}-\d{2}-\d{2})[T ](?<hour>\d{2}:\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*(?:Z|[+-]\d{2}(?::?\d{2})?)?$/u
const EDTF =
  /^(?:-?[\dX]{4}-[\dX]{2}.*|-?[\dX]{4}[~?%]?|\d{4}[~?%]?\/(?:\d{4}.*|\.\.)?|\.{0,2}\/\d{4}.*|[[{][-\dX.,~?% ]*(?:,|\.\.)[-\dX.,~?% ]*[\]}])$/u

function readIso(given: string): SpecialDate | undefined {
  const time = ISO_TIME.exec(given)?.groups
  if (time?.date !== undefined && time.hour !== undefined && parseEdtf(time.date) !== undefined) {
    return { edtf: time.date, ...(/^00:00$/u.test(time.hour) ? {} : { hour: time.hour }) }
  }
  // `1938-39` is two years to whoever writes it, though EDTF has it for a third of one.
  const [, first = '', second = ''] = /^\d\d(\d\d)-(\d\d)$/u.exec(given) ?? []
  if (Number(second) > 12 && second > first) return undefined
  const found = EDTF.test(given) ? parseEdtf(given) : undefined
  return found === undefined ? undefined : { edtf: found.edtf }
}

/** Dates that are already EDTF or ISO, of other calendars, or made by machines; undefined for all others. */
export function readSpecial(given: string): SpecialDate | undefined {
  const iso = readIso(given) ?? readZeros(given) ?? readSerial(given)
  if (iso !== undefined) return iso
  const french = readFrenchRepublican(given)
  if (french !== undefined) {
    const [from, to] = [isoDay(french.from), isoDay(french.to)]
    return { edtf: from === to ? from : `${from}/${to}`, calendar: 'french-republican' }
  }
  const eastern = readEastern(given)
  if (eastern !== undefined) {
    const { edtf, calendar } = eastern
    return calendar === 'gregorian' ? { edtf } : { edtf, calendar }
  }
  const kept = KEPT.find(([pattern]) => pattern.test(given))
  return kept === undefined ? undefined : { calendar: kept[1], problem: `${kept[2]}, which is not converted` }
}
