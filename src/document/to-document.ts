import { readMarks } from '#authority/name-marks.ts'
import { fold } from '#value/fold.ts'
import type { CollectionId, DocumentId } from '#value/identifier.ts'
import type { Issue } from '#value/issue.ts'
import { languageTag } from '#value/language.ts'
import { PUBLIC } from './access.ts'
import type { Document, HeldAs, Relation, Unplaced } from './document.ts'
import type { Draft, Placed } from './draft.ts'
import { readGenre } from './genre.ts'
import { withOwnWords } from './own-record.ts'
import type { Participant } from './participant.ts'
import type { Credit } from './rights.ts'
import { readTitle } from './title.ts'
import { datesOf, onlyYear } from './to-document-dates.ts'
import { knownRights } from './to-document-rights.ts'
import { language, textsOf } from './to-document-texts.ts'
import { completeFromTitle, madeTitle, type Stated } from './to-document-title.ts'
import { witnessesOf } from './to-document-witnesses.ts'
import type { Witness } from './witness.ts'

/** What only the importer can know. Without it a collection goes to `unplaced`, and a relation is a citation. */
export interface Links {
  readonly collection?: (key: string) => CollectionId | undefined
  readonly document?: (identifier: string) => DocumentId | undefined
}

/**
 * What the archive can vouch for of a draft. Words are read (dates, references, titles), what was only read is marked `inferred` and never replaces
 * what is stated, and what has no place goes to `unplaced`. Names are not linked, and `origin` is not set: both are the importer's. The same draft gives
 * the same document.
 */
export function toDocument(draft: Draft, id: DocumentId, links: Links = {}): { document: Document; issues: Issue[] } {
  const unplaced: Unplaced[] = [...(draft.unplaced ?? [])]
  const issues: Issue[] = []
  const read = <T extends { readonly issues: readonly Issue[] }>(part: T): T => {
    issues.push(...part.issues)
    return part
  }
  const given = titleOf(draft)
  const { dates } = read(
    datesOf(draft.dates ?? [], () =>
      given === undefined ? undefined : onlyYear(readTitle(given.value, given.at).dates),
    ),
  )
  const stated: Stated = {
    genre: genreOf(draft),
    dates,
    participants: participantsOf(draft),
    numbers: numbersOf(draft),
  }
  const told =
    given === undefined
      ? { ...stated, parts: [], inferred: [] }
      : read(completeFromTitle(given.value, stated, given.at))
  const made = given === undefined ? madeTitle(told) : undefined
  const { witnesses, credits, idOf } = read(witnessesOf(draft))
  const genre = told.genre.genre === undefined ? genreOfPaper(witnesses) : {}
  const written = read(textsOf(draft.texts ?? [], idOf))
  unplaced.push(...written.unplaced)
  const languages = languagesOf(draft.languages ?? [], unplaced, issues)
  const summary = (draft.summaries ?? []).flatMap(({ value, at, lang }) => {
    const tag = language(lang, 'language of the summary', at, unplaced, issues)
    return value.trim() === '' ? [] : [{ ...(tag === undefined ? {} : { lang: tag }), text: value.trim() }]
  })
  const collections = collectionsOf(draft, links, unplaced)
  const inferred = [
    ...told.inferred,
    ...(genre.genre === undefined ? [] : [{ field: 'genre', from: 'archival reference' }]),
    ...(made === undefined ? [] : [{ field: 'title', from: made.from, note: 'the source has no title' }]),
  ]
  const document: Document = {
    kind: 'document',
    id,
    ...some('aliases', [...new Set(draft.aliases ?? [])]),
    title: given?.value ?? made?.title ?? '',
    held: heldAs(draft, given !== undefined, written.texts.length > 0),
    ...told.genre,
    ...genre,
    ...some('parts', told.parts),
    ...some('dates', told.dates),
    ...some('participants', identified(told.participants, draft)),
    ...some('places', placesOf(draft)),
    ...some('numbers', told.numbers),
    ...(blank(draft.classification) ? {} : { classification: { marking: draft.classification.value.trim() } }),
    ...some('summary', summary),
    ...some('texts', written.texts),
    ...some('witnesses', witnesses),
    ...some('languages', languages),
    ...some(
      'rights',
      (draft.rights ?? []).map(({ value }) => knownRights(value)),
    ),
    ...some('credits', unlike([...(draft.credits ?? []).map(({ value }) => value), ...credits])),
    ...some('keywords', wordsOnce(draft.subjects ?? [])),
    ...some('collections', collections),
    ...some('relations', relationsOf(draft, links)),
    ...some('inferred', inferred),
    access: PUBLIC,
    ...(draft.takenFrom === undefined ? {} : { takenFrom: draft.takenFrom }),
    ...some('unplaced', unplaced),
  }
  if (draft.own === undefined) return { document, issues }
  const own = withOwnWords(document, draft.own)
  const relations = (own.relations ?? []).map((relation) => ledHere(relation, links))
  // What its own words say was neither read from a title nor made of words: there is nothing to be told of how.
  return { document: { ...own, ...some('relations', relations) }, issues: draft.own.isWhole ? [] : issues }
}

/** A field with its values, or nothing where there are none: an absent field is a gap, an empty list is no statement. */
function some<K extends string, T>(field: K, values: readonly T[]): { readonly [key in K]?: readonly T[] } {
  return values.length === 0 ? {} : ({ [field]: values } as { [key in K]: readonly T[] }) // one key, K
}

const blank = (placed: Placed<string> | undefined): placed is undefined =>
  placed === undefined || placed.value.trim() === ''

function titleOf({ title }: Draft): Placed<string> | undefined {
  return blank(title) ? undefined : { value: title.value.replace(/\s+/gu, ' ').trim(), at: title.at }
}

function genreOf({ genre }: Draft): Stated['genre'] {
  if (blank(genre)) return {}
  const word = genre.value.trim()
  const known = readGenre(word)
  if (known === undefined) return { genre: word }
  return { genre: known.genre, ...(known.asGiven === undefined ? {} : { genreAsGiven: known.asGiven }) }
}

/** `893.00/1–849: Telegram`: some references say what the paper is. */
function genreOfPaper(witnesses: readonly Witness[]): Stated['genre'] {
  const [known] = witnesses.flatMap(({ form }) => (form === undefined ? [] : (readGenre(form) ?? [])))
  if (known === undefined) return {}
  return { genre: known.genre, ...(known.asGiven === undefined ? {} : { genreAsGiven: known.asGiven }) }
}

const participantsOf = ({ participants = [] }: Draft): readonly Participant[] =>
  participants
    .filter(({ name, refs = [] }) => name.trim() !== '' || refs.length > 0)
    .map(({ role, name, office, refs, certainty = readMarks(name).certainty, note }) => ({
      role,
      ...(name.trim() === '' ? {} : { asNamed: name.trim() }),
      ...(office === undefined ? {} : { office }),
      ...(refs === undefined || refs.length === 0 ? {} : { refs }),
      ...(certainty === undefined ? {} : { certainty }),
      ...(note === undefined ? {} : { note }),
    }))

/** Names that were read from the title, with what its encoding says of who they are: `Ambassador in China (Stuart)` where it marks `Stuart`. */
function identified(participants: readonly Participant[], { identified: marked = [] }: Draft): readonly Participant[] {
  const told = new Set<string>()
  const named = participants.map((participant) => {
    const { asNamed = '', refs } = participant
    const found = marked.find(({ name }) => name === asNamed || asNamed.endsWith(`(${name})`))
    if (refs !== undefined || found?.refs === undefined) return participant
    for (const ref of found.refs) told.add(ref)
    return { ...participant, refs: found.refs }
  })
  // Who sends or receives is not named again as somebody whom the text mentions.
  return named.filter(({ role, refs = [] }) => role !== 'mentioned' || !refs.some((ref) => told.has(ref)))
}

const placesOf = ({ places = [] }: Draft): NonNullable<Document['places']> =>
  places
    .filter(({ name, refs = [] }) => name.trim() !== '' || refs.length > 0)
    .map(({ role, name, refs }) => ({
      role,
      ...(name.trim() === '' ? {} : { asNamed: name.trim() }),
      ...(refs === undefined || refs.length === 0 ? {} : { refs }),
    }))

const numbersOf = ({ numbers = [] }: Draft): Stated['numbers'] => wordsOnce(numbers).map((number) => ({ number }))

const wordsOnce = (placed: readonly Placed<string>[]): readonly string[] => [
  ...new Set(placed.map(({ value }) => value.trim()).filter((value) => value !== '')),
]

/** By title only where nothing was brought but a title and its day; a record without either text or title is described. */
function heldAs(draft: Draft, titled: boolean, hasText: boolean): HeldAs {
  if (draft.held !== undefined && (draft.held !== 'text' || hasText)) return draft.held
  if (hasText) return 'text'
  const described = [
    draft.participants,
    draft.summaries,
    draft.sources,
    draft.witnesses,
    draft.numbers,
    draft.languages,
  ]
  return titled && described.every((values) => (values ?? []).length === 0) ? 'title-only' : 'described-only'
}

/** `Russian and Chinese` is two languages. */
function languagesOf(given: readonly Placed<string>[], unplaced: Unplaced[], issues: Issue[]): readonly string[] {
  const tags = given.flatMap(({ value, at }) => {
    const parts = languageTag(value) === undefined ? value.split(/\s*[,;/&]\s*|\s+and\s+/u) : [value]
    return parts.flatMap((part) => language(part, 'Language', at, unplaced, issues) ?? [])
  })
  return [...new Set(tags)]
}

function unlike(credits: readonly Credit[]): readonly Credit[] {
  const seen = new Map<string, Credit>()
  for (const credit of credits) {
    const key = JSON.stringify([credit.role, fold(credit.name), credit.note])
    if (!seen.has(key)) seen.set(key, credit)
  }
  return [...seen.values()]
}

function collectionsOf(
  { collections = [] }: Draft,
  links: Links,
  unplaced: Unplaced[],
): NonNullable<Document['collections']> {
  return collections.flatMap(({ value, at, position }) => {
    const collection = links.collection?.(value)
    if (collection !== undefined) return [{ collection, ...(position === undefined ? {} : { position }) }]
    unplaced.push({ label: 'collection', value: position === undefined ? value : `${value}, ${position}`, at })
    return []
  })
}

const relationsOf = ({ relations = [] }: Draft, links: Links): readonly Relation[] =>
  relations.map(({ kind, value, note }) => {
    const document = links.document?.(value)
    const cited = { citation: value, ...(/^https?:\/\/\S+$/iu.test(value) ? { address: value } : {}) }
    return { kind, to: document === undefined ? cited : { document }, ...(note === undefined ? {} : { note }) }
  })

/** A record of the archive that wrote it is known here by what it is called there, or not at all. */
function ledHere(relation: Relation, links: Links): Relation {
  if (!('document' in relation.to)) return relation
  const document = links.document?.(relation.to.document)
  return { ...relation, to: document === undefined ? { citation: relation.to.document } : { document } }
}
