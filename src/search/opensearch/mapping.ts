import { ANALYSIS } from '../index/analysis-version.ts'
import { FACETS } from '../search.ts'

/** Changes with the mapping: an index of another layout cannot be read. */
const LAYOUT = 4
/** As it stands in the name of an index. */
export const SCHEMA = `os${LAYOUT}.${ANALYSIS}`

export const isReadable = (schema: string): boolean => schema.startsWith(`os${LAYOUT}.`)

const keyword = { type: 'keyword' } as const
/** Sought, but neither counted nor sorted by. */
const sought = { type: 'keyword', doc_values: false } as const
/** Sorted by or counted, but not sought. */
const unsought = (type: string) => ({ type, index: false })
/** Which documents have a token, and nothing of where. */
const tokens = { type: 'text', analyzer: 'whitespace', norms: false, index_options: 'docs' } as const
const column = { type: 'text', analyzer: 'whitespace' } as const

/**
 * One index holds everything, so that it changes places as one: documents, also removed ones with their stamps; agents with their names; the forms
 * of words, many at once; and what it says of itself. The text of documents comes as tokens, each where it stands, and once more those that stand
 * outside the body; they are not kept as they came. What is kept is compressed lightly: to press it harder takes nodes as long as to index it.
 */
const MAPPING = {
  dynamic: false,
  _source: { excludes: ['title', 'body', 'names', 'x', 'beside', 'forms', 'folded_*', 'keys', 'starts', 'heads'] },
  properties: {
    kind: keyword,
    id: keyword,
    title: column,
    body: column,
    names: column,
    x: { ...column, norms: false },
    beside: tokens,
    forms: tokens,
    access: sought,
    stamp: unsought('long'),
    added: unsought('long'),
    undated: unsought('byte'),
    earliest: unsought('keyword'),
    latest: unsought('keyword'),
    title_key: unsought('keyword'),
    ...Object.fromEntries(FACETS.map((facet) => [facet, facet === 'year' ? unsought('integer') : keyword])),
    ...Object.fromEntries(FACETS.map((facet) => [`folded_${facet}`, sought])),
    // Of agents.
    keys: sought,
    starts: keyword,
    heads: sought,
    into: keyword,
    reviewed: { type: 'boolean' },
    // Of words.
    form: keyword,
    shown: { type: 'object', enabled: false },
  },
} as const

/** How an index is laid out. It is shown after each batch, and not by the clock. `copies`: as `auto_expand_replicas`, or none for now. */
export const layout = (shards: number, copies: string | undefined) => ({
  settings: {
    index: {
      number_of_shards: shards,
      ...(copies === undefined ? { number_of_replicas: 0 } : { auto_expand_replicas: copies }),
      refresh_interval: '-1',
      // Beyond, pages are asked by what they come after.
      max_result_window: 10_000,
      max_terms_count: 65_536,
    },
  },
  mappings: MAPPING,
})
