import { principalDate } from '#document/document.ts'
import type { Text } from '#document/text.ts'
import { type Publisher, toCslItem } from '#formats/csl/item.ts'
import { toSchemaOrg } from '#formats/schema-org/write.ts'
import type { Described } from '#holding/described.ts'
import { genreOf, type Parties, partiesInWords, partiesOf } from '#holding/parties.ts'
import type { Neighbour, Neighbours, Version } from '#store/store.ts'
import { address } from '#value/address.ts'
import { dateInWords, machineDate } from '#value/date-in-words.ts'
import type { CollectionId } from '#value/identifier.ts'
import { languageName } from '#value/language.ts'
import { headMetadata, type Metadatum } from '../../frame/head-metadata.ts'
import { capital, inARow } from '../../words/counted.ts'
import { licenceName } from '../../words/licence.ts'
import { HELD } from '../../words/terms.ts'
import {
  collectionsOf,
  creditsOf,
  type DateEntry,
  datesOf,
  type Entry,
  factsOf,
  madeFrom,
  peopleOf,
  placesOf,
  subjectsOf,
} from './apparatus-props.ts'
import { type BearingsProps, bearingsOf, type OpenedWith } from './bearings.tsx'
import type { CiteProps } from './cite.tsx'
import { type InExchangeProps, inExchanges } from './in-this-exchange.tsx'
import { type RelationProps, relationsOf } from './relations.ts'
import { type PrintedProps, printedOf, type SourceProps, sourcesOf, type UnitPaths } from './sources.ts'
import {
  type BesideProps,
  besideProps,
  type Choice,
  choicesOf,
  hrefOf,
  type Shown,
  type TextProps,
  textProps,
} from './text-props.ts'

interface NeighbourProps {
  readonly words: string
  readonly href: string
}

/** What stands before and after the document in one of its collections. */
export interface NeighboursProps {
  readonly collection: NeighbourProps
  readonly previous?: NeighbourProps
  readonly next?: NeighbourProps
}

/** A known licence by its name, a statement in its own words, or both. */
export interface RightsProps {
  readonly name?: string
  readonly words?: string
  readonly address?: string
}

/** What stands before everything else, with the ways on. */
export interface NoticeProps {
  readonly lead?: string
  readonly words: string
  readonly ways: readonly NeighbourProps[]
}

/** A passage that the page is about: its words for a citation, and its address. */
export interface PassageShown {
  readonly words: string
  readonly path: string
  /** Where the same words stand now, of a passage of an earlier version. */
  readonly now?: NeighbourProps
}

/** Everything that the record page shows; plain words and paths, no record. */
export interface RecordProps {
  readonly id: string
  readonly title: string
  readonly path: string
  readonly date: { readonly words: string; readonly machine?: string; readonly made?: string }
  readonly parties: Parties
  readonly kinds: readonly { readonly words: string; readonly gap?: boolean; readonly made?: string }[]
  readonly notice?: NoticeProps
  readonly choices: readonly Choice[]
  readonly text?: TextProps
  readonly beside?: BesideProps
  readonly held: string
  /** What its address asks for besides a style: which text, and the search. */
  readonly kept: readonly (readonly [name: string, value: string])[]
  /** Where one stands who came from a search. */
  readonly bearings?: BearingsProps
  /** Its words, where they were sought in the text that is shown. */
  readonly query?: string
  readonly passage?: string
  readonly relations: readonly RelationProps[]
  readonly exchanges: readonly InExchangeProps[]
  readonly neighbours: readonly NeighboursProps[]
  readonly summaries: readonly { readonly lang?: string; readonly text: string }[]
  readonly sources: readonly SourceProps[]
  readonly printed: readonly PrintedProps[]
  readonly takenFrom?: { readonly words: string; readonly address?: string; readonly since?: string }
  readonly people: readonly Entry[]
  readonly places: readonly Entry[]
  readonly subjects: readonly Entry[]
  readonly collections: readonly Entry[]
  readonly dates: readonly DateEntry[]
  readonly facts: readonly { readonly label: string; readonly value: string; readonly made?: string }[]
  readonly credits: readonly string[]
  readonly rights: readonly RightsProps[]
  readonly unplaced: readonly { readonly label: string; readonly value: string }[]
  readonly version: number
  readonly corrections: readonly { readonly number: number; readonly note: string; readonly day: string }[]
  readonly cite?: CiteProps
  readonly address: string
  /** For the page's head. */
  readonly metadata: readonly Metadatum[]
  readonly linkedData: unknown
}

/** What the page needs besides the record. */
export interface Around {
  readonly publisher: Publisher
  readonly units: UnitPaths
  /** Only where the record has more than one. */
  readonly versions: readonly Version[]
  readonly neighbours: readonly (Neighbours & { readonly collection: CollectionId })[]
  /** Which of its texts is shown, and which beside it. */
  readonly shown?: Shown
  readonly beside?: Shown
  readonly opened?: OpenedWith
  /** The text that is shown has the words marked. */
  readonly isMarked?: boolean
  readonly passage?: PassageShown
  readonly cite?: CiteProps
  /** The number of the newest version, where this is not it. */
  readonly newest?: number
}

export function recordProps(described: Described, around: Around): RecordProps {
  const { document, version } = described
  const path = around.newest === undefined ? address.document(document.id) : address.version(document.id, version)
  const { takenFrom: taken, texts = [] } = document
  const { shown, beside, opened, isMarked = false } = around
  const carried = opened?.carried ?? []
  const parties = partiesOf(described)
  return {
    id: document.id,
    title: document.title,
    path,
    date: dateOf(described),
    parties,
    kinds: kindsOf(described, parties),
    ...(around.newest === undefined ? {} : { notice: noticeOf(described, around.newest, around.passage) }),
    kept: keptOf(texts, around),
    choices: choicesOf(texts, path, shown?.text, beside?.text, carried),
    ...(shown === undefined ? {} : { text: textProps(shown, texts) }),
    ...(shown === undefined || beside === undefined
      ? {}
      : { beside: besideProps(shown, beside, texts, path, carried) }),
    held: HELD[document.held === 'text' ? 'described-only' : document.held],
    ...(opened === undefined ? {} : { bearings: bearingsOf(opened, plainPath(path, texts, shown), marksOf(shown)) }),
    ...(opened === undefined || !isMarked ? {} : { query: opened.query }),
    ...(around.passage === undefined ? {} : { passage: around.passage.words }),
    relations: relationsOf(described.relations),
    exchanges: inExchanges(described),
    neighbours: neighboursOf(described, around.neighbours),
    summaries: document.summary ?? [],
    sources: sourcesOf(document, around.units),
    printed: printedOf(document),
    ...(taken === undefined
      ? {}
      : {
          takenFrom: {
            words: [taken.name, taken.number].filter(Boolean).join(', '),
            ...(taken.address === undefined ? {} : { address: taken.address }),
            ...(taken.since === undefined ? {} : { since: taken.since }),
          },
        }),
    people: peopleOf(described),
    places: placesOf(described),
    subjects: subjectsOf(described),
    collections: collectionsOf(described),
    dates: datesOf(document),
    facts: factsOf(document),
    credits: creditsOf(document),
    rights: rightsOf(described),
    unplaced: (document.unplaced ?? []).map(({ label, value }) => ({ label, value })),
    version,
    corrections: around.versions
      .filter((one) => one.correction)
      .map((one) => ({ number: one.number, note: one.note, day: dateInWords(one.at.toISOString().slice(0, 10)) })),
    ...(around.cite === undefined ? {} : { cite: around.cite }),
    address: `${around.publisher.base}${around.passage?.path ?? path}`,
    metadata: headMetadata(toCslItem(described, around.publisher), rightsInWords(document)),
    linkedData: toSchemaOrg(described, around.publisher),
  }
}

function keptOf(texts: readonly Text[], { shown, beside, opened }: Around): RecordProps['kept'] {
  const text = shown === undefined || shown.text === texts[0] ? [] : [['text', shown.text.id] as const]
  return [...text, ...(beside === undefined ? [] : [['beside', beside.text.id] as const]), ...(opened?.carried ?? [])]
}

/** Of the text that is shown, without the words that were sought. */
const plainPath = (path: string, texts: readonly Text[], shown: Shown | undefined): string =>
  shown === undefined ? path : hrefOf(path, texts, shown.text)

const marksOf = (shown: Shown | undefined): number => shown?.set.found.length ?? 0

/** The statement as given, else the address of a known one. */
const rightsInWords = ({ rights: [first] = [] }: Described['document']) => first?.statement ?? first?.uri

/** That the page shows the record as it once was. */
function noticeOf({ document, version, at }: Described, newest: number, passage?: PassageShown): NoticeProps {
  const stood = `version ${version} of ${newest}, as the record stood on ${dateInWords(at.toISOString().slice(0, 10))}.`
  const present = { href: address.document(document.id), words: 'Read it as it stands now' }
  if (passage === undefined) return { words: `This is ${stood}`, ways: [present] }
  return {
    lead: 'Passage of an earlier version',
    words: `${stood} The present text has other words there.`,
    ways: [...(passage.now === undefined ? [] : [passage.now]), present],
  }
}

export function dateOf({ document }: Described): RecordProps['date'] {
  const date = principalDate(document)
  const index = date === undefined ? -1 : (document.dates ?? []).indexOf(date)
  const made =
    date?.basis === 'inferred'
      ? (date.note ?? madeFrom(document, `dates.${index}`) ?? 'inferred')
      : madeFrom(document, `dates.${index}`)
  if (date?.edtf === undefined)
    return { words: date?.asWritten ?? 'Date not stated', ...(made === undefined ? {} : { made }) }
  const machine = machineDate(date.edtf)
  return {
    words: capital(dateInWords(date.edtf)),
    ...(machine === undefined ? {} : { machine }),
    ...(made === undefined ? {} : { made }),
  }
}

/** At the head of the page it is enough that something was inferred; the apparatus says from what. */
const brief = (made: string | undefined) => (made === undefined ? {} : { made: made.length > 24 ? 'inferred' : made })

/** Genre, route, language, author: each in a word, or the word that it is not stated. */
function kindsOf({ document }: Described, parties: Parties): RecordProps['kinds'] {
  const genre = genreOf(document)
  const made = madeFrom(document, 'genre')
  const hasAuthor = (document.participants ?? []).some(({ role }) =>
    ['author', 'signatory', 'sender', 'drafter', 'note-taker'].includes(role),
  )
  const isTelegram = /telegram|cable/u.test(`${genre} ${document.genre}`)
  const hasRoute = parties.via.length > 0 || parties.carrier !== undefined
  return [
    genre === undefined ? { words: 'Kind not stated', gap: true } : { words: capital(genre), ...brief(made) },
    ...(hasAuthor ? [] : [{ words: 'Author not stated', gap: true }]),
    ...(isTelegram && !hasRoute ? [{ words: 'Route not stated', gap: true }] : []),
    document.languages === undefined || document.languages.length === 0
      ? { words: 'Language not stated', gap: true }
      : { words: `In ${inARow(document.languages.map(languageName))}`, ...brief(madeFrom(document, 'languages')) },
  ]
}

function neighboursOf({ collections }: Described, neighbours: Around['neighbours']): NeighboursProps[] {
  const linked = (one: Neighbour) => ({ words: one.title, href: address.document(one.document) })
  return neighbours.flatMap(({ collection, previous, next }) => {
    const held = collections.get(collection)
    if (held === undefined) return []
    return [
      {
        collection: { words: held.title, href: address.collection(collection) },
        ...(previous === undefined ? {} : { previous: linked(previous) }),
        ...(next === undefined ? {} : { next: linked(next) }),
      },
    ]
  })
}

/** Every statement once; a licence that is known by its address is named. */
export function rightsOf({ document }: Described): RightsProps[] {
  const all = [...(document.rights ?? []), ...(document.texts ?? []).flatMap((text) => text.rights ?? [])]
  const rights = all.flatMap(({ statement, uri }): RightsProps[] => {
    const known = uri === undefined ? undefined : licenceName(uri)
    const same = known !== undefined && statement?.toLowerCase() === known.toLowerCase()
    const name = same ? statement : known
    const words = same ? undefined : (statement ?? (name === undefined ? uri : undefined))
    if (words === undefined && name === undefined) return []
    return [
      {
        ...(name === undefined ? {} : { name }),
        ...(words === undefined ? {} : { words }),
        ...(uri === undefined ? {} : { address: uri }),
      },
    ]
  })
  return [...new Map(rights.map((one) => [JSON.stringify(one), one])).values()]
}

/** One sentence for the head of the page: "Cable, 10 January 1949, Joseph Stalin to Mao Zedong." */
export function descriptionOf(props: RecordProps): string {
  const summary = props.summaries[0]?.text
  const said = [props.kinds[0]?.words, props.date.words, partiesInWords(props.parties)].filter(Boolean).join(', ')
  const whole = summary ?? `${said}.`
  return whole.length > 300 ? `${whole.slice(0, 297).replace(/\s+\S*$/u, '')} …` : whole
}
