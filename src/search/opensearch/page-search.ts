import { createHash } from 'node:crypto'
import { compileQuery } from '../index/compile-query.ts'
import type { Match } from '../index/match.ts'
import type { Question } from '../index/seek.ts'
import { BODY_WEIGHT, NAMES_WEIGHT, TITLE_WEIGHT } from '../index/weights.ts'
import type { Facet, Request } from '../search.ts'
import type { Cursor } from './cursor.ts'
import type { Search } from './foresight.ts'
import { foundBy, type SeenCluster } from './seen-cluster.ts'
import { type Dsl, NOTHING, toDsl } from './to-dsl.ts'

export const MOST_HITS = 500
const MOST_FACET_VALUES = 1000
/** Words that hits are ranked by, counted with every way in which they may stand. */
const MOST_WEIGHED = 200
/** What names find the most surely stands before all that words alone could add up to. */
const SURE = 8192

export const sizeOf = ({ size }: Request): number => Math.max(0, Math.min(size, MOST_HITS))

type Sort = readonly (readonly [field: string, order: 'asc' | 'desc'])[]

// Every order ends in the identifier, so that equal documents always stand in the same order; undated ones stand last both ways.
const SORTS: Readonly<Record<NonNullable<Request['sort']>, Sort>> = {
  relevance: [
    ['_score', 'desc'],
    ['added', 'desc'],
    ['id', 'asc'],
  ],
  date: [
    ['undated', 'asc'],
    ['earliest', 'asc'],
    ['latest', 'asc'],
    ['id', 'asc'],
  ],
  'date-descending': [
    ['undated', 'asc'],
    ['earliest', 'desc'],
    ['latest', 'desc'],
    ['id', 'asc'],
  ],
  title: [
    ['title_key', 'asc'],
    ['id', 'asc'],
  ],
  added: [
    ['added', 'desc'],
    ['id', 'asc'],
  ],
  changed: [
    ['stamp', 'desc'],
    ['id', 'asc'],
  ],
}

const sorted = (sort: Sort, back: boolean): readonly Dsl[] =>
  sort.map(([field, order]) => ({ [field]: back ? (order === 'asc' ? 'desc' : 'asc') : order }))

/** A page of a question, as it is asked of the cluster. */
export class PageSearch {
  private readonly seen: SeenCluster
  private readonly request: Request
  private readonly cursor: Cursor | undefined

  constructor(seen: SeenCluster, request: Request, cursor: Cursor | undefined) {
    this.seen = seen
    this.request = request
    this.cursor = cursor
  }

  /** What tells the page of this question from that of another. */
  keyOf(question: Question): string {
    const keys = [question.match, ...this.surer(question)].map((match) =>
      typeof match === 'object' ? match.key : match,
    )
    return JSON.stringify(keys.map(String))
  }

  /** Answered by the same copies of the index whenever it is asked: their scores differ by a hair. */
  get preference(): string {
    const { query, filters, sort, clearance } = this.request
    return createHash('sha1')
      .update(JSON.stringify([query, filters, sort, clearance]))
      .digest('hex')
  }

  private surer({ understood, matchOf }: Question): Match[] {
    const { sort = 'relevance' } = this.request
    if (sort !== 'relevance') return []
    return understood.surer.map((part) => matchOf(compileQuery(part, this.seen.vocabulary).match))
  }

  /** The hits with the facets that every filter is part of, then each of the others with its own filter left out. */
  searches(question: Question): readonly Search[] {
    const { request, cursor } = this
    const facets = this.facets
    const size = sizeOf(request)
    const whole = facets.filter(({ facet }) => !this.hasOwn(facet))
    return [
      {
        query: this.scored(question),
        size,
        ...(cursor === undefined ? { from: Math.max(0, request.from ?? 0) } : { search_after: cursor.sort }),
        ...(cursor?.point === undefined ? {} : { pit: { id: cursor.point, keep_alive: KEPT_ALIVE } }),
        sort: sorted(SORTS[request.sort ?? 'relevance'], cursor?.back ?? false),
        track_total_hits: true,
        track_scores: false,
        // With the texts nearly all that is kept is wanted: a node gives it as it lies there, and reads none of it.
        _source: request.highlight ? true : ['shown.id', 'shown.title', 'shown.access', 'earliest', 'latest'],
        aggs: Object.fromEntries(whole.map((one) => [one.facet, facetAgg(one)])),
      },
      ...facets.filter(({ facet }) => this.hasOwn(facet)).map((one) => this.facetSearch(question, one)),
    ]
  }

  /** One facet with its own filter left out. `looked`: how many values each shard tells. */
  facetSearch({ compiled, matchOf }: Question, one: Counted, looked?: number): Search {
    const match = matchOf(compiled.match, this.hasOwn(one.facet) ? one.facet : undefined)
    return {
      query: foundBy(match, this.request.clearance),
      size: 0,
      track_total_hits: false,
      aggs: { [one.facet]: facetAgg(one, looked) },
    }
  }

  get facets(): readonly Counted[] {
    return (this.request.facets ?? [])
      .map(({ facet, size }) => ({ facet, size: Math.min(size, MOST_FACET_VALUES) }))
      .filter(({ size }) => size > 0)
  }

  hasOwn(facet: Facet): boolean {
    const { filters = [], years, days } = this.request
    return filters.some((filter) => filter.facet === facet) || (facet === 'year' && (years ?? days) !== undefined)
  }

  private scored(question: Question): Dsl {
    const { compiled, match } = question
    const { sort = 'relevance', clearance } = this.request
    const filter = [foundBy(match, clearance)]
    const surer = this.surer(question)
    const tiers = surer.map((part, n) => ({
      constant_score: {
        filter: typeof part === 'object' ? toDsl(part) : NOTHING,
        boost: SURE * 2 ** (surer.length - 1 - n),
      },
    }))
    const words = sort === 'relevance' && !compiled.constant ? weighed(compiled.telling) : []
    const should = [...words, ...(tiers.length === 0 ? [] : [{ dis_max: { queries: tiers } }])]
    return { bool: { filter, ...(should.length === 0 ? {} : { should, minimum_should_match: 0 }) } }
  }
}

export const KEPT_ALIVE = '5m'

export interface Counted {
  readonly facet: Facet
  readonly size: number
}

/** So many values each shard tells at first: those that stand out are among them, and to tell more costs every question more than a second look costs some. */
const LOOKED = 300

/** The most frequent values; of each the most that a shard may have left out. */
const facetAgg = ({ facet, size }: Counted, looked = Math.max(4 * size, LOOKED)): Dsl => ({
  terms: {
    field: facet,
    size,
    shard_size: looked,
    show_term_doc_count_error: true,
    order: [{ _count: 'desc' }, { _key: 'asc' }],
  },
})

/** Each word by the way in which it says the most of a document. */
function weighed(telling: readonly (readonly string[])[]): Dsl[] {
  let room = MOST_WEIGHED
  return telling.flatMap((ways) => {
    room -= ways.length
    return room < 0 ? [] : [{ dis_max: { queries: ways.map(inColumns) } }]
  })
}

const inColumns = (word: string): Dsl => ({
  bool: {
    should: [
      { term: { title: { value: word, boost: TITLE_WEIGHT } } },
      { term: { body: { value: word, boost: BODY_WEIGHT } } },
      { term: { names: { value: word, boost: NAMES_WEIGHT } } },
    ],
  },
})
