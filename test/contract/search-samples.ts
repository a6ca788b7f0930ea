import type { IndexEntry } from '#search/index-entry.ts'
import { EVERYTHING, type Query } from '#search/query.ts'
import { readQuery } from '#search/read-query.ts'
import type { Indexing, IndexWrite, Request, Result, Searching } from '#search/search.ts'

/** An engine under test: each call of `open` gives an empty index of its own; `close` leaves nothing behind. */
export interface IndexEngine {
  readonly name: string
  /** How many questions at random it is asked of each sort, 400 if not said: fewer where each goes over a network. */
  readonly questions?: number
  open(): Promise<OpenIndex>
}
export interface OpenIndex {
  readonly indexing: Indexing
  readonly searching: Searching
  close(): Promise<void>
}

export const THE_PUBLIC = ['public']

let stamps = 0

/** A public entry with nothing but a title; each made later has a higher stamp. */
export function entry(id: string, with_: Partial<IndexEntry> = {}): IndexEntry {
  stamps += 1
  return {
    id,
    stamp: stamps,
    added: stamps,
    access: ['public'],
    title: `Document ${id}`,
    texts: [],
    names: [],
    senders: [],
    recipients: [],
    persons: [],
    archives: [],
    languages: [],
    collections: [],
    subjects: [],
    numbers: [],
    has: [],
    references: [],
    ...with_,
  }
}

/** One English text of one block. */
export const text = (words: string, lang = 'en'): IndexEntry['texts'] => [
  { of: 'transcript', lang, blocks: [{ id: 'p1', text: words }] },
]

export const put = (...entries: IndexEntry[]): IndexWrite[] => entries.map((one) => ({ put: one }))

/** Somebody of one name; `into`: who was merged into another. */
export const namesOf = (
  agent: string,
  name: string,
  { reviewed, into }: { readonly reviewed: boolean; readonly into?: string | undefined },
): IndexWrite => ({
  names: {
    ...{ agent, stamp: 1, name, reviewed, forms: [{ text: name, kind: 'preferred' }] },
    ...(into === undefined ? {} : { into }),
  },
})

export const typed = (words: string): Query => readQuery(words).query

export async function find(
  { searching }: Pick<OpenIndex, 'searching'>,
  query: Query | string,
  more: Partial<Request> = {},
): Promise<Result> {
  return await searching.search({
    query: typeof query === 'string' ? typed(query) : query,
    clearance: THE_PUBLIC,
    size: 20,
    ...more,
  })
}

/** The identifiers that a query finds, sorted. */
export const found = async (index: Pick<OpenIndex, 'searching'>, query: Query | string, more: Partial<Request> = {}) =>
  (await find(index, query, more)).hits.map(({ id }) => id).sort()

export const everything = (index: Pick<OpenIndex, 'searching'>, more: Partial<Request> = {}) =>
  found(index, EVERYTHING, more)

/** Asks so much at once that an engine far away is not waited for one by one. */
export async function abreast<T>(list: readonly T[], act: (one: T, n: number) => Promise<void>): Promise<void> {
  for (let at = 0; at < list.length; at += 8)
    await Promise.all(list.slice(at, at + 8).map((one, n) => act(one, at + n)))
}

/** Runs a test on an index of its own. */
export const withIndex = (engine: IndexEngine, act: (index: OpenIndex) => Promise<void>) => async () => {
  const index = await engine.open()
  try {
    await act(index)
  } finally {
    await index.close()
  }
}
