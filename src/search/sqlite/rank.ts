import type { Result } from '../search.ts'
import type { IndexReader } from './index-reader.ts'
import { prepared } from './prepared.ts'
import { BODY_WEIGHT, NAMES_WEIGHT, TITLE_WEIGHT } from './schema.ts'

/** Up to so many hits are scored one by one. */
const MOST_SCORED = 8000

export interface Ranked {
  readonly rows: Uint32Array
  readonly ranking: Result['ranking']
  readonly done: Result['done']
}

const SCORES = `SELECT rowid, bm25(words, ${TITLE_WEIGHT}, ${BODY_WEIGHT}, ${NAMES_WEIGHT}, 0) FROM words WHERE words MATCH ? AND rowid >= ?`

/** The rows from `first` on by their scores for the expression, the best first; where scores are equal, by identifier. */
function byScore(reader: IndexReader, match: string, first = 0): Uint32Array {
  const scored = prepared<[string, number], [number, number]>(reader.db, SCORES).raw().all(match, first)
  scored.sort(
    ([a, scoreA], [b, scoreB]) => scoreA - scoreB || reader.orders.place('id', a) - reader.orders.place('id', b),
  )
  return Uint32Array.from(scored, ([row]) => row)
}

/** Of very many hits the likeliest: those with the words in title or names; where there are none, or too many of them, the last that came. */
function likeliest(
  reader: IndexReader,
  match: string,
  query: string,
  rows: Uint32Array,
): { front: Uint32Array; what: string } {
  const named = `(${match} AND {title names} : (${query}))`
  const some = reader.sets.of(named)
  if (some.length > 0 && some.length <= MOST_SCORED)
    return { front: byScore(reader, named), what: `The first ${some.length} hits have the words in title or names` }
  const [expression, from] = some.length > 0 ? [named, some] : [match, rows]
  const front = byScore(reader, expression, from[from.length - MOST_SCORED])
  return {
    front,
    what: `Only the ${front.length} hits that came last${some.length > 0 ? ' with the words in title or names' : ''} were ranked`,
  }
}

/** All hits, the likeliest first. Of very many only some are scored; the others stand behind them, the newest first. */
export function ranked(reader: IndexReader, match: string, query: string | undefined, rows: Uint32Array): Ranked {
  if (query === undefined) return { rows: reader.orders.sorted('added', rows), ranking: 'constant', done: [] }
  if (rows.length <= MOST_SCORED) return { rows: byScore(reader, match), ranking: 'exhaustive', done: [] }
  const { front, what } = likeliest(reader, match, query, rows)
  const inFront = new Uint8Array((rows.at(-1) ?? 0) + 1)
  for (const row of front) inFront[row] = 1
  const behind = reader.orders.sorted(
    'added',
    rows.filter((row) => inFront[row] !== 1),
  )
  const all = new Uint32Array(rows.length)
  all.set(front)
  all.set(behind, front.length)
  const done = [
    { what: `${what}; the others follow, the newest first`, because: `more than ${MOST_SCORED} documents were found` },
  ]
  return { rows: all, ranking: 'bounded', done }
}
