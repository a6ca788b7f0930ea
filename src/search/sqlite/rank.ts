import type { Result } from '../search.ts'
import type { IndexReader } from './index-reader.ts'
import { BODY_WEIGHT, NAMES_WEIGHT, TITLE_WEIGHT } from './schema.ts'

/** Up to so many hits are scored one by one. */
const MOST_SCORED = 8000

export interface Ranked {
  readonly rows: Uint32Array
  readonly ranking: Result['ranking']
  readonly done: Result['done']
}

const SCORES = `SELECT rowid, bm25(words, ${TITLE_WEIGHT}, ${BODY_WEIGHT}, ${NAMES_WEIGHT}, 0) FROM words WHERE words MATCH ?`

/** These rows by their scores for the expression, the best first; where scores are equal, by identifier. */
function byScore(reader: IndexReader, match: string): Uint32Array {
  const scored = reader.db.prepare<[string], [number, number]>(SCORES).raw().all(match)
  scored.sort(
    ([a, scoreA], [b, scoreB]) => scoreA - scoreB || reader.orders.place('id', a) - reader.orders.place('id', b),
  )
  return Uint32Array.from(scored, ([row]) => row)
}

/** All hits, the likeliest first. Of very many only those with the words in title or names are scored; the rest stand behind them, the newest first. */
export function ranked(reader: IndexReader, match: string, query: string | undefined, rows: Uint32Array): Ranked {
  if (query === undefined) return { rows: reader.orders.sorted('added', rows), ranking: 'constant', done: [] }
  if (rows.length <= MOST_SCORED) return { rows: byScore(reader, match), ranking: 'exhaustive', done: [] }
  const likely = `(${match} AND {title names} : (${query}))`
  const first = reader.sets.of(likely)
  const front = first.length <= MOST_SCORED ? byScore(reader, likely) : reader.orders.sorted('added', first)
  const inFront = new Uint8Array((rows.at(-1) ?? 0) + 1)
  for (const row of front) inFront[row] = 1
  const behind = reader.orders.sorted(
    'added',
    rows.filter((row) => inFront[row] !== 1),
  )
  const all = new Uint32Array(rows.length)
  all.set(front)
  all.set(behind, front.length)
  return {
    rows: all,
    ranking: 'bounded',
    done: [
      {
        what: `The first ${front.length} hits have the words in title or names; the others follow, the newest first`,
        because: `more than ${MOST_SCORED} documents were found`,
      },
    ],
  }
}
