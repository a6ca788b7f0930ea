import { Refusal } from '#value/refusal.ts'
import { fitAlike } from '../index/fit-alike.ts'
import { hitMaker } from '../index/hit.ts'
import { countedAsKept } from '../index/kept-values.ts'
import { look, missingOf, type Question, type Sought, seek } from '../index/seek.ts'
import type { Facet, FacetValue, Request, Result } from '../search.ts'
import { type Cursor, printCursor, readCursor } from './cursor.ts'
import { Foresight, type Found } from './foresight.ts'
import { at, listAt, numberAt, textAt } from './json.ts'
import { type Counted, KEPT_ALIVE, PageSearch, sizeOf } from './page-search.ts'
import { PointGone, type SearchedIndex } from './searched-index.ts'
import { keptOf, SeenCluster, textsOf, totalOf } from './seen-cluster.ts'

const FARTHEST = 10_000
/** So many values each shard is asked for where fewer leave a count in doubt. */
const LOOKED_AGAIN = 60_000

/** A question with what came of it. */
interface Page {
  readonly length: number
  readonly found: readonly Found[]
  readonly question: Question
}

/** What came of a request, and the languages by whose stems it was sought. */
export interface Searched {
  readonly result: Omit<Result, 'generation'>
  readonly languages: readonly string[]
}

/** What the index finds for one request. Who may see it is part of everything that is asked. `languages`: as `SeenCluster` takes them. */
export async function searchCluster(
  index: SearchedIndex,
  request: Request,
  languages?: readonly string[],
): Promise<Searched> {
  const { from = 0, after } = request
  if (after === undefined && from + request.size > FARTHEST)
    throw new Refusal('invalid', `Numbered pages end at hit ${FARTHEST}; ask for what comes after a hit instead.`)
  const at = (cursor?: Cursor) => searchAt(index, request, { cursor, languages })
  if (after === undefined) return await at()
  const given = readCursor(after)
  try {
    return await at(await pointed(index, given, request))
  } catch (cause) {
    if (!(cause instanceof PointGone)) throw cause
    const { point: _, ...anew } = given
    return await at(await pointed(index, anew, request))
  }
}

/** Far pages are of one point in time, so that no change moves hits across their borders; where the cluster keeps no more of them, of what there is. */
async function pointed(index: SearchedIndex, cursor: Cursor, request: Request): Promise<Cursor> {
  if (cursor.point !== undefined || cursor.place + sizeOf(request) <= FARTHEST) return cursor
  const { body, status } = await index.cluster.ask({
    method: 'POST',
    path: `/${index.name}/_search/point_in_time`,
    query: { keep_alive: KEPT_ALIVE },
    once: true,
  })
  const point = textAt(body, 'pit_id')
  return status === 200 && point !== '' ? { ...cursor, point } : cursor
}

async function searchAt(
  index: SearchedIndex,
  request: Request,
  known: { readonly cursor: Cursor | undefined; readonly languages: readonly string[] | undefined },
): Promise<Searched> {
  const { cursor } = known
  let preference: string | undefined
  const foresight = new Foresight((searches) => index.search(searches, preference))
  const seen = new SeenCluster(foresight, request.clearance, known.languages)
  const page = new PageSearch(seen, request, cursor)
  preference = page.preference
  const questions = new Map<string, Question>()
  const pages = foresight.of<Page>({
    searches: (keys) => keys.flatMap((key) => page.searches(asked(questions, key))),
    read: (found, keys) => {
      let at = 0
      return keys.map((key) => {
        const question = asked(questions, key)
        const some = found.slice(at, at + page.searches(question).length)
        at += some.length
        return [key, { length: totalOf(some[0]), found: some, question }]
      })
    },
  })
  const { sought, languages } = await foresight.run(() => ({
    languages: seen.vocabulary.languages,
    sought: seek(seen, request, (question) => {
      const key = page.keyOf(question)
      questions.set(key, question)
      return pages(key, () => look(seen, question))
    }),
  }))
  const counted = await countedExactly(index, page, sought)
  const facets = await foresight.run(() => asKept(seen, page, sought, counted))
  return { result: { ...shown(request, sought, languages, cursor), facets }, languages }
}

function asked(questions: ReadonlyMap<string, Question>, key: string): Question {
  const question = questions.get(key)
  if (question === undefined) throw new Error('Only what was asked is fetched.')
  return question
}

function shown(
  request: Request,
  sought: Sought<Page>,
  languages: readonly string[],
  cursor: Cursor | undefined,
): Omit<Result, 'generation' | 'facets'> {
  const { understood, compiled, missing, near } = sought
  const { length, found } = sought.found
  const hit = hitMaker(request, understood, languages)
  const raw = listAt(found[0], 'hits', 'hits')
  const hits = cursor?.back ? raw.toReversed() : raw
  const from = Math.min(cursor?.place ?? Math.max(0, request.from ?? 0), length)
  const size = sizeOf(request)
  const point = cursor?.point === undefined ? {} : { point: textAt(found[0], 'pit_id') || cursor.point }
  const sortOf = (one: unknown) => listAt(one, 'sort') as Cursor['sort']
  const [first, last] = [hits[0], hits.at(-1)]
  return {
    total: { value: length, relation: compiled.cut ? 'at-least' : 'exact' },
    hits: hits.map((one) => hit(keptOf(at(one, '_source')), () => textsOf(at(one, '_source')))),
    from,
    ...(request.after === undefined || from <= size || first === undefined
      ? {}
      : { before: printCursor({ place: from - size, back: true, sort: sortOf(first), ...point }) }),
    ...(last !== undefined && from + hits.length < length
      ? { after: printCursor({ place: from + hits.length, back: false, sort: sortOf(last), ...point }) }
      : {}),
    ranking: fitAlike(request, sought) ? 'constant' : 'exhaustive',
    done: [...understood.done, ...compiled.done],
    ...missingOf({ missing }),
    ...(near.length === 0 ? {} : { near }),
  }
}

/** The facets, each count exact: where shards may have left some out, they are asked to tell more. */
async function countedExactly(
  index: SearchedIndex,
  page: PageSearch,
  { found: { found, question } }: Sought<Page>,
): Promise<Result['facets']> {
  const counted = new Map<Facet, unknown>()
  for (const { facet } of page.facets)
    counted.set(
      facet,
      found.map((one) => at(one, 'aggregations', facet)).find((one) => one !== undefined),
    )
  const doubtful = page.facets.filter(({ facet }) => isDoubtful(counted.get(facet)))
  if (doubtful.length > 0) {
    const again = await index.search(doubtful.map((one) => page.facetSearch(question, one, LOOKED_AGAIN)))
    for (const [n, { facet }] of doubtful.entries()) counted.set(facet, at(again[n], 'aggregations', facet))
  }
  return Object.fromEntries(page.facets.map((one) => [one.facet, valuesOf(counted.get(one.facet), one)]))
}

/** With the documents of who was merged. */
const asKept = (
  seen: SeenCluster,
  page: PageSearch,
  { compiled, match, matchOf }: Question,
  counted: Result['facets'],
): Result['facets'] =>
  Object.fromEntries(
    page.facets.map(({ facet, size }) => {
      const within = page.hasOwn(facet) ? matchOf(compiled.match, facet) : match
      return [facet, countedAsKept(seen, facet, { values: counted[facet] ?? [], match: within, size })]
    }),
  )

const bucketsOf = (agg: unknown): readonly unknown[] => listAt(agg, 'buckets')

/** Whether a count may be too low, or a value be left out that belongs among these. */
function isDoubtful(agg: unknown): boolean {
  const buckets = bucketsOf(agg)
  const unseen = numberAt(agg, 'doc_count_error_upper_bound')
  const least = Math.min(...buckets.map((one) => numberAt(one, 'doc_count')))
  return buckets.some((one) => numberAt(one, 'doc_count_error_upper_bound') > 0) || (unseen > 0 && unseen >= least)
}

/** The most frequent, then by name; years in their own order. */
function valuesOf(agg: unknown, { facet }: Counted): FacetValue[] {
  const values = bucketsOf(agg).map((one) => ({ value: String(at(one, 'key')), count: numberAt(one, 'doc_count') }))
  return facet === 'year'
    ? values.sort((a, b) => Number(a.value) - Number(b.value))
    : values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}
