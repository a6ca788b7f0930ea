import { slipsBetween } from '#value/slips.ts'
import { foldWord } from '../analysis/lexicon.ts'
import type { TermBook } from '../expand-terms.ts'
import { FEWEST_LETTERS } from '../query-words.ts'
import { fits } from '../spelling.ts'
import { formToken } from './letters.ts'
import { anyOf, type Match, token } from './match.ts'
import type { Seen } from './seen.ts'

const MOST_NEAR = 30
const MOST_LIKE = 200

const SHORTEST = 3
const LONGEST = 32
const WORD = /^\p{L}+$/u

/** Whether a form is a word whose spelling can be near another's. */
const isSpelt = (form: string): boolean => form.length >= SHORTEST && form.length <= LONGEST && WORD.test(form)

/** What finds a word in this form alone. */
export const wordAsItStands = (form: string): Match => anyOf([token(form), token(formToken(form))])

/** The words of an index that a reader may know of. */
export class Terms implements TermBook {
  private readonly seen: Pick<Seen, 'terms' | 'isOpen'>

  constructor(seen: Pick<Seen, 'terms' | 'isOpen'>) {
    this.seen = seen
  }

  /** The first of some forms that are open: closed ones stand in nobody's place. */
  private open(forms: readonly string[], most: number): string[] {
    const found: string[] = []
    for (const form of forms) {
      if (found.length === most) break
      if (this.seen.isOpen(form)) found.push(form)
    }
    return found
  }

  near(word: string, distance: number): string[] {
    const folded = foldWord(word)
    const [first] = folded
    if (first === undefined || folded.length > LONGEST) return []
    const near = this.seen.terms
      .near(folded, distance)
      .filter(isSpelt)
      .map((form) => ({ form, slips: slipsBetween(folded, form, distance) }))
      .filter(({ slips }) => slips <= distance && slips > 0)
      .sort((a, b) => a.slips - b.slips || (a.form < b.form ? -1 : 1))
      .map(({ form }) => form)
    return this.open(near, MOST_NEAR)
  }

  like(pattern: string): { forms: string[]; more: boolean } {
    const folded = pattern
      .slice(0, 2 * LONGEST)
      .split(/(?<sign>[*?])/u)
      .map((piece) => (piece === '*' || piece === '?' ? piece : foldWord(piece)))
      .join('')
      .replace(/\*+/gu, '*')
    const [start = ''] = folded.split(/[*?]/u)
    if (start === '' && folded.replace(/[*?]/gu, '').length < FEWEST_LETTERS) return { forms: [], more: false }
    const found = this.seen.terms.like(folded, start).filter((form) => isSpelt(form) && fits(form, folded))
    const open = this.open(found, MOST_LIKE + 1)
    return { forms: open.slice(0, MOST_LIKE), more: open.length > MOST_LIKE }
  }
}
