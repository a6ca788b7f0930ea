import type { Sequence } from '../analysis/sequences.ts'
import { isSmall } from './neighbours.ts'

const MOST = 40

/** The words of a question that its hits are ranked by, each with the tokens that it may stand as; none of a row of small words. */
export class RankingWords {
  readonly telling: string[][] = []
  /** Small words stand in a row with others: to score that, the row is looked up in all texts. */
  costly = false

  /** Notes the words of a row, each in every way in which it stands at its place. */
  note(ways: readonly Sequence[]): void {
    const closed = ways.filter(({ open }) => !open)
    const longest = Math.max(0, ...closed.map(({ tokens }) => tokens.length))
    const places = Array.from({ length: longest }, (_, n) => [
      ...new Set(closed.flatMap(({ tokens }) => tokens.slice(n, n + 1))),
    ])
    const others = longest > 1 ? places.filter((tokens) => !tokens.some(isSmall)) : places
    if (others.length < longest) this.costly = true
    this.telling.push(...others.slice(0, MOST - this.telling.length))
  }
}
