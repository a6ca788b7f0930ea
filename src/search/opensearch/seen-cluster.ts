import { fold } from '#value/fold.ts'
import { STEMMED } from '../analysis/stem.ts'
import type { Vocabulary } from '../index/compile-query.ts'
import { formToken, languageToken } from '../index/letters.ts'
import { anyOf, type Expression, having, type Match, token } from '../index/match.ts'
import type { HeldNames, HeldTerms, Kept, Seen, Trait } from '../index/seen.ts'
import { wordAsItStands } from '../index/terms.ts'
import type { IndexEntry } from '../index-entry.ts'
import { bearerOf } from '../names-entry.ts'
import type { Clearance } from '../search.ts'
import { value } from './entry-fields.ts'
import type { Foresight, Found } from './foresight.ts'
import { ClusterNames } from './held-names.ts'
import { ClusterTerms } from './held-terms.ts'
import { at, listAt, numberAt, textAt, textsAt } from './json.ts'
import { both, type Dsl, NOTHING, oneOf, toDsl } from './to-dsl.ts'

const DOCUMENT: Dsl = { term: { kind: 'document' } }
/** Small questions of one document that are asked together. */
const MOST_TOGETHER = 20

/** Documents that a reader may see. It is part of everything that is asked of documents. */
export const openTo = (clearance: Clearance): Dsl =>
  clearance.includes('editors') ? DOCUMENT : both(DOCUMENT, oneOf('access', clearance.map(value)))

/** What is found of what is open. */
export const foundBy = (match: Match, clearance: Clearance): Dsl => {
  if (match === false || match === undefined) return NOTHING
  return match === true ? openTo(clearance) : both(openTo(clearance), toDsl(match))
}

export const totalOf = (found: Found): number => numberAt(found, 'hits', 'total', 'value')

interface Held {
  readonly kept: Kept
  readonly texts: IndexEntry['texts']
  readonly persons: readonly string[]
  readonly archives: readonly string[]
}

export function keptOf(source: unknown): Kept {
  return {
    id: textAt(source, 'shown', 'id'),
    title: textAt(source, 'shown', 'title'),
    access: textsAt(source, 'shown', 'access'),
    earliest: textAt(source, 'earliest'),
    latest: textAt(source, 'latest'),
  }
}

export function textsOf(source: unknown): IndexEntry['texts'] {
  const texts: unknown = JSON.parse(textAt(source, 'shown', 'texts') || '[]')
  // The index's own writer made them, in an index of this layout.
  return Array.isArray(texts) ? (texts as IndexEntry['texts']) : []
}

/** An index in a cluster as one reader may see it. */
export class SeenCluster implements Seen {
  readonly clearance: Clearance
  readonly names: HeldNames
  readonly terms: HeldTerms
  private readonly languages: readonly string[] | undefined
  private readonly matches = new Map<string, Match>()
  private readonly counts
  private readonly hidden
  private readonly linkedTo
  private readonly linkedAtAll
  private readonly held
  private readonly holding
  private readonly shared

  /** `languages`: those whose stems are among the words that the reader may see, where that is known. */
  constructor(foresight: Foresight, clearance: Clearance, languages?: readonly string[]) {
    this.clearance = clearance
    this.languages = languages
    this.names = new ClusterNames(foresight)
    this.terms = new ClusterTerms(foresight)
    const open = openTo(clearance)
    this.counts = foresight.of<number>({
      meanwhile: 0,
      searches: (keys) => bundled(keys).map((some) => this.counting(some)),
      read: (found, keys) =>
        bundled(keys).flatMap((some, n) => {
          const [alone = '', ...more] = some
          if (more.length === 0) return [[alone, totalOf(found[n])] as const]
          return some.map((key, m) => [
            key,
            numberAt(found[n], 'aggregations', 'each', 'buckets', String(m), 'doc_count'),
          ])
        }),
    })
    this.hidden = foresight.of<boolean>({
      meanwhile: false,
      searches: () => [{ query: { bool: { filter: [DOCUMENT], must_not: [open] } }, size: 0, terminate_after: 1 }],
      read: ([found], [key = '']) => [[key, totalOf(found) > 0]],
    })
    this.linkedAtAll = {
      person: linkedTo(foresight, DOCUMENT, 'person'),
      place: linkedTo(foresight, DOCUMENT, 'place'),
    }
    this.linkedTo = { person: linkedTo(foresight, open, 'person'), place: linkedTo(foresight, open, 'place') }
    this.held = foresight.of<readonly Held[]>({
      meanwhile: [],
      searches: (ids) =>
        ids.map((id) => ({
          query: both(open, { term: { id: id.toWellFormed() } }),
          size: 1,
          _source: ['shown', 'earliest', 'latest', 'person', 'archive'],
        })),
      read: (found, ids) =>
        ids.map((id, n) => {
          const hits = listAt(found[n], 'hits', 'hits').map((hit) => at(hit, '_source'))
          return [
            id,
            hits.map((source) => ({
              kept: keptOf(source),
              texts: textsOf(source),
              persons: textsAt(source, 'person').sort(),
              archives: textsAt(source, 'archive').sort(),
            })),
          ]
        }),
    })
    this.holding = foresight.of<boolean>({
      meanwhile: false,
      searches: (keys) => together(keys).map((some) => this.named(some)),
      read: (found, keys) =>
        together(keys).flatMap((some, n) => {
          const named = new Set(textsAt(listAt(found[n], 'hits', 'hits')[0], 'matched_queries'))
          return some.map((key, place) => [key, named.has(String(place))] as const)
        }),
    })
    this.shared = foresight.of<readonly unknown[]>({
      meanwhile: [],
      searches: (keys) => keys.map((key) => JSON.parse(key) as Dsl),
      read: (found, keys) => keys.map((key, n) => [key, listAt(found[n], 'hits', 'hits')]),
    })
  }

  get vocabulary(): Vocabulary {
    return {
      // Cyrillic words are Russian wherever they stand.
      languages:
        this.languages ?? STEMMED.filter((lang) => lang === 'ru' || this.count(token(languageToken(lang)), 1) > 0),
      // Most values are folded already.
      values: (facet, given) => [facet, `folded_${facet}`].map((field) => having(field, value(fold(given)))),
      exact: (facet, given) => having(facet, value(given)),
      written: (form) => token(formToken(form)),
    }
  }

  private noted(match: Match): string {
    const key = typeof match === 'object' ? match.key : String(match)
    this.matches.set(key, match)
    return key
  }

  /** One is counted as far as it matters; of many it is looked which of them the documents have that have any. */
  private counting(keys: readonly string[]): Dsl {
    const asked = keys.map((key) => {
      const [most = '', ...rest] = key.split(' ')
      return { most, match: this.matches.get(rest.join(' ')) }
    })
    const [first, ...more] = asked
    if (more.length > 0) {
      const filters = Object.fromEntries(
        asked.map(({ match }, n) => [n, typeof match === 'object' ? toDsl(match) : NOTHING]),
      )
      const query = foundBy(anyOf(asked.map(({ match }) => match)), this.clearance)
      return { query, size: 0, aggs: { each: { filters: { filters } } } }
    }
    return {
      query: foundBy(first?.match, this.clearance),
      size: 0,
      ...(first?.most === '1' ? { terminate_after: 1 } : {}),
      track_total_hits: first?.most === '' ? true : Number(first?.most),
    }
  }

  count(match: Match, most?: number): number {
    return match === false || match === undefined ? 0 : this.counts(`${most ?? ''} ${this.noted(match)}`)
  }

  documentsOf(bearer: string): number {
    const { facet, id } = bearerOf(bearer)
    return this.linkedTo[facet](id)
  }

  isLinked(bearer: string): boolean {
    const { facet, id } = bearerOf(bearer)
    return this.linkedAtAll[facet](id) > 0
  }

  isOpen(form: string): boolean {
    return !this.hidden('') || this.count(wordAsItStands(form), 1) > 0
  }

  kept(id: string): Kept | undefined {
    return this.held(id)[0]?.kept
  }

  texts(id: string): IndexEntry['texts'] {
    return this.held(id)[0]?.texts ?? []
  }

  linked(id: string) {
    const { persons = [], archives = [] } = this.held(id)[0] ?? {}
    return { persons, archives }
  }

  holds(id: string, match: Expression): boolean {
    return this.holding(JSON.stringify([id, this.noted(match)]))
  }

  /** Asks one document which of some expressions find it. */
  private named(keys: readonly string[]): Dsl {
    const asked = keys.map((key) => JSON.parse(key) as [string, string])
    const should = asked.map(([, key], n) => {
      const match = this.matches.get(key)
      return { bool: { _name: String(n), filter: [typeof match === 'object' ? toDsl(match) : NOTHING] } }
    })
    const filter = [openTo(this.clearance), { term: { id: (asked[0]?.[0] ?? '').toWellFormed() } }]
    return { query: { bool: { filter, should, minimum_should_match: 0 } }, size: 1, _source: false }
  }

  sharing(traits: readonly Trait[], { but, enough, most }: Parameters<Seen['sharing']>[1]) {
    if (traits.length === 0 || most === 0) return []
    const weighed = traits.map(({ match, weight }, n) => ({
      constant_score: { filter: toDsl(match), boost: weight, _name: String(n) },
    }))
    const alone = traits.filter(({ points }) => points >= enough).map(({ match }) => toDsl(match))
    const others = traits.filter(({ points }) => points < enough).map(({ match }) => toDsl(match))
    const hasEnough = {
      bool: { should: [...alone, { bool: { should: others, minimum_should_match: enough } }], minimum_should_match: 1 },
    }
    const filter = [openTo(this.clearance), hasEnough]
    const hits = this.shared(
      JSON.stringify({
        query: { bool: { filter, must_not: [{ term: { id: but.toWellFormed() } }], should: weighed } },
        size: most,
        sort: [{ _score: 'desc' }, { id: 'asc' }],
        _source: false,
        docvalue_fields: ['id'],
      }),
    )
    return hits.map((hit) => {
      const named = new Set(textsAt(hit, 'matched_queries'))
      return { id: String(listAt(hit, 'fields', 'id')[0]), has: traits.filter((_, n) => named.has(String(n))) }
    })
  }
}

/** How many documents are linked to each of several people or places, in one look. */
const linkedTo = (foresight: Foresight, open: Dsl, facet: 'person' | 'place') =>
  foresight.of<number>({
    meanwhile: 0,
    searches: (ids) => {
      const values = ids.map(value)
      const terms = { field: facet, include: values, size: values.length, shard_size: values.length }
      return [{ query: both(open, oneOf(facet, values)), size: 0, aggs: { linked: { terms } } }]
    },
    read: ([found]) =>
      listAt(found, 'aggregations', 'linked', 'buckets').map((one) => [textAt(one, 'key'), numberAt(one, 'doc_count')]),
  })

/** Where so few are asked whether they are found at all, each is soon found out by itself. */
const FEW = 50
const MANY = 100

/** Keys of counts that are asked in one search. */
function bundled(keys: readonly string[]): string[][] {
  const whether = keys.filter((key) => key.startsWith('1 '))
  if (whether.length <= FEW) return keys.map((key) => [key])
  const bundles = Array.from({ length: Math.ceil(whether.length / MANY) }, (_, n) =>
    whether.slice(n * MANY, (n + 1) * MANY),
  )
  return [...keys.filter((key) => !key.startsWith('1 ')).map((key) => [key]), ...bundles]
}

/** Keys of one document, so many at once. */
function together(keys: readonly string[]): string[][] {
  const groups = new Map<unknown, string[][]>()
  for (const key of keys) {
    const [id] = JSON.parse(key) as [string]
    const own = groups.get(id) ?? [[]]
    groups.set(id, own)
    const last = own.at(-1)
    if (last !== undefined && last.length < MOST_TOGETHER) last.push(key)
    else own.push([key])
  }
  return [...groups.values()].flat()
}
