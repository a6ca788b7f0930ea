import { STEMMED } from '../analysis/stem.ts'
import { analyseBy } from '../analysis/tokens.ts'
import { isSoughtAnywhere } from './catalogue.ts'
import type { Entry, Row, Spelling, Stem, WordBook } from './word-book.ts'

/** The words of one document as they stand in it, counted on the way into rows of tokens. */
export class Tally {
  private readonly book: WordBook
  private readonly document: number
  readonly stems: Stem[] = []
  /** Every word as it stands there. */
  readonly forms: string[] = []
  /** Those of them that no document before has had. */
  readonly fresh: string[] = []
  /** Those that are not the same as their tokens. */
  readonly otherForms: string[] = []
  /** Of these, with their tokens, what no document before has had so. */
  readonly freshStems: (readonly [stem: string, form: string])[] = []
  private readonly others: Spelling[] = []
  private readonly ofLanguages = new Map<string, Set<Stem>>()
  /** Small and common words that stand side by side, two and three of them, as tokens. */
  readonly rows: string[] = []
  /** Words that weigh something. */
  length = 0

  constructor(book: WordBook) {
    this.book = book
    this.document = book.begin()
  }

  /** Adds the tokens of a text to a row; each counts so much. */
  read(row: string[], text: string, lang: string, weight: number): void {
    const { book, document } = this
    const ofLanguage = this.ofLanguage(lang)
    let one: Row | undefined
    let two: Row | undefined
    analyseBy(book, text, lang, (word) => {
      const { token, form, stem, spelling } = word
      row.push(token)
      ofLanguage?.add(stem)
      if (weight > 0) this.length += 1
      if (stem.document !== document) {
        stem.document = document
        stem.weight = 0
        this.stems.push(stem)
      }
      stem.weight += weight
      if (spelling.document !== document) {
        spelling.document = document
        this.forms.push(form)
        if (!spelling.isTold) this.fresh.push(form)
        spelling.isTold = true
      }
      if (form === token) stem.bare = document
      else if (spelling.other !== document || !word.isTold) this.noteOther(word)
      const three = two !== undefined && stem.row !== undefined ? book.longer(two, stem) : undefined
      two = one !== undefined && stem.row !== undefined ? book.longer(one, stem) : undefined
      one = stem.row
      if (three !== undefined) this.note(three)
      if (two !== undefined) this.note(two)
    })
  }

  private ofLanguage(lang: string): Set<Stem> | undefined {
    if (!STEMMED.includes(lang) || isSoughtAnywhere(lang)) return undefined
    const known = this.ofLanguages.get(lang) ?? new Set()
    this.ofLanguages.set(lang, known)
    return known
  }

  private noteOther(word: Entry): void {
    const { spelling, form, token } = word
    if (!word.isTold && spelling.tellsStem(token)) this.freshStems.push([token, form])
    word.isTold = true
    if (spelling.other === this.document) return
    spelling.other = this.document
    this.otherForms.push(form)
    this.others.push(spelling)
  }

  /** Words that are their own stems, and stand beside others that have that stem in one language or another. */
  get besideOthers(): string[] {
    const found = new Set<string>()
    for (const spelling of this.others)
      for (const stem of this.book.stemsOf(spelling)) if (stem.bare === this.document) found.add(stem.token)
    return [...found]
  }

  /** Stems of languages whose stems are sought in their own texts alone, that stand in such texts so far. */
  get stemsOfLanguages(): (readonly [lang: string, stem: string])[] {
    return [...this.ofLanguages].flatMap(([lang, stems]) => Array.from(stems, ({ token }) => [lang, token] as const))
  }

  private note(row: Row): void {
    if (row.document === this.document) return
    row.document = this.document
    this.rows.push(row.token)
  }
}
