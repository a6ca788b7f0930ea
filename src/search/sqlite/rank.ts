import type { Compiled } from '../index/compile-query.ts'
import { levelToken } from '../index/letters.ts'
import { impactOf, LEVELS } from '../index/levels.ts'
import { anyOf, type Expression, token } from '../index/match.ts'
import { BODY_WEIGHT, NAMES_WEIGHT, TITLE_WEIGHT } from '../index/weights.ts'
import type { IndexReader } from './index-reader.ts'
import { OrderedHits } from './ordered-hits.ts'
import { prepared } from './prepared.ts'
import { printed } from './print-match.ts'

/** Up to so many hits are scored one by one. */
const MOST_SCORED = 1500
/** Of more hits, so many of the likeliest are enough. */
const ENOUGH = 1000
/** A row of words with small ones among them is scored where the index holds no more documents than these. */
const MOST_LOOKED_THROUGH = 50_000
const NO_ROWS = new Uint32Array()

const SCORES = `SELECT rowid, bm25(words, ${TITLE_WEIGHT}, ${BODY_WEIGHT}, ${NAMES_WEIGHT}, 0) FROM words WHERE words MATCH ?`

/** The rows by their scores for the expression, the best first; where scores are equal, the newest first. */
function byScore(reader: IndexReader, match: Expression): Uint32Array {
  const scored = prepared<[string], [number, number]>(reader.db, SCORES).raw().all(printed(match))
  scored.sort(([a, scoreA], [b, scoreB]) => scoreA - scoreB || b - a)
  return Uint32Array.from(scored, ([row]) => row)
}

/**
 * Of very many hits the likeliest: those of which a word of the question says the most, by the tokens of its levels. From the highest
 * level down, until they are enough; the levels of the words are then weighed as bm25 weighs words.
 */
function likeliest(reader: IndexReader, telling: Compiled['telling'], rows: Uint32Array): Uint32Array {
  const last = rows.at(-1) ?? 0
  const isHit = new Uint8Array(last + 1)
  for (let n = 0; n < rows.length; n++) isHit[rows[n] ?? 0] = 1
  const found: number[] = []
  const held = telling.map(() => 0)
  const listed: { readonly word: number; readonly impact: number; readonly rows: Uint32Array }[] = []
  for (const level of LEVELS) {
    if (found.length >= ENOUGH) break
    telling.forEach((tokens, word) => {
      const match = anyOf(tokens.map((one) => token(levelToken(level, one))))
      const some = typeof match === 'object' ? reader.sets.of(match) : NO_ROWS
      held[word] = (held[word] ?? 0) + some.length
      listed.push({ word, impact: impactOf(level), rows: some })
      for (let n = 0; n < some.length; n++) {
        const row = some[n] ?? 0
        if (isHit[row] !== 1) continue
        isHit[row] = 2
        found.push(row)
      }
    })
  }
  const scores = scoresFor(last)
  for (const { word, impact, rows: some } of listed) {
    const weight = impact * Math.log(1 + (last + 1) / ((held[word] ?? 0) + 1))
    for (let n = 0; n < some.length; n++) {
      const row = some[n] ?? 0
      if (isHit[row] === 2) scores[row] = (scores[row] ?? 0) + weight
    }
  }
  const best = Uint32Array.from(found.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || b - a))
  for (const row of found) scores[row] = 0
  return best
}

/** Of each row 0: kept from question to question, for to make so many takes longer than to score. */
let kept = new Float32Array()
function scoresFor(last: number): Float32Array {
  if (kept.length <= last) kept = new Float32Array(2 * last + 1)
  return kept
}

/** The hits, the likeliest first. Of very many only some are scored; the others stand behind them, the newest first. */
export function ranked(
  reader: IndexReader,
  match: Expression,
  { telling, costly }: Pick<Compiled, 'telling' | 'costly'>,
  rows: Uint32Array,
): OrderedHits {
  const { orders } = reader
  const isTooMuch = costly && (rows.at(-1) ?? 0) > MOST_LOOKED_THROUGH
  if (rows.length <= MOST_SCORED && !isTooMuch) return OrderedHits.ranked(orders, () => byScore(reader, match))
  return OrderedHits.bounded(orders, likeliest(reader, telling, rows), rows)
}
