import type { EntityType } from '#authority/agent.ts'
import { fold } from '#value/fold.ts'
import type { Document } from './document.ts'
import type { Text } from './text.ts'

/** An authority as a record names it: enough to know it again, or to make it where it is not. */
export interface OwnName {
  readonly kind: 'agent' | 'place' | 'subject' | 'collection'
  readonly id: string
  readonly name: string
  readonly entityType?: EntityType
  readonly links?: readonly string[]
}

/** What a record that Chancery wrote in another form says beside that form, in Chancery's own words. */
export interface OwnRecord {
  /** Nobody has changed the description since: it is to be taken as it was. */
  readonly isWhole: boolean
  readonly fields: Partial<Omit<Document, 'kind' | 'id' | 'texts' | 'origin'>>
  /** The texts in order; one that was changed since has no body here. */
  readonly texts: readonly (Omit<Text, 'body'> & { readonly body?: string })[]
  readonly names: readonly OwnName[]
}

/** Fields that no other form has a place for: they are taken whatever was changed beside them. */
const APART = ['aliases', 'parts', 'composedIn', 'collections', 'asks', 'unplaced', 'access'] as const

/**
 * The document with what its own words say of it. Unchanged, they are the record. Where the description was changed by hand, what it says now stands,
 * and of each thing that it still tells in the same words the rest comes back.
 */
export function withOwnWords(read: Document, own: OwnRecord): Document {
  const { kind, id, title, held, summary, access, takenFrom } = read
  const texts = textsOf(read.texts ?? [], own)
  if (own.isWhole)
    return {
      ...{ kind, id, title, held, access },
      ...(summary === undefined ? {} : { summary }),
      // What does not say whence it was taken was taken from whoever gives it: the importer knows.
      ...(takenFrom === undefined ? {} : { takenFrom }),
      ...own.fields,
      ...(texts.length === 0 ? {} : { texts }),
    }
  const { genre, genreAsGiven, classification, inferred = [] } = own.fields
  const apart = Object.fromEntries(
    APART.flatMap((field) => (own.fields[field] === undefined ? [] : [[field, own.fields[field]]])),
  )
  const stillInferred = inferred.filter(({ field }) => field !== 'genre' || genre === read.genre)
  const allInferred = [
    ...stillInferred,
    ...(read.inferred ?? []).filter(({ field }) => !stillInferred.some((one) => one.field === field)),
  ]
  return {
    ...read,
    ...apart,
    ...(genreAsGiven !== undefined && genre === read.genre ? { genreAsGiven } : {}),
    ...(classification !== undefined && classification.marking === read.classification?.marking
      ? { classification }
      : {}),
    ...completed(read, own),
    ...(allInferred.length === 0 ? {} : { inferred: allInferred }),
    ...(texts.length === 0 ? {} : { texts }),
  }
}

function textsOf(read: readonly Text[], { texts: own, isWhole }: OwnRecord): readonly Text[] {
  const exact = own.flatMap(({ body, ...text }) => (body === undefined ? [] : [{ ...text, body }]))
  if (exact.length === own.length && (isWhole || read.length !== own.length)) return exact
  // A text more or less was put in by hand: which is which nobody can tell.
  if (read.length !== own.length) return read
  return own.map((text, n) => {
    const { credits, rights, body = '' } = read[n] ?? {}
    return {
      ...text,
      body: text.body ?? body,
      // Who made it and what may be done with it stands in the description: what was changed there counts.
      ...(isWhole || credits === undefined ? {} : { credits }),
      ...(isWhole || rights === undefined ? {} : { rights }),
    }
  })
}

/** Each entry of a list as the own words have it, where both tell the same thing. */
function completed(read: Document, { fields, names }: OwnRecord): Partial<Document> {
  const called = new Map(names.map(({ kind, id, name }) => [`${kind} ${id}`, name]))
  const person = (one: NonNullable<Document['participants']>[number]) => [
    one.role,
    fold(one.asNamed ?? called.get(`agent ${one.agent}`) ?? ''),
  ]
  const place = (one: NonNullable<Document['places']>[number]) => [
    one.role,
    fold(one.asNamed ?? called.get(`place ${one.place}`) ?? ''),
  ]
  return {
    ...list('dates', read.dates, fields.dates, ({ role, edtf, asWritten }) => [role, edtf ?? asWritten]),
    ...list('participants', read.participants, fields.participants, person),
    ...list('places', read.places, fields.places, place),
    ...list('numbers', read.numbers, fields.numbers, ({ number }) => [number]),
    ...list('relations', read.relations, fields.relations, ({ kind, to }) => [
      kind,
      'document' in to ? to.document : to.citation,
    ]),
    ...list('witnesses', read.witnesses, fields.witnesses, ({ references, edition }) => [
      references[0]?.asGiven,
      edition?.title,
    ]),
  }
}

function list<K extends string, T>(
  field: K,
  read: readonly T[] | undefined,
  own: readonly T[] | undefined,
  sign: (one: T) => readonly (string | undefined)[],
): { readonly [key in K]?: readonly T[] } {
  type Completed = { [key in K]?: readonly T[] }
  if (read === undefined || own === undefined) return {}
  const known = new Map(own.map((one) => [JSON.stringify(sign(one)), one]))
  const entries: readonly T[] = read.map((one) => known.get(JSON.stringify(sign(one))) ?? one)
  return { [field]: entries } as Completed // one key, K
}
