import { type DatePart, edtfOfPart } from './date-line-atom.ts'
import { completedAll, type Marks, type Phrase } from './date-line-phrase.ts'

const isEmpty = ({ year, shortYear, month, season }: DatePart) => (year ?? shortYear ?? month ?? season) === undefined

const listed = (numbers: readonly number[]) =>
  numbers.length < 2 ? `${numbers[0]}` : `${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`

/**
 * What is left of an expression without the numbers that can be no day: `31 February 1949` is of February, `13/40/1949` of that year. `why` tells
 * what was left out. Undefined where every number can be read, or nothing is left.
 */
export function withoutUnreadable(
  phrase: Phrase,
  { calendar, year }: Marks,
): { readonly phrase: Phrase; readonly why: string } | undefined {
  const whole = completedAll(phrase.parts, year)
  const unread: number[] = []
  const left = phrase.parts.flatMap((part, index) => {
    const { day, month } = whole[index] ?? {}
    const isDay = month !== undefined && edtfOfPart(whole[index] ?? {}, calendar) !== undefined
    const sign = phrase.signs[index] ?? ''
    if (day === undefined || isDay) return [{ part, sign }]
    unread.push(day)
    const { day: _, swapped: __, ...rest } = part
    return isEmpty(rest) ? [] : [{ part: rest, sign }]
  })
  if (unread.length === 0 || left.length === 0) return undefined
  const [opening = ''] = phrase.signs
  const signs = left.map(({ sign }, index) => (index === 0 ? opening : sign))
  return {
    phrase: { ...phrase, parts: left.map(({ part }) => part), signs },
    why: `${listed(unread)} could not be read`,
  }
}
