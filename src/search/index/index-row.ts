import { fold } from '#value/fold.ts'
import { WITHOUT_BLANKS } from '../analysis/tokens.ts'
import type { IndexEntry } from '../index-entry.ts'
import { FACETS, type IndexWrite } from '../search.ts'
import { dayKey } from './day-key.ts'
import { columnsOf, valuesOf, yearsOf } from './entry-columns.ts'
import { localOfYear } from './letters.ts'
import { WordBook } from './word-book.ts'

/** What the tables are given of an entry, as far as it can be told without them: it is made in one thread and may be written in another. */
export interface IndexRow {
  readonly id: string
  readonly stamp: number
  readonly access: readonly string[]
  readonly title: string
  readonly titleKey: string
  readonly undated: boolean
  /** As `dayKey` has them. */
  readonly earliest: string
  readonly latest: string
  readonly added: number
  /** As JSON. */
  readonly texts: string
  readonly words: readonly [title: string, body: string, names: string, x: string]
  /** Facet by facet as in `FACETS`: its values, which the index numbers; of years the numbers. */
  readonly values: readonly (readonly (string | number)[])[]
  /** Words to be noted, stems that are other words than they, and languages whose stems are among the tokens, that no row before has had. */
  readonly terms: readonly string[]
  readonly stems: readonly (readonly [stem: string, form: string])[]
  readonly languages: readonly string[]
  /** Every word as it stands there, of makers that are to tell them. */
  readonly forms?: readonly string[]
}

export type RowWrite = Exclude<IndexWrite, { readonly put: IndexEntry }> | { readonly put: IndexRow }

/** Whether a word is noted, so that beginnings of it can be sought. Of scripts without blanks each token begins one anyhow. */
export const isNoted = (form: string): boolean => !WITHOUT_BLANKS.test(form)

/** What a title is ordered by: its letters without accents, and without the quotation marks before them. */
const titleKey = (title: string): string =>
  fold(title)
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(0, 120)

/** Makes rows of entries for one index file. It knows what words it has told already. */
export class RowMaker {
  private words = new WordBook()
  private readonly languages = new Set<string>()
  private readonly tellsForms: boolean

  constructor(tellsForms = false) {
    this.tellsForms = tellsForms
  }

  rows(writes: readonly IndexWrite[]): RowWrite[] {
    if (this.words.isFull) this.words = new WordBook()
    return writes.map((write) => ('put' in write ? { put: this.row(write.put) } : write))
  }

  /** Nothing of what it has told was kept. */
  forget(): void {
    this.words = new WordBook()
    this.languages.clear()
  }

  private row(entry: IndexEntry): IndexRow {
    const { id, stamp, access, title, added, earliest, latest } = entry
    const { words, forms, fresh, freshStems, languages } = columnsOf(entry, this.words)
    return {
      id,
      stamp,
      access,
      title,
      titleKey: titleKey(title),
      undated: (earliest ?? latest) === undefined,
      earliest: dayKey(earliest ?? latest ?? ''),
      latest: dayKey(latest ?? earliest ?? ''),
      added,
      texts: JSON.stringify(entry.texts),
      words,
      values: FACETS.map((facet) => (facet === 'year' ? yearsOf(entry).map(localOfYear) : valuesOf(entry, facet))),
      terms: fresh.filter(isNoted),
      stems: freshStems,
      languages: [...languages].filter((lang) => !this.languages.has(lang) && this.languages.add(lang)),
      ...(this.tellsForms ? { forms: forms.filter(isNoted) } : {}),
    }
  }
}
