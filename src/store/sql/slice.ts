import { Refusal } from '#value/refusal.ts'
import type { Cut, Slice } from '../store.ts'

/** The most that one call gives or takes. */
const MOST = 500

type Place = readonly (string | number)[]

/** Where a list goes on: the values it is ordered by, of the last item that was given. `first` where it begins. */
export function placeAfter<P extends Place>({ after }: Cut, first: P): P {
  if (after === undefined) return first
  const read = parsed(after)
  const fits =
    Array.isArray(read) && read.length === first.length && read.every((value, n) => typeof value === typeof first[n])
  if (!fits) throw new Refusal('invalid', `“${after}” is no place in this list. Begin again without it.`)
  return read as unknown as P // its length and the type of each value have just been compared
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined // refused by the caller, with the cursor
    throw cause
  }
}

/** What the query is told: one more than is asked for shows whether the list goes on. */
export function limitOf({ limit }: Cut): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST)
    throw new Refusal('invalid', `A list gives 1 to ${MOST} at a time, not ${limit}.`)
  return limit + 1
}

/** Takes the rows of a query that was told `limitOf(cut)`. */
export function slice<Row, Item>(
  cut: Cut,
  rows: readonly Row[],
  item: (row: Row) => Item,
  place: (row: Row) => Place,
): Slice<Item> {
  const items = rows.slice(0, cut.limit)
  const last = items.at(-1)
  return {
    items: items.map(item),
    ...(rows.length > cut.limit && last !== undefined ? { next: cursorAt(place(last)) } : {}),
  }
}

export const cursorAt = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url')

/** The list as a query is given it; refused where it is too long. */
export function asList(values: readonly string[]): readonly string[] {
  if (values.length > MOST) throw new Refusal('invalid', `At most ${MOST} identifiers a call, not ${values.length}.`)
  return values
}

/** Identifiers as they are compared. */
export const asIds = (ids: readonly string[]): readonly string[] => asList(ids.map((id) => id.toLowerCase()))
