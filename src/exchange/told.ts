import { standing } from './day-range.ts'
import type { Exchange } from './exchange.ts'
import { knowledgeOf } from './knowledge.ts'
import type { Times } from './times.ts'

/** A move that one party had been told of and another had not. */
export interface Told {
  readonly sign: string
  /** Whether the one surely knew it; the other surely did not, or is not known to have known. */
  readonly how: 'surely' | 'possibly'
  readonly otherwise: 'not' | 'possibly'
}

/** What one party knew by the end of a day (Julian day number) that another did not surely know, in the order of the exchange. */
export function toldApart(one: string, other: string, exchange: Exchange, times: Times, day: number): readonly Told[] {
  const its = knowledgeOf(one, exchange, times)
  const others = knowledgeOf(other, exchange, times)
  return exchange.moves.flatMap(({ sign }): Told[] => {
    const known = its.get(sign)?.existence
    const there = others.get(sign)?.existence
    const how = known === undefined ? 'not' : standing(known, day)
    const otherwise = there === undefined ? 'not' : standing(there, day)
    if (how === 'not' || otherwise === 'done') return []
    return [{ sign, how: how === 'done' ? 'surely' : 'possibly', otherwise }]
  })
}
