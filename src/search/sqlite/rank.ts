import type { Compiled } from '../index/compile-query.ts'
import { levelToken } from '../index/letters.ts'
import { impactOf, LEVELS } from '../index/levels.ts'
import { anyOf, type Expression, token } from '../index/match.ts'
import { BODY_WEIGHT, NAMES_WEIGHT, TITLE_WEIGHT } from '../index/weights.ts'
import type { Result } from '../search.ts'
import type { IndexReader } from './index-reader.ts'
import type { Order } from './orders.ts'
import { prepared } from './prepared.ts'
import { printed } from './print-match.ts'

/** Up to so many hits are scored one by one. */
const MOST_SCORED = 1500
/** Of more hits, so many of the likeliest are enough. */
const ENOUGH = 1000
/** A row of words with small ones among them is scored where the index holds no more documents than these. */
const MOST_LOOKED_THROUGH = 50_000
const NO_ROWS = new Uint32Array()

export interface Ranked {
  /** The first so many hits at least, as far as there are. */
  first(count: number): Uint32Array
  readonly ranking: Result['ranking']
  /** After so many, the others are in no order but their age; absent where all are ranked, or none. */
  readonly rankedTo?: number
}

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
  for (const row of rows) isHit[row] = 1
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
      for (const row of some) {
        if (isHit[row] !== 1) continue
        isHit[row] = 2
        found.push(row)
      }
    })
  }
  const scores = new Float32Array(last + 1)
  for (const { word, impact, rows: some } of listed) {
    const weight = impact * Math.log(1 + (last + 1) / ((held[word] ?? 0) + 1))
    for (const row of some) if (isHit[row] === 2) scores[row] = (scores[row] ?? 0) + weight
  }
  return Uint32Array.from(found.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || b - a))
}

/** The hits, the likeliest first. Of very many only some are scored; the others stand behind them, the newest first. */
export function ranked(reader: IndexReader, match: Expression, compiled: Compiled, rows: Uint32Array): Ranked {
  const { constant, telling, costly } = compiled
  if (constant) return { ...inOrder(reader, 'added', rows), ranking: 'constant' }
  const isTooMuch = costly && (rows.at(-1) ?? 0) > MOST_LOOKED_THROUGH
  if (rows.length <= MOST_SCORED && !isTooMuch)
    return { first: once(() => byScore(reader, match)), ranking: 'exhaustive' }
  const front = likeliest(reader, telling, rows)
  if (front.length === 0) return inOrder(reader, 'added', rows)
  const all = once(() => {
    const inFront = new Uint8Array((rows.at(-1) ?? 0) + 1)
    for (const row of front) inFront[row] = 1
    const behind = reader.orders.sorted(
      'added',
      rows.filter((row) => inFront[row] !== 1),
    )
    const joined = new Uint32Array(rows.length)
    joined.set(front)
    joined.set(behind, front.length)
    return joined
  })
  return {
    first: (count) => (count <= front.length ? front : all()),
    ranking: 'bounded',
    rankedTo: front.length,
  }
}

/** Hits in an order that their words do not change. */
export const inOrder = (reader: IndexReader, order: Order, rows: Uint32Array): Ranked => ({
  first: (count) => reader.orders.sorted(order, rows, count),
  ranking: 'constant',
})

function once(act: () => Uint32Array): () => Uint32Array {
  let made: Uint32Array | undefined
  return () => {
    made ??= act()
    return made
  }
}
