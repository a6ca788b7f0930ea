import { analysisLanguage } from '../analysis/guess-language.ts'
import { sequences } from '../analysis/sequences.ts'
import { analyse } from '../analysis/tokens.ts'
import type { IndexEntry } from '../index-entry.ts'
import type { Reason } from '../search.ts'
import { CATALOGUE } from './catalogue.ts'
import { textLanguage } from './entry-columns.ts'

const MOST_LOOKED_AT = 4_000_000

/** The words of some texts as they stand, folded; a row of words is found in it as ` one next `. */
function rowOf(texts: Iterable<{ readonly text: string; readonly lang: string }>): string {
  let row = ' '
  let looked = 0
  for (const { text, lang } of texts) {
    if (looked > MOST_LOOKED_AT) break
    looked += text.length
    analyse(text, lang, ({ form }) => {
      row += `${form} `
    })
    row += '\n '
  }
  return row
}

function* blocksOf(texts: IndexEntry['texts']) {
  for (const text of texts) {
    const lang = textLanguage(text)
    for (const block of text.blocks) yield { text: block.text, lang }
  }
}

/**
 * Tells words that stand in a document as they are written from those whose stem alone does: *Staline* and *Stalin* have one stem,
 * and a document is found by both.
 */
export class AsWritten {
  private readonly rows: Readonly<Record<'title' | 'text', () => string>>
  private readonly languages: readonly string[]

  constructor(title: string, texts: () => IndexEntry['texts'], languages: readonly string[]) {
    const inTitle = once(() => rowOf([{ text: title, lang: analysisLanguage(title, undefined, CATALOGUE) }]))
    this.rows = { title: inTitle, text: once(() => rowOf(blocksOf(texts()))) }
    this.languages = languages
  }

  /** Whether words that are found in a place by their stems stand there so; names and descriptions are looked at without stems. */
  stands(words: string, place: Reason['in'][number], withoutStems: boolean): boolean {
    if (place !== 'title' && place !== 'text') return withoutStems
    const [row] = sequences(words, [])
    return row !== undefined && this.rows[place]().includes(` ${row.tokens.join(' ')}${row.open ? '' : ' '}`)
  }

  /** Every row of stems that these words may stand as. */
  stemsOf(words: string): string[] {
    return sequences(words, this.languages).map(({ tokens }) => tokens.join(' '))
  }
}

function once(act: () => string): () => string {
  let made: string | undefined
  return () => {
    made ??= act()
    return made
  }
}
