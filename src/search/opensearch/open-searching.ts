import { Refusal } from '#value/refusal.ts'
import { NEUTRAL, STEMMED } from '../analysis/stem.ts'
import { type Question, sought } from '../index/seek.ts'
import { similarTo } from '../index/similar.ts'
import { Suggestions } from '../index/suggestions.ts'
import { whyFound } from '../index/why.ts'
import { searchWithin } from '../index/within.ts'
import { markerOf } from '../marks.ts'
import { OPERATORS } from '../query.ts'
import {
  BEING_BUILT,
  type Capabilities,
  type Clearance,
  FACETS,
  NOTHING_FOUND,
  type Request,
  type Result,
  type Searching,
  SORTS,
} from '../search.ts'
import { marksIn } from '../snippets.ts'
import { Foresight } from './foresight.ts'
import type { Indexes } from './indexes.ts'
import { KnownLanguages } from './known-languages.ts'
import { isReadable, SCHEMA } from './mapping.ts'
import { searchCluster } from './search-cluster.ts'
import { NoIndex, SearchedIndex } from './searched-index.ts'
import { openTo, SeenCluster, totalOf } from './seen-cluster.ts'

const CAPABILITIES: Capabilities = {
  engine: 'OpenSearch',
  operators: OPERATORS,
  stemming: STEMMED,
  facets: FACETS,
  sorts: SORTS,
  suggest: true,
  similar: true,
  within: true,
  notYet: [
    'Near spellings (word~) begin with the same letter, and are at most thirty.',
    'Of misspelt names those are suggested that begin with the same letter, or with another where the rest is right.',
    'A beginning at the end of a phrase stands for a thousand words at most.',
  ],
}

/** Gives up waiting when nobody waits any more; what is under way comes to its end. */
function unlessGivenUp<T>(act: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return act()
  if (signal.aborted) return Promise.reject(signal.reason)
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason)
    signal.addEventListener('abort', giveUp, { once: true })
    act()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', giveUp))
  })
}

/** Searches the index of an archive in a cluster. It need not exist yet: then nothing is found. */
export function openClusterSearching(indexes: Indexes): Searching {
  const index = new SearchedIndex(indexes.cluster, indexes.name)

  /** `otherwise`: where there is no index yet. */
  async function asked<T>(act: () => Promise<T>, otherwise: T, signal?: AbortSignal): Promise<T> {
    try {
      return await unlessGivenUp(act, signal)
    } catch (cause) {
      if (cause instanceof NoIndex) return otherwise
      throw cause
    }
  }

  /** Runs what asks at once, as this reader. */
  const seen = <T>(clearance: Clearance, act: (seen: SeenCluster) => T, otherwise: T, signal?: AbortSignal) =>
    asked(
      async () => {
        const foresight = new Foresight((searches) => index.search(searches))
        const seen = new SeenCluster(foresight, clearance)
        return await foresight.run(() => act(seen))
      },
      otherwise,
      signal,
    )

  const languages = new KnownLanguages((clearance) => seen(clearance, (one) => one.vocabulary.languages, []))

  async function searched(request: Request): Promise<Result> {
    const known = languages.of(request.clearance)
    const [found, state] = await Promise.all([
      searchCluster(index, request, known?.languages),
      indexes.read(indexes.name),
    ])
    if (state === undefined) return NOTHING_FOUND
    const isFirst = async () => state.cursor === 0 && (await indexes.all()).length > 1
    if (!isReadable(state.schema) || (await isFirst())) throw new Refusal('unavailable', BEING_BUILT)
    const { generation } = state
    const isTrue = await languages.hold(request.clearance, { generation, languages: found.languages }, known)
    return isTrue ? { ...found.result, generation } : await searched(request)
  }

  return {
    capabilities: CAPABILITIES,
    search: ({ signal, ...request }) => asked(() => searched(request), NOTHING_FOUND, signal),
    within: (document, query, clearance, exact = false) =>
      seen(clearance, (one) => searchWithin(one, document, { query, exact }), []),
    why: (document, { signal, clearance, ...seeking }) =>
      seen(clearance, (one) => whyFound(one, document, seeking), undefined, signal),
    sought: (query, clearance, exact = false) =>
      seen(clearance, (one): Question['understood']['query'] => sought(one, { query, exact }).understood.query, query),
    similar: (document, clearance, limit) => seen(clearance, (one) => similarTo(one, document, limit), []),
    suggest: (prefix, clearance, limit) => seen(clearance, (one) => new Suggestions(one).for(prefix, limit), []),
    marks: (blocks, query) => marksIn(blocks, markerOf(query, STEMMED), NEUTRAL),
    cursor: async () => (await indexes.read(indexes.name, { hurried: true }))?.cursor ?? 0,
    async status() {
      const current = await indexes.current()
      const [state, others] = [current === undefined ? undefined : await indexes.read(current), await indexes.all()]
      const entries = async () => {
        const [found] = await index.search([{ query: openTo(['editors']), size: 0, track_total_hits: true }])
        return totalOf(found)
      }
      return {
        entries: current === undefined ? 0 : await asked(entries, 0),
        cursor: state?.cursor ?? 0,
        schema: state?.schema ?? SCHEMA,
        rebuilding: others.some((one) => one !== current),
      }
    },
    close: () => indexes.cluster.close(),
  }
}
