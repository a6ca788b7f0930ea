import type { IndexEntry } from './index-entry.ts'
import type { NameForm, NamesEntry } from './names-entry.ts'
import type { Days, Field, Query } from './query.ts'

export const FACETS = [
  'year',
  'sender',
  'recipient',
  'person',
  'place',
  'archive',
  'genre',
  'language',
  'collection',
  'subject',
  'has',
] as const
export type Facet = (typeof FACETS)[number]

/** A value as somebody wrote it, who may know it by a name. */
export interface Written {
  readonly typed: string
  /** The values that it is, if it is one already. */
  readonly codes: readonly string[]
  /** What is sought where it is none. */
  readonly words?: readonly string[]
}

/** One filter: any of its values (multi-select). Values are identifiers, tags or words as the entry has them; `archive` is a unit path. */
export interface Filter {
  readonly facet: Facet
  readonly anyOf: readonly string[]
  /** As they were written, which may be names of values: an engine takes no notice of it. */
  readonly typed?: readonly Written[]
}

/** Whole years, both included; either may be open. A document matches where its range of days touches it. */
export interface Years {
  readonly from?: number
  readonly to?: number
}

/** Who asks: the tokens of an entry's access that open it to them. Closed entries do not count, do not show, are not suggested. */
export type Clearance = readonly string[]

/** `added`: what came last first; `changed`: what came or was changed last. */
export const SORTS = ['relevance', 'date', 'date-descending', 'title', 'added', 'changed'] as const

export interface Request {
  readonly query: Query
  readonly filters?: readonly Filter[]
  readonly years?: Years
  /** Narrower than years; both may be given. */
  readonly days?: Days
  /** Exactly as typed: no other names are sought. */
  readonly exact?: boolean
  readonly clearance: Clearance
  readonly sort?: (typeof SORTS)[number]
  /** 0-based; `from + size` reaches at most 10,000; beyond, `after`. */
  readonly from?: number
  readonly after?: string
  readonly size: number
  readonly facets?: readonly { readonly facet: Facet; readonly size: number }[]
  readonly highlight?: boolean
  readonly signal?: AbortSignal
}

/** A piece of a text with the characters (UTF-16 offsets, end exclusive) that matched. `of` is the kind of text that speaks. */
export interface Snippet {
  readonly of: 'title' | 'summary' | 'transcript' | 'translation' | 'regest' | 'ocr'
  /** It is a note beside that text, of its editors or its author. */
  readonly note?: true
  readonly lang?: string
  readonly text: string
  readonly marks: readonly (readonly [number, number])[]
  /** The block of the record page that it is from (`p4`). */
  readonly block?: string
}

export interface Hit {
  readonly id: string
  readonly title: string
  readonly titleMarks: readonly (readonly [number, number])[]
  readonly snippets: readonly Snippet[]
  /** Days or years were asked for, or typed among the words, and its date may lie outside of them as well. */
  readonly possibly?: true
}

export interface FacetValue {
  readonly value: string
  readonly count: number
}

/** A name in the query that was understood, and the other names that were sought with it. */
export interface NamesSought {
  readonly typed: string
  /** Other words of the question that are names of the same. */
  readonly typedAlso?: readonly string[]
  /** Whose name it is, by identifier: an agent, or a place. */
  readonly agent: string
  readonly kind?: 'place'
  readonly name: string
  /** What kind of name was typed: a cover name, a misspelling; a surname alone. */
  readonly as: NameForm['kind'] | 'surname'
  /** When the name that was typed is attested as theirs. */
  readonly attested?: Days
  /** It was typed otherwise, and this name is spelt nearly so. */
  readonly nearly?: string
  readonly also: readonly NameForm[]
}

export interface Result {
  readonly total: { readonly value: number; readonly relation: 'exact' | 'at-least' }
  readonly hits: readonly Hit[]
  /** How many stand before the first of these hits. */
  readonly from: number
  /** Cursor of as many before the first hit, where the page was asked for by a cursor; absent where that is the first page. */
  readonly before?: string
  /** Cursor of what comes after the last hit; absent at the end. */
  readonly after?: string
  readonly facets: Readonly<Partial<Record<Facet, readonly FacetValue[]>>>
  /** How the order was found: every hit scored, only the likeliest, or none. */
  readonly ranking: 'exhaustive' | 'bounded' | 'constant'
  readonly generation: number
  /** What was done to the query beyond what was typed, each with its reason. */
  readonly done: readonly {
    readonly what: string
    readonly because: string
    readonly names?: NamesSought
    /** A word that was taken for others, which are spelt nearly so. */
    readonly spelt?: { readonly typed: string; readonly as: readonly string[] }
    /** An archival reference that was typed: the documents of its file were sought too. */
    readonly reference?: string
    /** A date that was typed among the words: the documents of its days were sought too. */
    readonly date?: Days & { readonly typed: string }
  }[]
  /** Words of the query that no document holds. */
  readonly missing: readonly string[]
  /** Words that were asked of a field, and that no document has there; a name is there by any of its forms. */
  readonly missingIn?: readonly { readonly field: Field; readonly word: string }[]
  /** Where nothing was found: words that are spelt nearly like the missing ones, and in how many documents they stand. */
  readonly near?: readonly {
    readonly word: string
    readonly spellings: readonly { readonly word: string; readonly count: number }[]
  }[]
  /** What was written in filters, with the values that it was understood as; engines tell none. */
  readonly meant?: readonly (Written & { readonly facet: Facet })[]
  /** Values asked of a field that no document has, with what is said of that, and some that there are. */
  readonly unmet?: readonly {
    readonly field: Facet & Field
    readonly typed: string
    readonly said: string
    readonly offered: readonly { readonly value: string; readonly words: string }[]
  }[]
}

/** What a search is refused with (`unavailable`) while there is an index to be, and none that can be read. */
export const BEING_BUILT =
  'The search index is being built from the records, all of which are there. Try again in a few minutes.'

/** Where there is no index yet. */
export const NOTHING_FOUND: Result = {
  total: { value: 0, relation: 'exact' },
  hits: [],
  from: 0,
  facets: {},
  ranking: 'constant',
  generation: 0,
  done: [],
  missing: [],
}

/** Why a hit is one: something of the question that its document has. */
export interface Reason {
  /** As they are sought: a word, a phrase, another name. */
  readonly words: string
  /** As typed, by its stem; spelt nearly so; fitting a pattern; another name of whom the words name; linked to whom they name; of this time; with this value of a filter. */
  readonly as: 'typed' | 'spelling' | 'pattern' | 'name' | 'link' | 'date' | 'value'
  /** Of a value its facet; `words` is the value itself. */
  readonly facet?: Facet
  /** Of a time: the date of the document may lie outside of it as well. */
  readonly possibly?: true
  /** Whom the words name. */
  readonly of?: Pick<NamesSought, 'agent' | 'kind' | 'name'>
  /** `names`: of people and places, as the document has them; `description`: references, numbers, subjects. Empty where a field was asked for, a link, a date or a value. */
  readonly in: readonly ('title' | 'text' | 'names' | 'description')[]
}

/** A document like another. */
export interface Similar {
  readonly id: string
  /** In common: a file (its unit path), people (agents by their ids), words that mark the other and are rare elsewhere. */
  readonly because: readonly (
    | { readonly file: string }
    | { readonly person: string }
    | { readonly words: readonly string[] }
  )[]
}

/** What an engine can do now. What it cannot, the page says. */
export interface Capabilities {
  readonly engine: string
  readonly operators: readonly Query['is'][]
  readonly stemming: readonly string[]
  readonly facets: readonly Facet[]
  readonly sorts: readonly NonNullable<Request['sort']>[]
  readonly suggest: boolean
  readonly similar: boolean
  readonly within: boolean
  /** What it does not do yet, in words for a reader. */
  readonly notYet: readonly string[]
}

export interface Suggestion {
  readonly agent: string
  readonly name: string
  /** Life dates, EDTF. */
  readonly existence?: string
  /** The form that begins so, where it is not the name itself. */
  readonly as?: string
  /** Where in what was typed the name begins (UTF-16), where other words stand before it. */
  readonly begins?: number
  readonly documents: number
}

/** What is asked of an index. Each engine keeps the promises in `test/contract/search.ts`: equal sets and totals, not equal scores. */
export interface Searching {
  readonly capabilities: Capabilities
  search(request: Request): Promise<Result>
  /** Names as one types, for this reader. Empty where the engine does not suggest. */
  suggest(prefix: string, clearance: Clearance, limit: number): Promise<readonly Suggestion[]>
  /** The blocks of one document that match, at most 500. */
  within(document: string, query: Query, clearance: Clearance, exact?: boolean): Promise<readonly Snippet[]>
  /** Documents like one, the likest first, each with what it has in common with it. */
  similar(document: string, clearance: Clearance, limit: number): Promise<readonly Similar[]>
  /** By what a document is among the hits of a request: of one that asks for nothing but what must not be there, by nothing. Undefined where it is not among them. */
  why(document: string, request: Omit<Request, 'size'>): Promise<readonly Reason[] | undefined>
  /** A query as it is sought for this reader: with the other names and near spellings that it stands for. What `marks` needs to mark all that was found. */
  sought(query: Query, clearance: Clearance, exact?: boolean): Promise<Query>
  /** Where the words of a query stand in these texts: the same analyser as the index. Offsets are UTF-16, end exclusive. */
  marks(
    blocks: readonly { readonly text: string; readonly lang?: string }[],
    query: Query,
  ): readonly (readonly (readonly [number, number])[])[]
  /** The change number up to which the index agrees with the store. Refused as `unavailable` soon where the engine does not answer. */
  cursor(): Promise<number>
  /** The same, and what else there is to say of it. */
  status(): Promise<{
    readonly entries: number
    readonly cursor: number
    readonly schema: string
    readonly rebuilding: boolean
  }>
  close(): Promise<void>
}

/** What an index entry is replaced by or taken away with; an older `stamp` never wins. */
export type IndexWrite =
  | { readonly put: IndexEntry }
  | { readonly remove: { readonly id: string; readonly stamp: number } }
  | { readonly names: NamesEntry }

/** Writing to an index: one process at a time holds the lease. */
export interface Indexing {
  /** The store's change number up to which the index agrees; it never runs ahead of the data. 0: empty or of another schema. */
  cursor(): Promise<number>
  /** Whether the index in use is to be rebuilt: it is of another schema or analyser, and takes nothing more; or somebody has met a damaged page of it. */
  stale(): Promise<boolean>
  /** All of these and the cursor, in one transaction. Taking a write twice changes nothing. */
  take(writes: readonly IndexWrite[], cursor: number): Promise<void>
  /** A new empty index beside the one in use; `finish` puts it in its place while searching goes on. */
  rebuild(): Promise<Rebuilding>
  /** Reads all of the index in use, for `check`: whether it is without damage. Where it is not, it is `stale` from now on. */
  whole(): Promise<boolean>
  /** Every id with its stamp, for `check`. */
  entries(): AsyncIterable<{ readonly id: string; readonly stamp: number }>
  close(): Promise<void>
}

export interface Rebuilding {
  /** As of `Indexing`, in the new index: 0, or where an interrupted rebuild stopped. */
  cursor(): Promise<number>
  take(writes: readonly IndexWrite[], cursor: number): Promise<void>
  finish(): Promise<void>
  abandon(): Promise<void>
}
