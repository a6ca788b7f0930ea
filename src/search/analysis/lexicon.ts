import { fold } from '#value/fold.ts'
import { simplified } from './simplified.ts'
import { NEUTRAL, stem } from './stem.ts'
import { WordTable, type Written } from './word-table.ts'

const LONGEST = 64
const REMEMBERED = 150_000

/** What a word of a text becomes. */
export interface Word extends Written {
  /** Folded, not stemmed. */
  readonly form: string
  /** Folded and stemmed; two Han characters. */
  readonly token: string
}

/** Knows what the words become that stand in texts. */
export interface Words<W extends Word = Word> {
  word(text: string, lang: string, start: number, end: number): W
  /** Two characters of a script without blanks. */
  pair(text: string, start: number, end: number): W
}

/** What a word becomes. No ASCII sign but letters and digits is left: the index's tokeniser parts words at them. */
export function foldWord(word: string): string {
  const folded = fold(word.replace(/['’][sS]$/u, '').replace(/\p{Cf}+/gu, '')).replace(
    /[\0-\x2f\x3a-\x60\x7b-\x7f]+/gu,
    '',
  )
  return folded.length <= LONGEST ? folded : folded.slice(0, LONGEST).replace(/[\ud800-\udbff]$/u, '')
}

/** Words that were met, each looked up once: folding and stemming take a hundred times as long as to know it again. */
export class Lexicon<W extends Word> implements Words<W> {
  private readonly make: (word: Word) => W
  private readonly tables = new Map<string, WordTable<W>>()

  constructor(make: (word: Word) => W) {
    this.make = make
  }

  word(text: string, lang: string, start: number, end: number): W {
    const table = this.table(lang)
    return table.get(text, start, end) ?? this.enter(table, text.slice(start, end), foldWord, lang)
  }

  pair(text: string, start: number, end: number): W {
    const table = this.table(PAIRS)
    return table.get(text, start, end) ?? this.enter(table, text.slice(start, end), foldPair, NEUTRAL)
  }

  private table(of: string): WordTable<W> {
    let table = this.tables.get(of)
    if (table === undefined || table.size >= REMEMBERED) {
      table = new WordTable()
      this.tables.set(of, table)
    }
    return table
  }

  private enter(table: WordTable<W>, slice: string, folded: (as: string) => string, lang: string): W {
    const as = ownCopy(slice)
    const form = folded(as)
    const made = this.make({ as, form, token: stem(form, lang) })
    if (as.length <= LONGEST) table.add(made)
    return made
  }
}

/** A slice of a text keeps the whole of it in memory for as long as it is remembered itself. */
const ownCopy = (slice: string): string => slice.split('').join('')

const PAIRS = 'pairs'
const foldPair = (pair: string): string => foldWord(simplified(pair))

export const WORDS: Words = new Lexicon((word) => word)
