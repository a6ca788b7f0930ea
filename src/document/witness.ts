import type { AgentId } from '#value/identifier.ts'
import type { LeafRange } from './leaves.ts'

export const WITNESS_KINDS = [
  'original',
  'outgoing-copy',
  'incoming-decrypt',
  'certified-copy',
  'copy',
  'extract',
  'draft',
  'microform',
  'printed',
  'not-stated',
] as const
export type WitnessKind = (typeof WITNESS_KINDS)[number]

/** One level of an archival reference, in the tradition's own words: fond 45, `f.`, key `45`. */
export interface Level {
  /** The tradition's word: fond, opis, delo, papka; rg, series, box, folder; bestand; doboz; class, piece; file. */
  readonly level: string
  /** As found before the value: `f.`, `Fond`, `Ф.`. */
  readonly label?: string
  readonly value: string
  /** The value folded (NFKC, lower case, Cyrillic look-alikes to Latin, no outer punctuation): equal keys are one unit. */
  readonly key: string
}

/** One archival reference of a paper. `asGiven` is exactly what was found and is what is always printed. */
export interface Reference {
  /** The repository's authority; absent where it could not be told. */
  readonly repository?: AgentId
  /** The repository as the reference names it (`APRF`). */
  readonly repositoryAsNamed?: string
  /** From the outside in; empty where the string could not be parsed. */
  readonly levels: readonly Level[]
  readonly leaves: readonly LeafRange[]
  readonly asGiven: string
  readonly status: 'present' | 'former' | 'not-stated'
}

/** A printed edition that holds the document. */
export interface Edition {
  readonly title: string
  readonly volume?: string
  readonly number?: string
  readonly pages?: string
  readonly asGiven?: string
}

/** A resolution, marginal note, distribution list, stamp or copy number on the paper. */
export interface Mark {
  readonly kind: string
  readonly by?: string
  readonly date?: string
  readonly leaf?: string
  readonly text: string
}

/** One physical or printed embodiment of a document. */
export interface Witness {
  /** Unique in the document (`w1`). */
  readonly id: string
  readonly kind: WitnessKind
  readonly form?: string
  readonly date?: string
  /** A paper may have moved, and carry several. */
  readonly references: readonly Reference[]
  readonly edition?: Edition
  /** SHA-256 of images and other files of it. */
  readonly files?: readonly string[]
  readonly marks?: readonly Mark[]
  readonly release?: {
    readonly extent: 'full' | 'in-part' | 'denied'
    readonly date?: string
    readonly authority?: string
  }
  readonly note?: string
}

const STANDING: Readonly<Record<Reference['status'], number>> = { present: 0, 'not-stated': 1, former: 2 }

/** A paper's references for whoever looks for it: where it lies now first, where it lay last. */
export const lyingNow = (references: readonly Reference[]): readonly Reference[] =>
  references.toSorted((a, b) => STANDING[a.status] - STANDING[b.status])

/** The one reference by which a document is found: of its first paper that lies somewhere still, else of the first that ever did. */
export const principalReference = (witnesses: readonly Witness[]): Reference | undefined => {
  const first = witnesses.flatMap(({ references }) => lyingNow(references)[0] ?? [])
  return first.find(({ status }) => status !== 'former') ?? first[0]
}
