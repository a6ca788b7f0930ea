import { startsOfNames } from '../index/names-keys.ts'
import type { Begun, FormOf, HeldAgent, HeldNames } from '../index/seen.ts'
import type { NamesEntry } from '../names-entry.ts'
import { LONGEST_HEAD, value } from './entry-fields.ts'
import type { Foresight, Found } from './foresight.ts'
import { at, listAt, textAt } from './json.ts'
import { nearTerms, slipsIn, termsFound, withSlips } from './near-terms.ts'
import { both, type Dsl, oneOf } from './to-dsl.ts'

/** So many agents are looked at in one round, or of one beginning. */
const MOST = 1000

const AGENT: Dsl = { term: { kind: 'agent' } }

interface AgentDocument extends HeldAgent {
  readonly keyed: readonly (readonly [key: string, form: number, surname: boolean])[]
}

const hitsOf = (found: Found): readonly unknown[] => listAt(found, 'hits', 'hits')

/** Our own writer made them, in an index of this layout. */
function agentOf(hit: unknown): AgentDocument {
  const entry = at(hit, '_source', 'shown', 'entry') as NamesEntry
  const keyed = listAt(hit, '_source', 'shown', 'keyed') as AgentDocument['keyed']
  return { id: entry.agent, ...(entry.into === undefined ? {} : { into: entry.into }), entry, keyed }
}

const agents = (query: Dsl): Dsl => ({ query: both(AGENT, query), size: MOST, _source: true, sort: ['_doc'] })

/** Terms spelt nearly like one, with the same first letter. */
const nearly = (field: string, term: string, slips: number): Dsl => ({
  fuzzy: { [field]: { value: term, fuzziness: Math.min(slips, 2), prefix_length: 1, max_expansions: MOST } },
})

const grouped = <T>(pairs: Iterable<readonly [string, T]>): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const [key, one] of pairs) groups.set(key, [...(groups.get(key) ?? []), one])
  return groups
}

/** The names of an index in a cluster. */
export class ClusterNames implements HeldNames {
  private readonly keys
  private readonly ids
  private readonly led
  private readonly merged
  private readonly near
  private readonly begun
  private readonly others
  private readonly starts

  constructor(foresight: Foresight) {
    this.keys = foresight.of<readonly FormOf[]>({
      meanwhile: [],
      searches: (keys) => [agents(oneOf('keys', keys.map(value)))],
      read: ([found], keys) => {
        const asked = new Set(keys)
        return grouped(
          hitsOf(found).flatMap((hit) => {
            const agent = agentOf(hit)
            const some = agent.keyed.filter(([key]) => asked.has(key))
            return some.map(([key, form, surname]) => [key, { agent, form, surname }] as const)
          }),
        )
      },
    })
    this.ids = foresight.of<readonly HeldAgent[]>({
      meanwhile: [],
      searches: (ids) => [agents(oneOf('id', ids.map(value)))],
      read: ([found]) => hitsOf(found).map((hit) => [agentOf(hit).id, [agentOf(hit)]]),
    })
    this.led = foresight.of<readonly string[]>({
      meanwhile: [],
      searches: (ids) => [agents(both({ exists: { field: 'into' } }, oneOf('id', ids.map(value))))],
      read: ([found]) =>
        hitsOf(found)
          .map(agentOf)
          .map(({ id, into }) => [id, into === undefined ? [] : [into]]),
    })
    this.merged = foresight.of<readonly HeldAgent[]>({
      meanwhile: [],
      searches: (ids) => [agents(oneOf('into', ids.map(value)))],
      read: ([found]) => grouped(hitsOf(found).map((hit) => [agentOf(hit).into ?? '', agentOf(hit)])),
    })
    this.near = foresight.of<readonly string[]>({
      meanwhile: [],
      searches: (asked) => asked.map((key) => nearTerms('keys', ...slipsIn(key))),
      read: (found, asked) => asked.map((key, n) => [key, termsFound(found[n])]),
    })
    this.begun = foresight.of<readonly Found[]>({
      meanwhile: [],
      searches: (starts) =>
        starts.map((start) => ({
          query: both(AGENT, { prefix: { starts: { value: value(start) } } }),
          size: MOST,
          _source: false,
          docvalue_fields: ['id', 'into', 'reviewed'],
          sort: ['_doc'],
        })),
      read: (found, starts) => starts.map((start, n) => [start, hitsOf(found[n])]),
    })
    this.others = foresight.of<boolean>({
      meanwhile: false,
      searches: (ids) => [
        {
          query: both(AGENT, oneOf('into', ids.map(value))),
          size: 0,
          aggs: { into: { terms: { field: 'into', include: ids.map(value), size: ids.length } } },
        },
      ],
      read: ([found]) => listAt(found, 'aggregations', 'into', 'buckets').map((one) => [textAt(one, 'key'), true]),
    })
    this.starts = foresight.of<readonly AgentDocument[]>({
      meanwhile: [],
      searches: (asked) =>
        asked.map((key) => {
          const [start, slips] = slipsIn(key)
          return agents(nearly('heads', start.slice(0, LONGEST_HEAD).toWellFormed(), slips))
        }),
      read: (found, asked) => asked.map((key, n) => [key, hitsOf(found[n]).map(agentOf)]),
    })
  }

  byKey(key: string): readonly FormOf[] {
    return this.keys(key)
  }

  byId(id: string): HeldAgent | undefined {
    return this.ids(id)[0]
  }

  into(id: string): string | undefined {
    return this.led(id)[0]
  }

  mergedInto(id: string, most: number): readonly HeldAgent[] {
    return this.merged(id).slice(0, most)
  }

  keysNear(key: string, slips: number): readonly string[] {
    return this.near(withSlips(key, slips))
  }

  beginning(start: string): Begun[] {
    return this.begun(start).map((hit) => {
      const its = (field: string) => listAt(hit, 'fields', field)[0]
      return this.begunOf(String(its('id')), its('into') !== undefined, its('reviewed') === true)
    })
  }

  startsNear(start: string, slips: number) {
    return this.starts(withSlips(start, slips)).flatMap(({ id, into, entry }) =>
      [...startsOfNames(entry)]
        .filter(([one]) => one[0] === start[0])
        .map(([one]) => ({
          start: one,
          begun: () => this.begunOf(id, into !== undefined, entry.reviewed),
        })),
    )
  }

  private begunOf(id: string, isMerged: boolean, reviewed: boolean): Begun {
    const hasMerged = () => this.others(id)
    return {
      id,
      reviewed,
      get merged() {
        return isMerged || hasMerged()
      },
    }
  }
}
