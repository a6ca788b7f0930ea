import { type Day, dayNumber, dayOf } from './calendar.ts'
import { fold } from './fold.ts'

const MONTHS = [
  'vendemiaire',
  'brumaire',
  'frimaire',
  'nivose',
  'pluviose',
  'ventose',
  'germinal',
  'floreal',
  'prairial',
  'messidor',
  'thermidor',
  'fructidor',
]
/** The five or six days that end the year, each with its feast. */
const FEASTS = ['vertu', 'genie', 'travail', 'opinion', 'recompenses', 'revolution']

const YEAR_ONE = dayNumber({ year: 1792, month: 9, day: 22 })
/** The years that had six feasts. */
const LONG_YEARS = [3, 7, 11]

const startOf = (year: number) => YEAR_ONE + 365 * (year - 1) + LONG_YEARS.filter((long) => long < year).length

const ROMAN: readonly (readonly [string, number])[] = [
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
]

function numberOf(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text)
  let rest = text
  let sum = 0
  for (const [sign, value] of ROMAN) {
    while (rest.startsWith(sign)) {
      sum += value
      rest = rest.slice(sign.length)
    }
  }
  return rest === '' ? sum : Number.NaN
}

const DATE = new RegExp(
  String.raw`^(?:(?<day>\d{1,2})(?:er|e|eme)?\.? )?(?:jour )?(?<month>${MONTHS.join('|')}|(?:jour )?compl[a-z]*|sans-?culottides?)` +
    String.raw`,? (?:de l')?(?:an|year|annee)? ?(?<year>[ivx]+|\d{1,2})\.?(?: de la republique.*)?$`,
  'u',
)
const FEAST = new RegExp(
  String.raw`^(?:jour )?de (?:la |l'|du |des )?(?<feast>${FEASTS.join('|')}),? (?:de l')?an (?<year>[ivx]+|\d{1,2})\.?$`,
  'u',
)

/**
 * A date of the French Republican calendar, in force from 1793 to 1805 (years I to XIV): `3 brumaire an VIII`, `brumaire an 8`,
 * `5e jour complémentaire an III`. The first and the last day meant; undefined for anything else.
 */
export function readFrenchRepublican(given: string): { readonly from: Day; readonly to: Day } | undefined {
  const text = fold(given.replace(/[’`]/gu, "'")).replace(/[()]/gu, '')
  const found = DATE.exec(text)?.groups ?? FEAST.exec(text)?.groups
  const year = numberOf(found?.year ?? '')
  if (found === undefined || !(year >= 1 && year <= 14)) return undefined
  const index = MONTHS.indexOf(found.month ?? '')
  const length = index >= 0 ? 30 : LONG_YEARS.includes(year) ? 6 : 5
  const day = found.feast === undefined ? Number(found.day ?? 0) : FEASTS.indexOf(found.feast) + 1
  if (day > length || (found.day !== undefined && day < 1)) return undefined
  const first = startOf(year) + 30 * (index >= 0 ? index : 12)
  if (day === 0) return { from: dayOf(first), to: dayOf(first + length - 1) }
  return { from: dayOf(first + day - 1), to: dayOf(first + day - 1) }
}
