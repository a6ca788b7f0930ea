import { preferredName } from '#authority/agent.ts'
import { doubtedEdtf } from '#document/dated.ts'
import { principalDate } from '#document/document.ts'
import { genreAmid } from '#document/genre.ts'
import type { Text } from '#document/text.ts'
import type { Described } from '#holding/described.ts'
import { genreOf } from '#holding/parties.ts'
import { address } from '#value/address.ts'
import { languageName } from '#value/language.ts'
import { type CslDate, cslDate } from './item-date.ts'
import { type CslName, namesOf } from './item-names.ts'
import { type CslSource, sourceOf } from './item-source.ts'

export type { CslDate } from './item-date.ts'
export type { CslName } from './item-names.ts'

/** The archive as a citation names it, and where its addresses begin. */
export interface Publisher {
  readonly name: string
  readonly base: string
}

/**
 * A record as CSL-JSON 1.0.2 has it. What is on the page is the item: its `medium` says "English regest" or "English translation", `source` where the record
 * was taken from, and `archive`, `archive_location` and `call-number` (the reference exactly as given) where the paper lies.
 */
export interface CslItem extends CslSource {
  readonly id: string
  readonly type: CslType
  readonly title: string
  readonly author?: readonly CslName[]
  readonly recipient?: readonly CslName[]
  readonly translator?: readonly CslName[]
  readonly genre?: string
  readonly medium?: string
  readonly issued?: CslDate
  /** What CSL has no variable for: the date as EDTF, from which the other forms have it. */
  readonly custom?: { readonly edtf: string }
  /** The day on which somebody looked: who cites adds it. */
  readonly accessed?: CslDate
  readonly publisher: string
  /** The number that the paper bears. */
  readonly number?: string
  /** The record number: styles of others would print it as the paper's own. */
  readonly 'citation-key': string
  readonly version: string
  /** Of a passage: "paragraph 4". */
  readonly section?: string
  readonly URL: string
  readonly source?: string
  readonly language?: string
  readonly abstract?: string
  readonly keyword?: string
}

const TYPES = {
  speech: 'speech',
  statement: 'speech',
  treaty: 'treaty',
  report: 'report',
  article: 'article',
  diary: 'manuscript',
  minutes: 'manuscript',
  protocol: 'manuscript',
  'memorandum of conversation': 'manuscript',
} as const
type CslType = (typeof TYPES)[keyof typeof TYPES] | 'personal_communication' | 'document'

/** What is cited, where that is not the record with its first text: another text, or a passage at an address of its own. */
export interface Shown {
  readonly text?: Text
  readonly passage?: { readonly words: string; readonly path: string }
}

export function toCslItem(described: Described, publisher: Publisher, shown: Shown = {}): CslItem {
  const { document, version } = described
  const { from: author, to: recipient } = namesOf(described)
  const text = shown.text ?? document.texts?.[0]
  const medium = mediumOf(text)
  const translator = translatorsOf(described, text)
  const date = principalDate(document)
  const issued = cslDate(date)
  const edtf = date === undefined ? undefined : doubtedEdtf(date)
  const genre = genreOf(document)
  const lies = sourceOf(described)
  const source = takenFromOf(described, lies)
  const [summary] = document.summary ?? []
  const keyword = keywordsOf(described)
  const numbers = (document.numbers ?? []).map(({ number }) => number).join(', ')
  const language = text?.lang ?? document.languages?.[0]
  return {
    id: document.id,
    type: itemType(document.genre, recipient.length > 0),
    title: document.title,
    ...(author.length === 0 ? {} : { author }),
    ...(recipient.length === 0 ? {} : { recipient }),
    ...(translator.length === 0 ? {} : { translator }),
    ...(genre === undefined ? {} : { genre: genreAmid(genre) }),
    ...(medium === undefined ? {} : { medium }),
    ...(issued === undefined ? {} : { issued }),
    ...(edtf === undefined ? {} : { custom: { edtf } }),
    publisher: publisher.name,
    ...(numbers === '' ? {} : { number: numbers }),
    'citation-key': document.id,
    version: String(version),
    ...(shown.passage === undefined ? {} : { section: shown.passage.words }),
    URL: `${publisher.base}${shown.passage?.path ?? address.document(document.id)}`,
    ...(source === undefined ? {} : { source }),
    ...lies,
    ...(language === undefined ? {} : { language }),
    ...(summary === undefined ? {} : { abstract: summary.text }),
    ...(keyword === '' ? {} : { keyword }),
  }
}

/** Where the record was taken from; nothing where that is the edition in which it is printed, which stands with the item already. */
function takenFromOf({ document: { takenFrom } }: Described, lies: CslSource): string | undefined {
  if (takenFrom === undefined) return undefined
  const source = [takenFrom.name, takenFrom.number].filter(Boolean).join(', ')
  const { 'container-title': title, volume, 'chapter-number': number, page } = lies
  if (title === undefined || !takenFrom.name.startsWith(title)) return source
  const words = new Set(source.slice(title.length).split(/[\s,;:()]+/u))
  return [volume, number, page].every((part) => part === undefined || words.has(part)) ? undefined : source
}

/** An item as it is cited by somebody who looks on a day (`YYYY-MM-DD`). */
export function accessedOn(item: CslItem, day: string): CslItem {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return { ...item, accessed: { 'date-parts': [[year, month, date]] } }
}

export function itemType(genre: string | undefined, isSent: boolean): CslType {
  if (genre !== undefined && Object.hasOwn(TYPES, genre)) return TYPES[genre as keyof typeof TYPES]
  return isSent ? 'personal_communication' : 'document'
}

/** "English regest", "English translation"; of a text in the document's own words, nothing. */
function mediumOf(text: Text | undefined): string | undefined {
  if (text === undefined || text.kind === 'transcript') return undefined
  const kind = text.kind === 'ocr' ? 'machine reading' : text.kind
  return text.lang === undefined ? kind : `${languageName(text.lang)} ${kind}`
}

function translatorsOf({ document }: Described, text: Text | undefined): readonly CslName[] {
  if (text?.kind !== 'translation') return []
  const own = [text.credits ?? [], document.credits ?? []]
    .map((credits) => credits.filter(({ role }) => role === 'translated'))
    .find((credits) => credits.length > 0)
  return (own ?? []).map(({ name }) => ({ literal: name }))
}

const keywordsOf = ({ document, subjects }: Described): string =>
  [
    ...(document.subjects ?? []).flatMap((id) => {
      const subject = subjects.get(id)
      return subject === undefined ? [] : [preferredName(subject)]
    }),
    ...(document.keywords ?? []),
  ].join(', ')
