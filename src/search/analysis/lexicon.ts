import { fold } from '#value/fold.ts'
import { simplified } from './simplified.ts'
import { stem } from './stem.ts'

const LONGEST = 64
const REMEMBERED = 150_000

/** What a word of a text becomes. */
export interface Word {
  /** Folded, not stemmed. */
  readonly form: string
  /** Folded and stemmed; two Han characters. */
  readonly token: string
}

/** Knows what words become. */
export interface Words<W extends Word = Word> {
  word(word: string, lang: string): W
  /** Two characters of a script without blanks. */
  pair(pair: string): W
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
  private readonly words = new Map<string, Map<string, W>>()
  private readonly pairs = new Map<string, W>()

  constructor(make: (word: Word) => W) {
    this.make = make
  }

  word(word: string, lang: string): W {
    let words = this.words.get(lang)
    if (words === undefined || words.size >= REMEMBERED) {
      words = new Map()
      this.words.set(lang, words)
    }
    const held = words.get(word)
    if (held !== undefined) return held
    const form = foldWord(word)
    const made = this.make({ form, token: stem(form, lang) })
    if (word.length <= LONGEST) words.set(word, made)
    return made
  }

  pair(pair: string): W {
    const held = this.pairs.get(pair)
    if (held !== undefined) return held
    if (this.pairs.size >= REMEMBERED) this.pairs.clear()
    const form = foldWord(simplified(pair))
    const made = this.make({ form, token: form })
    this.pairs.set(pair, made)
    return made
  }
}

export const WORDS: Words = new Lexicon((word) => word)
