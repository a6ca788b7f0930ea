import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '#value/refusal.ts'
import { type Cluster, isBusy } from './cluster.ts'
import type { Found, Search } from './foresight.ts'
import { at, listAt, numberAt, reasonOf, textAt } from './json.ts'

/** There is no index yet. */
export class NoIndex extends Error {}

const MOST_AT_ONCE = 100
/** Waits (ms) before shards that could not answer are asked again: others take their place within moments. */
const PAUSES = [30, 60, 120, 250, 500, 1000, 2000, 4000]

/** The index in use, asked under its one name. An answer is of all its shards, or none. */
export class SearchedIndex {
  readonly cluster: Cluster
  /** The name that leads to the index in use. */
  readonly name: string

  constructor(cluster: Cluster, name: string) {
    this.cluster = cluster
    this.name = name
  }

  /** What comes of each, in their order. `preference`: the same one is answered by the same copies, in the same order. */
  async search(searches: readonly Search[], preference?: string): Promise<Found[]> {
    const found: Found[] = []
    for (let from = 0; from < searches.length; from += MOST_AT_ONCE)
      found.push(...(await this.some(searches.slice(from, from + MOST_AT_ONCE), preference)))
    return found
  }

  private async some(searches: readonly Search[], preference: string | undefined): Promise<readonly Found[]> {
    const linesOf = (preferred = preference) =>
      searches.map((search) => `${JSON.stringify(this.head(search, preferred))}\n${JSON.stringify(search)}\n`).join('')
    for (const pause of [...PAUSES, undefined]) {
      const { body } = await this.cluster.askCopies((preferred) => ({
        method: 'POST',
        path: '/_msearch',
        lines: linesOf(preferred),
      }))
      const found = listAt(body, 'responses')
      const failed = found.length === searches.length ? found.find((one) => at(one, 'error') !== undefined) : body
      if (failed === undefined) return found
      if (!mayPass(failed) || pause === undefined) throw failure(failed)
      await sleep(pause)
    }
    throw new Error('There is a last pause.')
  }

  private head(search: Search, preference: string | undefined): Search {
    const whole = { allow_partial_search_results: false }
    if ('pit' in search) return whole
    return { index: this.name, ...whole, ...(preference === undefined ? {} : { preference }) }
  }
}

const TOO_MUCH = /too_many_(?:nested_)?clauses/u

/** A node has gone, or the index has just given its place to another. */
function mayPass(failed: unknown): boolean {
  const status = numberAt(failed, 'status')
  return (isBusy(status) || status === 404 || status === 500) && !isTooMuch(failed) && !isNoPointInTime(failed)
}

const isTooMuch = (failed: unknown): boolean => TOO_MUCH.test(JSON.stringify(failed))
export const isNoPointInTime = (failed: unknown): boolean => /search_context_missing/u.test(JSON.stringify(failed))

function failure(failed: unknown): Error {
  if (isTooMuch(failed))
    return new Refusal('invalid', 'The question holds more words than the search engine takes at once.')
  if (isNoPointInTime(failed)) return new PointGone('The point in time is over.')
  if (numberAt(failed, 'status') === 404 && textAt(failed, 'error', 'type') === 'index_not_found_exception')
    return new NoIndex('There is no index yet.')
  if (mayPass(failed))
    return new Refusal(
      'unavailable',
      'A part of the search engine does not answer just now. Records, people and archives are read without it. Try again in a minute.',
      { cause: new Error(reasonOf(failed)) },
    )
  return new Error(`The search engine refused a search: ${reasonOf(failed)}`)
}

/** Nobody has asked for the point in time for too long. */
export class PointGone extends Error {}
