import type { CollectionId, DocumentId, SubjectId } from '#value/identifier.ts'
import type { Language } from '#value/language.ts'
import type { Access } from './access.ts'
import type { Dated } from './dated.ts'
import type { Evidence } from './evidence.ts'
import type { Participant, PlaceNamed } from './participant.ts'
import type { Credit, Rights } from './rights.ts'
import type { Text } from './text.ts'
import type { Witness } from './witness.ts'

export const HELD_AS = ['text', 'described-only', 'title-only', 'known-by-mention', 'lost'] as const
export type HeldAs = (typeof HELD_AS)[number]

export const PART_KINDS = ['carrier', 'message', 'enclosure', 'annex', 'section'] as const
/** A layer of one paper: the message inside a telegram of others, an enclosure. */
export interface Part {
  readonly id: string
  readonly kind: (typeof PART_KINDS)[number]
  readonly label?: string
}

export const RELATION_KINDS = [
  'replies-to',
  'encloses',
  'transmits',
  'draft-of',
  'version-of',
  'copy-of',
  'reports-on',
  'continues',
  'supersedes',
  'mentions',
  'related',
] as const
export type RelationKind = (typeof RELATION_KINDS)[number]

/** A link to another document, or to a citation of one that is not held here. */
export interface Relation {
  readonly kind: RelationKind
  readonly to: { readonly document: DocumentId } | { readonly citation: string; readonly address?: string }
  readonly certainty?: 'certain' | 'probable' | 'possible'
  readonly note?: string
  /** The passages or citations that say so. */
  readonly evidence?: readonly Evidence[]
}

/** What an importer read and could not place. Never dropped. */
export interface Unplaced {
  readonly label: string
  readonly value: string
  readonly at: string
}

/** How a record came into this archive. */
export interface Origin {
  readonly source: string
  readonly key: string
  /** SHA-256 of the original file, kept under `files/`. */
  readonly file?: string
  /** The day it was brought in: `2026-11-25`. */
  readonly day: string
}

/** The archive or edition that this record came from; printed and cited ("after Wilson Center Digital Archive, 112659"). */
export interface TakenFrom {
  readonly name: string
  readonly number?: string
  readonly address?: string
  /** When it went online there, EDTF. */
  readonly since?: string
}

/** A number that the document bears. */
export interface DocumentNumber {
  readonly number: string
  readonly office?: string
  readonly direction?: 'outgoing' | 'incoming'
  readonly part?: string
}

/** What the archive vouches for about one document (model.md, "Document"). A field that is absent is not known, and is shown as a gap. */
export interface Document {
  readonly kind: 'document'
  readonly id: DocumentId
  /** Other identifiers and old addresses that must resolve to it, with scheme: `slug:cable-stalin`, `node:89832`, `doi:10.1/2`. */
  readonly aliases?: readonly string[]
  readonly title: string
  readonly held: HeldAs
  /** One of `GENRES`, or the source's own word. */
  readonly genre?: string
  /** The source's word where it differs (`cable` for a telegram): what is printed. */
  readonly genreAsGiven?: string
  readonly parts?: readonly Part[]
  readonly dates?: readonly Dated[]
  readonly participants?: readonly Participant[]
  readonly places?: readonly PlaceNamed[]
  readonly numbers?: readonly DocumentNumber[]
  readonly classification?: {
    readonly marking: string
    readonly changes?: readonly { readonly to: string; readonly date?: string }[]
  }
  readonly summary?: readonly { readonly lang?: Language; readonly text: string }[]
  readonly texts?: readonly Text[]
  readonly witnesses?: readonly Witness[]
  readonly languages?: readonly Language[]
  readonly composedIn?: Language
  readonly rights?: readonly Rights[]
  readonly credits?: readonly Credit[]
  readonly subjects?: readonly SubjectId[]
  /** Subject words of the source that are no authority here. */
  readonly keywords?: readonly string[]
  /** Membership lives only here; position counts from 1 in the collection's own order. */
  readonly collections?: readonly { readonly collection: CollectionId; readonly position?: number }[]
  readonly relations?: readonly Relation[]
  readonly asks?: readonly { readonly to: string; readonly passage: string }[]
  /** Values that were read, not stated: `participants.0.agent` from the title. Shown so, and never over a stated one. */
  readonly inferred?: readonly { readonly field: string; readonly from: string; readonly note?: string }[]
  readonly access: Access
  readonly takenFrom?: TakenFrom
  readonly origin?: Origin
  readonly unplaced?: readonly Unplaced[]
}

/** The date that heads and sorts a document: the one marked principal, else the first sent, dispatched or drafted, else the first. */
export function principalDate(document: Pick<Document, 'dates'>): Dated | undefined {
  const dates = document.dates ?? []
  return (
    dates.find((date) => date.principal) ??
    (['sent', 'dispatched', 'drafted', 'presented', 'published'] as const)
      .map((role) => dates.find((date) => date.role === role))
      .find((date) => date !== undefined) ??
    dates[0]
  )
}
