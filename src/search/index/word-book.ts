import { Lexicon, type Word, type Words } from '../analysis/lexicon.ts'
import { rowToken } from './letters.ts'
import { isCommon } from './neighbours.ts'

// What is counted of one document is noted on the words themselves, with the number of the document: to look each of them up in maps made for the document,
// and to throw these away, was half of what indexing took.

/** Words of one stem; in which document it was met last, and how much they weigh there. */
export interface Stem {
  readonly token: string
  /** Where it may stand in a row. */
  readonly row: Row | undefined
  document: number
  weight: number
}

/** Words of one form. */
export interface Spelling {
  readonly form: string
  document: number
  /** The last document in which a stem is not the same. */
  other: number
  isTold: boolean
}

export interface Entry extends Word {
  readonly stem: Stem
  readonly spelling: Spelling
}

/** Common words that stand side by side, and the rows that go on from there. */
export interface Row {
  readonly token: string
  readonly after: Map<Stem, Row>
  document: number
}

/** Words and rows that are remembered. */
const MOST = 500_000
const NONE = 0

/** The words that documents were found to hold, as the index has them. */
export class WordBook implements Words<Entry> {
  private readonly lexicon = new Lexicon<Entry>((word) => this.enter(word))
  private readonly stems = new Map<string, Stem>()
  private readonly spellings = new Map<string, Spelling>()
  private documents = NONE
  private size = 0

  /** Whether it is to be replaced by another, before the next document. */
  get isFull(): boolean {
    return this.size > MOST
  }

  word(text: string, lang: string, start: number, end: number): Entry {
    return this.lexicon.word(text, lang, start, end)
  }

  pair(text: string, start: number, end: number): Entry {
    return this.lexicon.pair(text, start, end)
  }

  /** The number of a document that begins. */
  begin(): number {
    this.documents += 1
    return this.documents
  }

  private enter({ as, form, token }: Word): Entry {
    this.size += 1
    const row = () => ({ token: rowToken(token), after: new Map(), document: NONE })
    const stem = entered(this.stems, token, () => ({
      token,
      row: isCommon(token) ? row() : undefined,
      document: NONE,
      weight: 0,
    }))
    const spelling = entered(this.spellings, form, () => ({ form, document: NONE, other: NONE, isTold: false }))
    return { as, form, token, stem, spelling }
  }

  /** A row that goes on with a common word. */
  longer(row: Row, stem: Stem): Row {
    return entered(row.after, stem, () => {
      this.size += 1
      return { token: row.token + rowToken(stem.token), after: new Map(), document: NONE }
    })
  }
}

function entered<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const held = known.get(key)
  if (held !== undefined) return held
  const made = make()
  known.set(key, made)
  return made
}
