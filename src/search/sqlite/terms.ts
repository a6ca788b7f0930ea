import type Database from 'better-sqlite3'
import { foldWord } from '../analysis/tokens.ts'
import type { TermBook } from '../expand-terms.ts'
import { fits, slipsBetween } from '../spelling.ts'
import { prepared } from './prepared.ts'

const MOST_NEAR = 30
const MOST_LIKE = 200
/** A pattern that begins with a sign for letters is sought among all words: it has to say something. */
const FEWEST_LETTERS = 3

const SHORTEST = 3
const LONGEST = 32
const WORD = /^\p{L}+$/u

/** Whether a form is a word whose spelling can be near another's. */
const isSpelt = (form: string): boolean => form.length >= SHORTEST && form.length <= LONGEST && WORD.test(form)

/** The words of one index file that a reader may know of. */
export class Terms implements TermBook {
  private readonly statement
  private readonly isOpen: (form: string) => boolean

  constructor(db: Database.Database, isOpen: (form: string) => boolean) {
    this.isOpen = isOpen
    // One JSON text is read faster than as many rows.
    this.statement = prepared<[string, string, number, number], string>(
      db,
      'SELECT json_group_array(form) FROM term WHERE form >= ? AND form < ? AND length(form) BETWEEN ? AND ?',
    ).pluck()
  }

  private beginning(start: string, shortest: number, longest: number): string[] {
    const found: unknown = JSON.parse(this.statement.get(start, `${start}\u{10ffff}`, shortest, longest) ?? '[]')
    return Array.isArray(found) ? found.map(String).filter(isSpelt) : []
  }

  /** The first of some forms that are open: closed ones stand in nobody's place. */
  private open(forms: readonly string[], most: number): string[] {
    const found: string[] = []
    for (const form of forms) {
      if (found.length === most) break
      if (this.isOpen(form)) found.push(form)
    }
    return found
  }

  near(word: string, distance: number): string[] {
    const folded = foldWord(word)
    const [first] = folded
    if (first === undefined || folded.length > LONGEST) return []
    const near = this.beginning(first, folded.length - distance, folded.length + distance)
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
    const found = this.beginning(start, SHORTEST, LONGEST).filter((form) => fits(form, folded))
    const open = this.open(found, MOST_LIKE + 1)
    return { forms: open.slice(0, MOST_LIKE), more: open.length > MOST_LIKE }
  }
}
