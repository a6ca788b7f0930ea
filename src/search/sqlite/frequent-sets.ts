import type Database from 'better-sqlite3'
import { type Expression, token } from '../index/match.ts'
import { CHUNK_BITS } from './chunk.ts'
import { numbersIn } from './numbers-in.ts'
import { prepared } from './prepared.ts'
import { printed } from './print-match.ts'
import { RowSet } from './row-set.ts'

/** Where more chunks have changed, a set is read anew. */
const MOST_CHUNKS = 64

/** What an expression finds in the full-text table, of the rows from one to before another. */
export function readRows(db: Database.Database, match: Expression, from = 0, to = FARTHEST): Uint32Array {
  // One JSON text is read faster than as many rows.
  const json = prepared<[string, number, number], Buffer>(
    db,
    'SELECT CAST(json_group_array(rowid) AS BLOB) FROM words WHERE words MATCH ? AND rowid >= ? AND rowid < ?',
  )
    .pluck()
    .get(printed(match), from, to)
  return numbersIn(json ?? NOTHING)
}

/** The chunks of rows that have changed since a generation, as ranges of rows; undefined where they are too many. */
function changedSince(db: Database.Database, generation: number): [from: number, to: number][] | undefined {
  const chunks = prepared<[number, number], number>(db, 'SELECT chunk FROM facet_chunk WHERE generation > ? LIMIT ?')
    .pluck()
    .all(generation, MOST_CHUNKS + 1)
  if (chunks.length > MOST_CHUNKS) return undefined
  const ranges: [from: number, to: number][] = []
  for (const chunk of chunks.sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    const [from, to] = [chunk << CHUNK_BITS, (chunk + 1) << CHUNK_BITS]
    if (last?.[1] === from) last[1] = to
    else ranges.push([from, to])
  }
  return ranges
}

/** A set that was right in a generation, as it is now; undefined where too much has changed since. */
export function upToDate(
  db: Database.Database,
  match: Expression,
  rows: RowSet,
  generation: number,
): RowSet | undefined {
  const ranges = changedSince(db, generation)
  return ranges?.reduce((some, [from, to]) => some.with(from, to, readRows(db, match, from, to)), rows)
}

/** The rows of a token that is in many documents, where the index holds them ready. */
export function frequentRows(db: Database.Database, word: string): RowSet | undefined {
  const held = prepared<[string], { generation: number; rows: Buffer }>(
    db,
    'SELECT generation, rows FROM frequent WHERE token = ?',
  ).get(word)
  return held === undefined ? undefined : upToDate(db, token(word), RowSet.ofBytes(held.rows), held.generation)
}

const NOTHING = new Uint8Array()
const FARTHEST = 2 ** 32
