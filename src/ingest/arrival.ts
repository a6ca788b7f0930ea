import { type Document, principalDate } from '#document/document.ts'
import type { Draft } from '#document/draft.ts'
import type { OwnName } from '#document/own-record.ts'
import { toDocument } from '#document/to-document.ts'
import { canonicalJson, sha256 } from '#value/digest.ts'
import { fold } from '#value/fold.ts'
import { type CollectionId, type DocumentId, identifierFrom } from '#value/identifier.ts'
import type { Issue } from '#value/issue.ts'
import type { Seen } from './seen.ts'

/** A document on its way in: understood, not yet numbered, its names not yet linked. */
export interface Arrival {
  /** What it comes from; a source and a key find a record again. */
  readonly source: string
  /** SHA-256 of the file it stands in. */
  readonly file: string
  /** Its full identifier in the source. */
  readonly key: string
  /** The record number that it states. */
  readonly number?: string
  readonly at: string
  /** Under a number that stands for none, and with collections under the digests of their names: `identify` puts the true ones in. */
  readonly document: Document
  /** Digest of what the file says, without places: equal digests are the same record again. */
  readonly imported: string
  /** Digest of its date and its parties, by which the same letter is seen in another source; absent where it has neither. */
  readonly likeness?: string
  /** The names or keys of its collections, by what stands for them in the document. */
  readonly collections: ReadonlyMap<CollectionId, string>
  /** The identifiers that its relations name, in the same source perhaps. */
  readonly relatedTo: ReadonlySet<string>
  /** Which of its names are of bodies, where the source says so. */
  readonly bodies: ReadonlySet<string>
  /** How the source's own list of persons has those whom a reference names (`#p_SJL1`: `Stuart, J. Leighton`). */
  readonly headings: ReadonlyMap<string, string>
  /** Whom and what its identifiers mean, where an archive of Chancery wrote it. */
  readonly names?: readonly OwnName[]
  /** That archive's record as it was: a name that led to nobody there leads to nobody here. */
  readonly isOwn: boolean
}

/** What led to no record of the archive that wrote it leads to none here, though one beside it be called so. */
function relatedIn({ relations = [], own }: Draft): ReadonlySet<string> {
  const cited = new Set((own?.fields.relations ?? []).flatMap(({ to }) => ('citation' in to ? [to.citation] : [])))
  return new Set(relations.flatMap(({ value }) => (cited.has(value) ? [] : [value])))
}

const UNNUMBERED = identifierFrom<DocumentId>('unnumbered')

/** Counts how often a digest came, so that records without any key are told apart by their order. */
export interface Ordinals {
  readonly seen: Seen
  /** Of those that came more than once: how often. */
  readonly repeated: Map<string, number>
}

/** Understands one draft. */
export function arrive(
  draft: Draft,
  from: Pick<Arrival, 'source' | 'file'>,
  ordinals: Ordinals,
): { readonly arrival: Arrival; readonly issues: readonly Issue[] } {
  const collections = new Map((draft.collections ?? []).map(({ value }) => [standIn(value), value]))
  const { document, issues } = toDocument(draft, UNNUMBERED, { collection: standIn })
  const likeness = likenessOf(document)
  return {
    arrival: {
      ...from,
      isOwn: draft.own?.isWhole === true,
      ...(draft.own === undefined ? {} : { names: draft.own.names }),
      ...(likeness === undefined ? {} : { likeness }),
      key: draft.key?.value ?? likenessKey(draft, ordinals),
      ...(draft.number === undefined ? {} : { number: draft.number.value }),
      at: draft.at,
      document,
      imported: contentDigest(document),
      collections,
      relatedTo: relatedIn(draft),
      bodies: new Set(
        (draft.participants ?? []).filter(({ entityType }) => entityType === 'corporate-body').map(({ name }) => name),
      ),
      headings: new Map(
        [...(draft.participants ?? []), ...(draft.identified ?? [])].flatMap(({ refs = [], heading }) =>
          heading === undefined ? [] : refs.map((ref) => [ref, heading] as const),
        ),
      ),
    },
    issues,
  }
}

const standIn = (key: string): CollectionId => identifierFrom<CollectionId>(`named-${sha256(key).slice(0, 16)}`)

/** The key of a record that has none: a digest of date, title and participants as named, plus an ordinal (model.md, "source and key"). */
function likenessKey(draft: Draft, ordinals: Ordinals): string {
  const digest = sha256(
    canonicalJson([
      draft.title?.value,
      draft.dates?.map(({ role, edtf, asWritten }) => [role, edtf, asWritten]),
      draft.participants?.map(({ role, name }) => [role, name]),
    ]),
  ).slice(0, 16)
  if (ordinals.seen.add(digest)) return digest
  const ordinal = (ordinals.repeated.get(digest) ?? 1) + 1
  ordinals.repeated.set(digest, ordinal)
  return `${digest}-${ordinal}`
}

/** Two records of one day with the same sender and recipient, as named, are alike. A record without day or parties is like none. */
function likenessOf(document: Document): string | undefined {
  const day = principalDate(document)?.edtf
  const parties = (document.participants ?? [])
    .filter(({ role }) => role === 'sender' || role === 'recipient')
    .map(({ role, asNamed = '' }) => `${role} ${fold(asNamed)}`)
  if (day === undefined || new Set(parties.map((party) => party.split(' ')[0])).size < 2) return undefined
  return sha256(canonicalJson([day, parties.sort()])).slice(0, 32)
}

function contentDigest({ id: _, unplaced = [], ...content }: Document): string {
  return sha256(canonicalJson({ content, unplaced: unplaced.map(({ label, value }) => [label, value]) }))
}
