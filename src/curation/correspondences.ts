import type { Mention } from '#exchange/mention/mention.ts'
import { type Correspondence, correspondence, daysOf } from '#exchange/suggestion/correspondence.ts'
import type { Letter } from '#exchange/suggestion/letter.ts'
import type { Between, Reading } from '#store/store.ts'
import { dayOf, isoDay } from '#value/calendar.ts'

/** A letter with the words in it that name others. */
export interface Naming {
  readonly letter: Letter
  readonly mentions: readonly Mention[]
}

/** Days before a letter in which what it names is looked for where its day is not stated; offices count anew each year. */
const BEFORE = 400
/** Days about a stated one: other calendars, slips of the pen. */
const ABOUT = 31
/** Of a circular the first of many: whoever answers it is among those who wrote it. */
const MOST_ON_A_SIDE = 20
/** Sorts before and after every day; those without one stand at the second. */
const [FIRST, LAST] = ['', '~']

/** For each of some letters those between the same people, as far as its words may name them: one question to the store for all. */
export async function correspondences(
  records: Reading,
  namings: readonly Naming[],
): Promise<(letter: Letter) => Correspondence> {
  const asked = new Map<string, Between>()
  for (const naming of namings)
    for (const pair of pairsOf(naming.letter))
      for (const span of spansOf(naming)) {
        const between = { ...pair, ...span }
        asked.set(JSON.stringify(between), between)
      }
  const byPair = new Map<string, Letter[]>()
  for (const letter of asked.size === 0 ? [] : await records.lettersBetween([...asked.values()]))
    for (const { writer, reader } of sidesOf(letter)) {
      const key = `${writer} ${reader}`
      byPair.set(key, [...(byPair.get(key) ?? []), letter])
    }
  const made = new Map<string, Correspondence>()
  return (letter) => {
    const keys = pairsOf(letter).map(({ writer, reader }) => `${writer} ${reader}`)
    const key = keys.toSorted().join('\n')
    const known = made.get(key) ?? correspondence([...new Set(keys.flatMap((pair) => byPair.get(pair) ?? []))])
    made.set(key, known)
    return known
  }
}

type Pair = Pick<Between, 'writer' | 'reader'>

const orNobody = (agents: readonly string[]) => (agents.length === 0 ? [''] : agents.slice(0, MOST_ON_A_SIDE))
const sidesOf = ({ from, to }: Letter): readonly Pair[] =>
  orNobody(from).flatMap((writer) => orNobody(to).map((reader) => ({ writer, reader })))

/** Both ways between its people, and the letters of each of them of which the other side is not known. */
function pairsOf(letter: Letter): readonly Pair[] {
  const pairs = sidesOf(letter).flatMap(({ writer, reader }) => [
    { writer, reader },
    { writer: reader, reader: writer },
    ...[writer, reader].flatMap((one) => [
      { writer: one, reader: '' },
      { writer: '', reader: one },
    ]),
  ])
  const told = pairs.filter(({ writer, reader }) => writer !== '' || reader !== '')
  return [...new Map(told.map((pair) => [`${pair.writer} ${pair.reader}`, pair])).values()]
}

/** The spans of days in which the letters may lie that a letter names. */
function spansOf({ letter, mentions }: Naming): readonly Pick<Between, 'from' | 'to'>[] {
  const own = daysOf(letter.date)
  const before =
    own === undefined ? { from: FIRST, to: LAST } : { from: yearOf(own.first - BEFORE), to: dayIn(own.last) }
  const needsAll = own !== undefined || mentions.some(({ day, number }) => day === undefined && number !== undefined)
  return [
    ...(needsAll ? [before] : []),
    ...mentions.flatMap(({ day }) => {
      const stated = daysOf(day)
      return stated === undefined ? [] : [{ from: yearOf(stated.first - ABOUT), to: dayIn(stated.last + ABOUT) }]
    }),
    ...(mentions.some(({ number }) => number !== undefined) ? [{ from: LAST, to: LAST }] : []),
  ]
}

/** From the beginning of the year: letters of which no more than that is known stand there. */
const yearOf = (number: number): string => (Number.isFinite(number) ? isoDay(dayOf(number)).slice(0, -6) : FIRST)
const dayIn = (number: number): string => (Number.isFinite(number) ? isoDay(dayOf(number)) : LAST)
