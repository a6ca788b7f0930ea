import type { Edtf } from '#value/edtf.ts'
import type { Calendar, DateRole } from './dated.ts'
import type { HeldAs, RelationKind, TakenFrom, Unplaced } from './document.ts'
import type { OwnRecord } from './own-record.ts'
import type { ParticipantRole, PlaceRole } from './participant.ts'
import type { Credit, Rights } from './rights.ts'
import type { TextKind } from './text.ts'
import type { Edition, Reference, WitnessKind } from './witness.ts'

/** A value with its place in the source (`letters.csv:412`, `L00099.xml#correspDesc`). */
export interface Placed<T> {
  readonly value: T
  readonly at: string
}

/** A date as the source has it. At least one of `edtf` and `asWritten`; where only words are given, `toDocument` reads them. */
export interface DraftDate {
  readonly role: DateRole
  readonly edtf?: Edtf
  readonly asWritten?: string
  readonly calendar?: Calendar
  /** Where the source tells it beside words that do not, or with two figures only. */
  readonly year?: number
  readonly hour?: string
  readonly basis?: 'stated' | 'inferred' | 'disputed'
  readonly note?: string
  /** Where the source says which of several heads the document. */
  readonly principal?: true
  readonly at: string
}

export interface DraftParticipant {
  readonly role: ParticipantRole
  readonly name: string
  readonly office?: string
  readonly refs?: readonly string[]
  /** How the source's own list of persons has the name: `Stuart, J. Leighton` for a `Stuart` that points there. */
  readonly heading?: string
  readonly certainty?: 'certain' | 'probable' | 'possible'
  readonly note?: string
  /** Where the source says what it is; a person where it does not. */
  readonly entityType?: 'person' | 'corporate-body'
  readonly at: string
}

export interface DraftPlace {
  readonly role: PlaceRole
  readonly name: string
  readonly refs?: readonly string[]
  readonly at: string
}

/** One text, its body already TEI as `body.ts` allows, with or without block ids: `toDocument` gives them. */
export interface DraftText {
  readonly kind: TextKind
  readonly lang?: string
  readonly translates?: { readonly lang: string; readonly held: false }
  /** 1-based position, among the draft's witnesses, of the one that it gives. */
  readonly of?: number
  readonly completeness?: 'full' | 'excerpt' | 'sanitized'
  readonly body: string
  readonly credits?: readonly Credit[]
  readonly rights?: Rights
  readonly at: string
}

/** An archival reference as one string, as given or put together in the source's order. */
export interface DraftReference {
  readonly repository?: string
  readonly reference?: string
  /** It says all that is to be printed: the repository is not put before it. */
  readonly whole?: true
  readonly status?: Reference['status']
}

/** A witness that a structured source describes, with its archival reference. */
export interface DraftWitness extends DraftReference {
  readonly kind?: WitnessKind
  readonly form?: string
  /** Of a paper that has moved, or bears several numbers. */
  readonly otherReferences?: readonly DraftReference[]
  readonly edition?: Edition
  readonly note?: string
  readonly at: string
}

/** What a reader of some format could make out about one document: every value with its place, nothing vouched for yet. */
export interface Draft {
  /** Its full identifier in the source: record number, root `xml:id`, file name, key columns. Absent: a digest will serve (model.md). */
  readonly key?: Placed<string>
  /** The record number that it states, taken as its own here where it is free. */
  readonly number?: Placed<string>
  /** Where the record stands. */
  readonly at: string
  readonly aliases?: readonly string[]
  readonly title?: Placed<string>
  readonly held?: HeldAs
  readonly genre?: Placed<string>
  readonly dates?: readonly DraftDate[]
  readonly participants?: readonly DraftParticipant[]
  /** Those whom the encoding of the title identifies: they tell who is meant by a name that the title is read for. */
  readonly identified?: readonly Pick<DraftParticipant, 'name' | 'refs' | 'heading'>[]
  readonly places?: readonly DraftPlace[]
  readonly numbers?: readonly Placed<string>[]
  readonly classification?: Placed<string>
  readonly summaries?: readonly (Placed<string> & { readonly lang?: string })[]
  readonly texts?: readonly DraftText[]
  /** Source strings, each perhaps of several archives with credits glued on: `parseSource` takes them apart. */
  readonly sources?: readonly Placed<string>[]
  readonly witnesses?: readonly DraftWitness[]
  readonly languages?: readonly Placed<string>[]
  readonly rights?: readonly Placed<Rights>[]
  readonly credits?: readonly Placed<Credit>[]
  readonly subjects?: readonly Placed<string>[]
  readonly collections?: readonly (Placed<string> & { readonly position?: number })[]
  /** `to`: an identifier in the same source, or an address. */
  readonly relations?: readonly (Placed<string> & { readonly kind: RelationKind; readonly note?: string })[]
  readonly takenFrom?: TakenFrom
  readonly unplaced?: readonly Unplaced[]
  /** Where Chancery wrote the file: what its form has no place for. */
  readonly own?: OwnRecord
}

/** A collection that a source forms (a volume, a series): made before its documents, and found again by (source, key) as they are. */
export interface DraftCollection {
  readonly key: string
  readonly title: string
  readonly introduction?: string
  readonly source?: string
  readonly at: string
}
