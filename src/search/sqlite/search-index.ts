import { Refusal } from '#value/refusal.ts'
import { compileQuery } from '../index/compile-query.ts'
import { fitAlike } from '../index/fit-alike.ts'
import { hitMaker } from '../index/hit.ts'
import { countedAsKept } from '../index/kept-values.ts'
import type { Match } from '../index/match.ts'
import { missingOf, type Sought, seek } from '../index/seek.ts'
import type { Facet, FacetValue, Request, Result } from '../search.ts'
import type { IndexReader } from './index-reader.ts'
import { OrderedHits } from './ordered-hits.ts'
import { ranked } from './rank.ts'
import { SeenIndex } from './seen-index.ts'

const FARTHEST = 10_000
const MOST_HITS = 500
const MOST_FACET_VALUES = 1000

/** What the index finds for one request. Everything that is counted or shown comes from expressions that the clearance is part of. */
export function searchIndex(reader: IndexReader, request: Request, generation: number): Result {
  const seen = new SeenIndex(reader, request.clearance)
  const filters = request.filters ?? []
  const sought = seek(seen, request, (question) => seen.rowsOf(question.match))
  const { understood, compiled, found: rows } = sought
  const match = seen.open(sought.match)
  const surer = () => understood.surer.map((part) => seen.rowsOf(compileQuery(part, seen.vocabulary).match))
  const ordered = order(reader, request, match, sought, surer)
  // A cursor that nobody gave may count more than there are.
  const from = Math.min(begin(reader, request, ordered), rows.length)
  const size = Math.max(0, Math.min(request.size, MOST_HITS))
  const hitRows = ordered.first(from + size)
  const page = hitRows.subarray(from, from + size)
  const facets: Partial<Record<Facet, readonly FacetValue[]>> = {}
  for (const { facet, size } of request.facets ?? []) {
    const own =
      filters.some((filter) => filter.facet === facet) ||
      (facet === 'year' && (request.years ?? request.days) !== undefined)
    const within = own ? seen.open(sought.matchOf(compiled.match, facet)) : match
    const most = Math.min(size, MOST_FACET_VALUES)
    const values = reader.counted(facet, within, most, (found) => (found === match ? rows : reader.rowsOf(found)))
    facets[facet] = countedAsKept(seen, facet, { values, match: within, size: most })
  }
  const hit = hitMaker(request, understood, seen.vocabulary.languages)
  const hits = [...page].flatMap((row) => {
    const kept = reader.kept(row)
    return kept === undefined ? [] : [hit(kept, () => reader.texts(row))]
  })
  const last = page.at(-1)
  return {
    total: { value: rows.length, relation: compiled.cut ? 'at-least' : 'exact' },
    hits,
    from,
    ...(request.after === undefined || from <= size
      ? {}
      : { before: cursor(reader, hitRows[from - size - 1] ?? 0, from - size) }),
    ...(last !== undefined && from + page.length < rows.length
      ? { after: cursor(reader, last, from + page.length) }
      : {}),
    facets,
    ranking: ordered.ranking,
    generation,
    done: [...understood.done, ...compiled.done, ...unranked(ordered, from + page.length)],
    ...missingOf(sought),
    ...(sought.near.length === 0 ? {} : { near: sought.near }),
  }
}

/** Hits as they are sorted; by relevance those that names find the most surely before the others. */
function order(
  reader: IndexReader,
  { sort = 'relevance' }: Request,
  match: Match,
  sought: Sought<Uint32Array>,
  surer: () => readonly Uint32Array[],
): OrderedHits {
  const { compiled, found: rows } = sought
  const inOrder = OrderedHits.inOrder(reader.orders, sort === 'relevance' ? 'added' : sort, rows)
  if (fitAlike({ sort }, sought)) return inOrder
  const isScored = !compiled.constant && typeof match === 'object'
  return (isScored ? ranked(reader, match, compiled, rows) : inOrder).inParts(rows, surer())
}

/** What is said of a page that holds hits which were not ranked. */
function unranked({ rankedTo }: OrderedHits, end: number): Result['done'] {
  if (rankedTo === undefined || end <= rankedTo) return []
  const from = (rankedTo + 1).toLocaleString('en-GB')
  return [{ what: `From hit ${from} on, the newest come first`, because: 'only the likeliest are ranked' }]
}

/** A cursor names the last hit that was shown; its place is only for the case that it is gone. */
const cursor = (reader: IndexReader, row: number, place: number): string =>
  Buffer.from(JSON.stringify([reader.kept(row)?.id ?? '', place])).toString('base64url')

function begin(reader: IndexReader, { from = 0, size, after }: Request, ordered: OrderedHits): number {
  if (after === undefined) {
    if (from + size > FARTHEST)
      throw new Refusal('invalid', `Numbered pages end at hit ${FARTHEST}; ask for what comes after a hit instead.`)
    return Math.max(0, from)
  }
  const [id, place] = readCursor(after)
  const row = reader.rowOf(id)
  if (row === undefined) return place
  const near = ordered.first(place).indexOf(row)
  const at = near < 0 ? ordered.first(Number.POSITIVE_INFINITY).indexOf(row) : near
  return at < 0 ? place : at + 1
}

function readCursor(after: string): [string, number] {
  try {
    const read: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'))
    if (Array.isArray(read) && typeof read[0] === 'string' && Number.isSafeInteger(read[1]) && read[1] >= 0)
      return [read[0], read[1]]
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
  }
  throw new Refusal('invalid', 'That is no cursor of this index.')
}
