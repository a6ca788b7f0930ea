import { Lexicon, type Word, type Words } from '../analysis/lexicon.ts'
import { STEMMED, stem } from '../analysis/stem.ts'
import { rowToken } from './letters.ts'
import { isCommon } from './neighbours.ts'

const NONE = 0

// What is counted of one document is noted on the words themselves, with the number of the document: to look each of them up in maps made for the document,
// and to throw these away, was half of what indexing took.

/** Words of one stem; in which document it was met last, and how much they weigh there. */
export interface Stem {
  readonly token: string
  /** Where it may stand in a row. */
  readonly row: Row | undefined
  document: number
  weight: number
  /** The last document in which it is a word itself. */
  bare: number
}

/** Words of one form. */
export class Spelling {
  readonly form: string
  document = NONE
  /** The last document in which a stem is not the same. */
  other = NONE
  isTold = false
  private readonly told = new Set<string>()
  /** Every other word that is its stem in any language. */
  everyStem: readonly Stem[] | undefined

  constructor(form: string) {
    this.form = form
  }

  /** Whether a stem of it was not told before. */
  tellsStem(stem: string): boolean {
    return !this.told.has(stem) && this.told.add(stem) !== undefined
  }
}

export interface Entry extends Word {
  readonly stem: Stem
  readonly spelling: Spelling
  /** Whether the stem was told as one of this form. */
  isTold: boolean
}

/** Common words that stand side by side, and the rows that go on from there. */
export interface Row {
  readonly token: string
  readonly after: Map<Stem, Row>
  document: number
}

/** Words and rows that are remembered. */
const MOST = 500_000

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

  /** Every other word that is the stem of a form in any language. */
  stemsOf(spelling: Spelling): readonly Stem[] {
    const { form } = spelling
    spelling.everyStem ??= [...new Set(STEMMED.map((lang) => stem(form, lang)))]
      .filter((one) => one !== form)
      .map((one) => this.stem(one))
    return spelling.everyStem
  }

  private enter({ as, form, token }: Word): Entry {
    this.size += 1
    const stem = this.stem(token)
    const spelling = entered(this.spellings, form, () => new Spelling(form))
    return { as, form, token, stem, spelling, isTold: false }
  }

  private stem(token: string): Stem {
    return entered(this.stems, token, () => ({
      token,
      row: isCommon(token) ? { token: rowToken(token), after: new Map(), document: NONE } : undefined,
      document: NONE,
      weight: 0,
      bare: NONE,
    }))
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
