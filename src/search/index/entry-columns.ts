import { rangesOf } from '#value/language.ts'
import { analysisLanguage } from '../analysis/guess-language.ts'
import { NEUTRAL, STEMMED } from '../analysis/stem.ts'
import { analyseBy } from '../analysis/tokens.ts'
import type { IndexEntry } from '../index-entry.ts'
import type { Facet } from '../search.ts'
import { CATALOGUE } from './catalogue.ts'
import { tokensOfDays } from './days.ts'
import {
  besideOthersToken,
  centuryToken,
  decadeToken,
  EVERY,
  formToken,
  GAP,
  languageToken,
  levelToken,
  stemToken,
  titleStemToken,
  wordOf,
} from './letters.ts'
import { levelOf } from './levels.ts'
import { Tally } from './tally.ts'
import { BODY_WEIGHT, NAMES_WEIGHT, TITLE_WEIGHT } from './weights.ts'
import type { WordBook } from './word-book.ts'

/** What the full-text table is given of an entry, but for the tokens of what an index numbers: values of facets, and groups. */
export interface Columns {
  readonly words: readonly [title: string, body: string, names: string, x: string]
  /** Every word as it stands there, folded. */
  readonly forms: readonly string[]
  /** Those of them that the book had not met before. */
  readonly fresh: readonly string[]
  /** Words of them whose stem is another, with that, which the book had not met so before. */
  readonly freshStems: Tally['freshStems']
  /** Languages whose stems are among the words. */
  readonly languages: ReadonlySet<string>
}

type Text = IndexEntry['texts'][number]

/** One guess for a whole text: a block alone may be too short to tell. */
export function textLanguage({ lang, blocks }: Text): string {
  let head = ''
  for (const { text } of blocks) {
    if (head.length > 3000) break
    head += `${text}\n`
  }
  return analysisLanguage(head, lang, NEUTRAL)
}

/** The most years that one date is counted in; a vaguer one is as good as undated for its later years. */
const MOST_YEARS = 1000
const FARTHEST_YEAR = 9999

/** Every year that the date may fall in. */
export function yearsOf({ earliest, latest }: Pick<IndexEntry, 'earliest' | 'latest'>): number[] {
  const first = Number.parseInt(earliest ?? latest ?? '', 10)
  const last = Number.parseInt(latest ?? earliest ?? '', 10)
  if (Number.isNaN(first) || Number.isNaN(last)) return []
  const years = Array.from({ length: Math.max(1, Math.min(last - first + 1, MOST_YEARS)) }, (_, n) => first + n)
  return years.filter((year) => Math.abs(year) <= FARTHEST_YEAR)
}

export function valuesOf(entry: IndexEntry, facet: Exclude<Facet, 'year'>): readonly string[] {
  const values = {
    sender: entry.senders,
    recipient: entry.recipients,
    person: entry.persons,
    place: entry.places ?? [],
    archive: entry.archives,
    genre: entry.genre === undefined ? [] : [entry.genre],
    language: entry.languages.flatMap(rangesOf),
    collection: entry.collections,
    subject: entry.subjects,
    has: entry.has,
  }[facet]
  return [...new Set(values)]
}

export function columnsOf(entry: IndexEntry, book: WordBook): Columns {
  const languages = new Set<string>()
  const tally = new Tally(book)
  const read = (into: string[], text: string, lang: string, weight: number) => {
    if (STEMMED.includes(lang)) languages.add(lang)
    tally.read(into, text, lang, weight)
  }
  const title: string[] = []
  read(title, entry.title, analysisLanguage(entry.title, undefined, CATALOGUE), TITLE_WEIGHT)
  const ofTitle = tally.stemsOfLanguages.map(([lang, stem]) => titleStemToken(lang, stem))
  const body: string[] = []
  for (const text of entry.texts) {
    const lang = textLanguage(text)
    for (const block of text.blocks) {
      read(body, block.text, lang, BODY_WEIGHT)
      body.push(GAP)
    }
  }
  const names: string[] = []
  for (const name of entry.names) {
    read(names, name, NEUTRAL, NAMES_WEIGHT)
    names.push(GAP)
  }

  const x = [EVERY]
  const aside = (text: string, lang: string) => {
    x.push(GAP)
    read(x, text, lang, 0)
  }
  for (const reference of entry.references) aside(reference, NEUTRAL)
  for (const number of entry.numbers) aside(number, NEUTRAL)
  for (const subject of entry.subjects) aside(subject, CATALOGUE)
  const named = (field: 'from' | 'to' | 'number', texts: readonly string[]) => {
    for (const text of texts) {
      x.push(GAP)
      analyseBy(book, text, NEUTRAL, ({ token }) => x.push(wordOf(field, token)))
    }
  }
  named('from', entry.senderNames ?? [])
  named('to', entry.recipientNames ?? [])
  named('number', entry.numbers)

  const years = yearsOf(entry)
  for (const decade of new Set(years.map((year) => Math.floor(year / 10)))) x.push(decadeToken(decade))
  for (const century of new Set(years.map((year) => Math.floor(year / 100)))) x.push(centuryToken(century))
  for (const token of tokensOfDays(entry)) x.push(token)
  for (const { token, weight } of tally.stems) {
    const level = levelOf(weight, tally.length)
    if (level !== undefined) x.push(levelToken(level, token))
  }
  for (const lang of languages) x.push(languageToken(lang))
  for (const token of ofTitle) x.push(token)
  for (const [lang, stem] of tally.stemsOfLanguages) x.push(stemToken(lang, stem))
  for (const row of tally.rows) x.push(row)
  for (const form of tally.otherForms) x.push(formToken(form))
  for (const form of tally.besideOthers) x.push(besideOthersToken(form))
  const words = [title.join(' '), body.join(' '), names.join(' '), x.join(' ')] as const
  const { forms, fresh, freshStems } = tally
  return { words, forms, fresh, freshStems, languages }
}
