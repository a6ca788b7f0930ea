import type { HeldTerms } from '../index/seen.ts'
import type { Foresight } from './foresight.ts'
import { at, listAt } from './json.ts'
import { nearTerms, slipsIn, termsFound, withSlips } from './near-terms.ts'
import { both } from './to-dsl.ts'

/** Of a pattern so many words are looked at. */
const MOST = 5000

/** A pattern as a regular expression of Lucene. */
const expressionOf = (pattern: string): string =>
  pattern.replace(/[^\p{L}\p{N}]/gu, (sign) => (sign === '*' ? '.*' : sign === '?' ? '.' : `\\${sign}`))

/** The words of an index in a cluster. */
export class ClusterTerms implements HeldTerms {
  private readonly spelt
  private readonly fitting

  constructor(foresight: Foresight) {
    this.spelt = foresight.of<readonly string[]>({
      meanwhile: [],
      searches: (keys) => keys.map((key) => nearTerms('form', ...slipsIn(key))),
      read: (found, keys) => keys.map((key, n) => [key, termsFound(found[n]).sort()]),
    })
    // Many stand together: those that fit are counted.
    const terms = { field: 'form', size: MOST, shard_size: MOST, order: { _key: 'asc' }, execution_hint: 'map' }
    this.fitting = foresight.of<readonly string[]>({
      meanwhile: [],
      searches: (patterns) =>
        patterns.map((pattern) => ({
          query: both({ term: { kind: 'term' } }, { wildcard: { form: { value: pattern } } }),
          size: 0,
          track_total_hits: false,
          aggs: { forms: { terms: { ...terms, include: expressionOf(pattern) } } },
        })),
      read: (found, patterns) =>
        patterns.map((pattern, n) => [
          pattern,
          listAt(found[n], 'aggregations', 'forms', 'buckets').map((one) => String(at(one, 'key'))),
        ]),
    })
  }

  near(form: string, slips: number): readonly string[] {
    return this.spelt(withSlips(form, slips))
  }

  like(pattern: string): readonly string[] {
    return this.fitting(pattern)
  }
}
