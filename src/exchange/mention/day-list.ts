import { type DayRead, dayAt } from './day-number.ts'
import { type MarkedText, past, turnAt, wordAt } from './marked-text.ts'

export interface DayList {
  readonly days: readonly number[]
  readonly end: number
  readonly isMarked: boolean
  readonly needsMonth: boolean
}

/** More days than one letter tells of at once are a table. */
export const MOST = 8

/** `3rd`, `3rd and 10th`, `3, 10 et 12`, `3 10 et 12`: what no "and" closes is no list. */
export function dayList(marked: MarkedText, at: number): DayList | undefined {
  const first = dayAt(marked, at)
  if (first === undefined) return undefined
  const days = [first.value]
  let { end, isMarked, needsMonth = false }: Omit<DayRead, 'needsMonth'> & { needsMonth?: boolean } = first
  while (days.length < MOST) {
    const comma = wordAt(marked, end) === ',' ? end + 1 : end
    const and = past(marked, comma, 'and')
    const other = and === comma ? and : past(marked, and, 'others')
    const next = dayAt(marked, past(marked, past(marked, other, 'ofDay'), 'articles'))
    if (next === undefined || (and === comma && !goesOn(marked, next.end))) break
    days.push(next.value)
    end = next.end
    isMarked ||= next.isMarked
    needsMonth ||= next.needsMonth === true
  }
  return { days, end, isMarked, needsMonth }
}

const goesOn = (marked: MarkedText, at: number) => {
  const next = wordAt(marked, at) === ',' ? at + 1 : at
  return turnAt(marked, next, 'and') !== undefined && marked.tokens[past(marked, next, 'and')]?.kind === 'number'
}
