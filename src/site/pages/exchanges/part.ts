import type { Exchange, Move } from '#exchange/exchange.ts'
import { type PageWaysProps, pageNumbers } from '../../frame/page-ways.tsx'
import { figure } from '../../words/counted.ts'
import { type AskedExchange, exchangeAddress } from './asked-exchange.ts'

/** Of more moves so many stand on a page. */
export const MOVES_IN_PART = 500

/** The moves that stand on one page, in the order of the exchange. */
export interface Part {
  readonly number: number
  /** How many there are; where it is one, everything stands on one page. */
  readonly of: number
  readonly moves: readonly Move[]
  /** "501 to 1,000 of 3,000" */
  readonly says: string
  /** What was asked for and is not there. */
  readonly note?: string
}

/** The part that is asked for by its number, or by a move in it; beyond the last one it is that, and says so. */
export function partOf(moves: readonly Move[], { part, move }: Pick<AskedExchange, 'part' | 'move'>): Part {
  const of = Math.max(1, Math.ceil(moves.length / MOVES_IN_PART))
  const number = Math.min(of, part ?? partWith(moves, move))
  const note = noteOn(moves, { of, part, move })
  const [from, to] = [(number - 1) * MOVES_IN_PART, Math.min(moves.length, number * MOVES_IN_PART)]
  const says = `${figure(from + 1)} to ${figure(to)} of ${figure(moves.length)}`
  return { number, of, moves: moves.slice(from, to), says, ...(note === undefined ? {} : { note }) }
}

/** What was asked, as it is shown. */
export const askedAs = (asked: AskedExchange, { number, note }: Part): AskedExchange => ({
  ...asked,
  part: number,
  ...(note === undefined ? {} : { notes: [...(asked.notes ?? []), note] }),
})

function noteOn(
  moves: readonly Move[],
  { of, part, move }: Pick<Part, 'of'> & { readonly part: number | undefined; readonly move: string | undefined },
): string | undefined {
  if (part !== undefined)
    return part > of ? `There is no part ${part}: this is ${of === 1 ? 'all' : `the last of ${of}`}.` : undefined
  const isThere = move === undefined || moves.some(({ sign }) => sign === move)
  return isThere ? undefined : `Move ${move} is not among the moves that are shown so.`
}

const partWith = (moves: readonly Move[], sign: string | undefined): number =>
  1 + Math.floor(Math.max(0, sign === undefined ? 0 : moves.findIndex((move) => move.sign === sign)) / MOVES_IN_PART)

/** Where a move stands on the pages of its exchange, among the moves that are seen so. */
export const moveHref = (id: Exchange['id'], asked: AskedExchange, moves: readonly Move[], sign: string): string =>
  `${exchangeAddress(id, { ...asked, part: partWith(moves, sign) })}#m-${encodeURIComponent(sign)}`

/** The same from all sides, as of a day. */
export const moveAddress = ({ id, moves }: Pick<Exchange, 'id' | 'moves'>, sign: string, asOf?: string): string =>
  moveHref(id, { isShown: false, folded: [], ...(asOf === undefined ? {} : { asOf }) }, moves, sign)

/** The ways to the other parts. */
export function partWays(
  id: Exchange['id'],
  asked: AskedExchange,
  { number, of, says }: Part,
  ending: '' | '/moves' = '',
): PageWaysProps {
  const href = (part: number) => exchangeAddress(id, { ...asked, part }, ending)
  return {
    label: 'Parts of the exchange',
    words: ['Previous part', 'Next part'],
    ...(number > 1 ? { previous: href(number - 1) } : {}),
    ...(number < of ? { next: href(number + 1) } : {}),
    numbers: pageNumbers(number, of).map((one) => ({
      number: one,
      href: href(one),
      here: one === number,
      last: one === of,
    })),
    says: `moves ${says}`,
  }
}
