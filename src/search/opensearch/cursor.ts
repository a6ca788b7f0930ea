import { Refusal } from '#value/refusal.ts'

/** A place among the hits of a question: after a hit, or before one. */
export interface Cursor {
  /** How many hits stand before those that are asked for. */
  readonly place: number
  /** Backwards from the hit. */
  readonly back: boolean
  /** What the hit was sorted by. */
  readonly sort: readonly (string | number)[]
  /** The point in time that the hits are of, where pages go on for long. */
  readonly point?: string
}

export const printCursor = ({ place, back, sort, point }: Cursor): string =>
  Buffer.from(JSON.stringify([place, back ? 1 : 0, sort, ...(point === undefined ? [] : [point])])).toString(
    'base64url',
  )

const POINT = /^[\w+/=-]{1,8000}$/u

export function readCursor(given: string): Cursor {
  const read = parsed(given)
  if (Array.isArray(read)) {
    const [place, back, sort, point] = read as unknown[]
    const isPlace = typeof place === 'number' && Number.isSafeInteger(place) && place >= 0
    const isPoint = point === undefined || (typeof point === 'string' && POINT.test(point))
    if (isPlace && isPoint && Array.isArray(sort) && sort.every(isSorted))
      return { place, back: back === 1, sort, ...(typeof point === 'string' ? { point } : {}) }
  }
  throw new Refusal('invalid', 'That is no cursor of this index.')
}

const isSorted = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number'

function parsed(given: string): unknown {
  try {
    return JSON.parse(Buffer.from(given, 'base64url').toString('utf8'))
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    return undefined
  }
}
