import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { PUBLIC } from '#document/access.ts'
import type { Document } from '#document/document.ts'
import { SAYS } from '#exchange/mention/mention.ts'
import { parseEdtf } from '#value/edtf.ts'
import { type DocumentId, identifierFrom } from '#value/identifier.ts'

export const LANGUAGES = ['en', 'ru', 'de', 'fr'] as const

/** What a careful reader takes from a sentence about one letter. */
export interface Expected {
  readonly whose: 'addressee' | 'writer'
  /** One of these: readers would differ. */
  readonly says: readonly string[]
  /** EDTF. */
  readonly day?: string
  readonly number?: string
}

/** A sentence written for the set, and the letter that it is thought to stand in (README.md, "Sentences"). */
export interface Sentence {
  readonly lang: (typeof LANGUAGES)[number]
  readonly words: string
  /** EDTF: the day of the letter. */
  readonly written: string
  /** Who writes to whom, where that matters: "The Ambassador in China to the Secretary of State". */
  readonly title: string
  readonly expected: readonly Expected[]
  /** The program is known to find less or more in it: its line begins with `! `. */
  readonly fallsShort: boolean
}

/** The first were written before the rules were looked at, the second after, the third when they had been changed by those. */
export const WRITINGS = ['first', 'second', 'third'] as const

export function readSentences(
  lang: (typeof LANGUAGES)[number],
  writing: (typeof WRITINGS)[number],
): readonly Sentence[] {
  const name = writing === 'first' ? lang : `${lang}-${writing}`
  const lines = readFileSync(new URL(`sentences/${name}.txt`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
  const read: Sentence[] = []
  let letter = { written: '', title: '' }
  for (const line of lines) {
    const [, written, title = ''] = /^@ (\S+) ?(.*)$/u.exec(line) ?? []
    if (written !== undefined) {
      if (parseEdtf(written) === undefined) throw new Error(line)
      letter = { written, title }
      continue
    }
    const fallsShort = line.startsWith('! ')
    const [words, told] = line.slice(fallsShort ? 2 : 0).split(' => ')
    if (words === undefined || told === undefined) throw new Error(`${lang}: ${line}`)
    const expected = told === '-' ? [] : told.split('; ').map(expectedIn)
    read.push({ lang, words, ...letter, expected, fallsShort })
  }
  return read
}

/** `your answers/received 1921-03-03 #34`. */
function expectedIn(told: string): Expected {
  const [, whose, says = '', day, number] = /^(your|my) (\S+)(?: (\d[\d-]*))?(?: #(\S+))?$/u.exec(told) ?? []
  const acts = says.split('/')
  if (whose === undefined || !acts.every((act) => SAYS.some((one) => one === act))) throw new Error(told)
  if (day !== undefined && parseEdtf(day) === undefined) throw new Error(told)
  return {
    whose: whose === 'your' ? 'addressee' : 'writer',
    says: acts,
    ...(day === undefined ? {} : { day }),
    ...(number === undefined ? {} : { number }),
  }
}

/** As with the letters: even to tune on, odd held back. */
export const halfOfSentence = ({ words }: Sentence): 'tune' | 'held' =>
  Number.parseInt(createHash('sha256').update(words).digest('hex').slice(0, 1), 16) % 2 === 0 ? 'tune' : 'held'

/** A document that says no more than the sentence. */
export const documentOf = ({ lang, words, written, title }: Sentence): Document => ({
  kind: 'document',
  id: identifierFrom<DocumentId>('says'),
  title: title === '' ? 'Letter' : title,
  held: 'text',
  access: PUBLIC,
  dates: [{ role: 'sent', edtf: written, basis: 'stated' }],
  texts: [
    {
      id: 't1',
      kind: 'transcript',
      lang,
      body: `<p xml:id="p1">${words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`,
    },
  ],
})
