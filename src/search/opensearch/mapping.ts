import { ANALYSIS } from '../index/analysis-version.ts'
import { FACETS } from '../search.ts'
import type { ClusterAddress } from './address.ts'

/** Changes with the mapping: an index of another layout cannot be read. */
const LAYOUT = 1
/** As it stands in the name of an index. */
export const SCHEMA = `os${LAYOUT}.${ANALYSIS}`

export const isReadable = (schema: string): boolean => schema.startsWith(`os${LAYOUT}.`)

/** More places than a row of words or `near` can reach over lie between the columns, where they stand one after another. */
const BETWEEN_COLUMNS = 2000

const keyword = { type: 'keyword' } as const
/** Sought, but neither counted nor sorted by. */
const sought = { type: 'keyword', doc_values: false } as const
const column = { type: 'text', analyzer: 'whitespace', copy_to: 'all' } as const

/**
 * One index holds everything, so that it changes places as one: documents, also removed ones with their stamps; agents with their names; the forms
 * of words; and what it says of itself. The text of documents comes as tokens; they are not kept as they came, only what is shown of a document is.
 */
const MAPPING = {
  dynamic: false,
  _source: { excludes: ['title', 'body', 'names', 'x', 'forms'] },
  properties: {
    kind: keyword,
    id: keyword,
    title: column,
    body: column,
    names: column,
    x: { ...column, norms: false },
    all: { type: 'text', analyzer: 'whitespace', norms: false, position_increment_gap: BETWEEN_COLUMNS },
    forms: { type: 'text', analyzer: 'whitespace', norms: false, index_options: 'docs' },
    access: sought,
    stamp: { type: 'long' },
    added: { type: 'long' },
    undated: { type: 'byte' },
    earliest: keyword,
    latest: keyword,
    title_key: keyword,
    ...Object.fromEntries(FACETS.map((facet) => [facet, facet === 'year' ? { type: 'integer' } : keyword])),
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

/** How an index is laid out. It is shown after each batch, and not by the clock. */
export const layout = ({ shards, replicas }: ClusterAddress) => ({
  settings: {
    index: {
      number_of_shards: shards,
      auto_expand_replicas: replicas,
      refresh_interval: '-1',
      // Beyond, pages are asked by what they come after.
      max_result_window: 10_000,
      max_terms_count: 65_536,
    },
  },
  mappings: MAPPING,
})
