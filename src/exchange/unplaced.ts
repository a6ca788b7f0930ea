import type { Exchange } from './exchange.ts'

export type Unplaced = NonNullable<Exchange['unplaced']>[number]

const lastOf = ({ label }: Unplaced) => label.split(', ').at(-1) ?? ''

/** Whether it may hold the words of a document, which may be closed: evidence that was set aside, or a whole that had some. */
export const mayQuote = (one: Unplaced): boolean =>
  /\b(?:evidence|wording|passage|citation)\b/u.test(one.label) ||
  /"(?:evidence|wording|passage|citation)"/u.test(one.value)

const OF_POINTS = new Set(['points', 'point', 'act', 'content', 'terms', 'answers', 'tells'])

/** Whether something that a move does was set aside on the way in. */
export const lostPoints = ({ unplaced = [] }: Exchange, sign: string): boolean =>
  unplaced.some((one) => one.label.startsWith(`${sign}, `) && OF_POINTS.has(lastOf(one)))

/** A value for readers: what was kept as JSON is told field by field. */
export function unplacedInWords({ value }: Unplaced): string {
  if (!/^[[{]/u.test(value)) return value
  try {
    return inWords(JSON.parse(value))
  } catch (error) {
    // Words that only begin like it.
    if (error instanceof SyntaxError) return value
    throw error
  }
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(inWords).join('; ')
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .map(([name, each]) => `${name}: ${inWords(each)}`)
    .join(', ')
}
