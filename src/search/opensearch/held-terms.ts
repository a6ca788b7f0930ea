import type { HeldTerms } from '../index/seen.ts'
import type { Foresight, Found } from './foresight.ts'
import { listAt, textsAt } from './json.ts'
import { both, type Dsl } from './to-dsl.ts'

/** Of a pattern so many words are looked at; of near spellings there are fewer. */
const MOST = 5000
const MOST_NEAR = 1000

const formsOf = (found: Found): string[] =>
  listAt(found, 'hits', 'hits').flatMap((hit) => textsAt(hit, 'fields', 'form'))

const forms = (query: Dsl, size: number): Dsl => ({
  query: both({ term: { kind: 'term' } }, query),
  size,
  sort: [{ form: 'asc' }],
  _source: false,
  docvalue_fields: ['form'],
})

/** The words of an index in a cluster. */
export class ClusterTerms implements HeldTerms {
  private readonly spelt
  private readonly fitting

  constructor(foresight: Foresight) {
    this.spelt = foresight.of<readonly string[]>({
      meanwhile: [],
      searches: (keys) =>
        keys.map((key) =>
          forms(
            {
              fuzzy: {
                form: { value: key.slice(1), fuzziness: Number(key[0]), prefix_length: 1, max_expansions: MOST_NEAR },
              },
            },
            MOST_NEAR,
          ),
        ),
      read: (found, keys) => keys.map((key, n) => [key, formsOf(found[n])]),
    })
    this.fitting = foresight.of<readonly string[]>({
      meanwhile: [],
      searches: (patterns) => patterns.map((pattern) => forms({ wildcard: { form: { value: pattern } } }, MOST)),
      read: (found, patterns) => patterns.map((pattern, n) => [pattern, formsOf(found[n])]),
    })
  }

  near(form: string, slips: number): readonly string[] {
    return this.spelt(`${Math.min(slips, 2)}${form}`)
  }

  like(pattern: string): readonly string[] {
    return this.fitting(pattern)
  }
}
