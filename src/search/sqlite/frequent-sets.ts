import type Database from 'better-sqlite3'
import { isLevel } from '../index/letters.ts'
import { type Expression, token } from '../index/match.ts'
import { CHUNK_BITS } from './chunk.ts'
import { numbersIn } from './numbers-in.ts'
import { prepared } from './prepared.ts'
import { printed } from './print-match.ts'
import { type Range, RowSet } from './row-set.ts'

/** Where more chunks have changed, a set is read anew. */
const MOST_CHUNKS = 64
const LAST_CHUNKS = 2

/** What an expression finds in the full-text table, of the rows from one to before another. */
export function readRows(db: Database.Database, match: Expression, from = 0, to = FARTHEST): Uint32Array {
  // One JSON text is read faster than as many rows. A number is bound as a real, and of rows that are reals FTS5 takes no notice: it would read all.
  const json = prepared<[string, number, number], Buffer>(
    db,
    'SELECT CAST(json_group_array(rowid) AS BLOB) FROM words WHERE words MATCH ? AND rowid >= CAST(? AS INTEGER) AND rowid < CAST(? AS INTEGER)',
  )
    .pluck()
    .get(printed(match), from, to)
  return numbersIn(json ?? NOTHING)
}

/** The chunks of rows that have changed since a generation, as ranges of rows; undefined where they are too many. */
function changedSince(db: Database.Database, generation: number): readonly Range[] | undefined {
  const chunks = prepared<[number, number], number>(db, 'SELECT chunk FROM facet_chunk WHERE generation > ? LIMIT ?')
    .pluck()
    .all(generation, MOST_CHUNKS + 1)
  return chunks.length > MOST_CHUNKS ? undefined : rangesOf(chunks)
}

/** Those of them that have changed last. */
function lastChangedSince(db: Database.Database, generation: number): readonly Range[] {
  const chunks = prepared<[number, number], number>(
    db,
    'SELECT chunk FROM facet_chunk WHERE generation > ? ORDER BY generation DESC LIMIT ?',
  ).pluck()
  return rangesOf(chunks.all(generation, LAST_CHUNKS))
}

function rangesOf(chunks: number[]): readonly Range[] {
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
  return ranges === undefined ? undefined : broughtUp(db, match, rows, ranges)
}

const broughtUp = (db: Database.Database, match: Expression, rows: RowSet, ranges: readonly Range[]): RowSet =>
  rows.with(ranges, Uint32Array.from(ranges.flatMap(([from, to]) => [...readRows(db, match, from, to)])))

/**
 * The rows of a token that is in many documents, where the index holds them ready. By levels hits are ranked, not found, and a question has dozens of them: of
 * these only what changed last is read, and the others wait until their sets are brought up.
 */
export function frequentRows(db: Database.Database, word: string): RowSet | undefined {
  const held = prepared<[string], { generation: number; rows: Buffer }>(
    db,
    'SELECT generation, rows FROM frequent WHERE token = ?',
  ).get(word)
  if (held === undefined) return undefined
  const rows = RowSet.ofBytes(held.rows)
  if (!isLevel(word)) return upToDate(db, token(word), rows, held.generation)
  return broughtUp(db, token(word), rows, lastChangedSince(db, held.generation))
}

const NOTHING = new Uint8Array()
const FARTHEST = 2 ** 32
