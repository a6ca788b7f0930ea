import type { Issue } from '#value/issue.ts'

/** One leaf (list, folio) or page of a file, as numbered there: `95`, `12ob.`, `45a`. */
export interface Leaf {
  readonly number: number
  /** Its back: "ob." in Russian files, "v" in most others. */
  readonly verso?: boolean
  /** What stands after the number of a leaf put in later: a letter (`45a`), or a number after a stroke (`60/02`). */
  readonly suffix?: string
}

/** A run of leaves, both ends included; a single leaf has the same first and last. */
export interface LeafRange {
  readonly first: Leaf
  readonly last: Leaf
}

// Recto says nothing that the number does not; "r" and "v" are sides, any other letter is a leaf put in.
const SIDE = String.raw`\s?(?:(?<NSuffix>(?![rv](?!\p{L}))[a-zа-я](?!\p{L})|[a-zа-я](?=(?:ob|об|v|r)(?!\p{L}))|/\d{1,3}))?\s?(?<NSide>ob\.?|об\.?|verso|recto|v\.?|r\.?)?`
const side = (end: string) => SIDE.replaceAll('NS', `${end}S`)
const RANGE = new RegExp(
  String.raw`^(?<first>\d{1,7})${side('first')}(?:\s*(?<dash>[-–—])\s*(?<last>\d{1,7})?${side('last')})?$`,
  'iu',
)

type Groups = Readonly<Record<string, string | undefined>>

function leaf(number: number, end: 'first' | 'last', found: Groups): Leaf {
  const verso = /^(?:o|о|v)/iu.test(found[`${end}Side`] ?? '')
  const suffix = found[`${end}Suffix`]?.toLowerCase()
  return { number, ...(verso ? { verso } : {}), ...(suffix === undefined ? {} : { suffix }) }
}

function range(found: Groups, start: string): LeafRange {
  const number = Number(start)
  const first = leaf(number, 'first', found)
  if (found.dash === undefined) return { first, last: first }
  if (found.last === undefined) return { first, last: leaf(number, 'last', found) } // 97r-v: both sides of one leaf
  return { first, last: leaf(Number(wholeEnd(start, found.last)), 'last', found) }
}

/** 81-5 is 81 to 85: the end leaves out the digits that it shares with the beginning. 0101-0102 leaves out none. */
const wholeEnd = (start: string, end: string) =>
  end.length < start.length && Number(end) < Number(start) ? start.slice(0, start.length - end.length) + end : end

/**
 * Reads what follows "l.", "ll.", "pp.", "List" or "Л." in an archival reference: `104-105`, `0078`, `12ob., 14`, `87r-89v`, `97r-v`, `81-5`.
 * What is no leaf becomes an issue at `at`; the witness still prints the string as it was given.
 */
export function parseLeaves(given: string, at: string): { ranges: LeafRange[]; issues: Issue[] } {
  const ranges: LeafRange[] = []
  const issues: Issue[] = []
  const parts = given.split(/[,;&]|(?<!\p{L})(?:and|и|und|et)(?!\p{L})/u).map((part) => part.trim())
  for (const part of parts.filter((piece) => piece !== '')) {
    const found = RANGE.exec(part)?.groups
    if (
      found?.first === undefined ||
      (found.dash !== undefined && found.last === undefined && found.lastSide === undefined)
    )
      issues.push({ severity: 'warning', at, field: 'witnesses', message: `“${part}” is no leaf or page number` })
    else ranges.push(range(found, found.first))
  }
  return { ranges, issues }
}

const formatLeaf = ({ number, verso, suffix }: Leaf) => `${number}${suffix ?? ''}${verso === true ? 'v' : ''}`

/** Leaves in one notation, whatever theirs was: `95–96, 97–97v`. `parseLeaves` reads it back. */
export const formatLeaves = (ranges: readonly LeafRange[]): string =>
  ranges
    .map(({ first, last }) => [formatLeaf(first), formatLeaf(last)])
    .map(([first, last]) => (first === last ? first : `${first}–${last}`))
    .join(', ')

// A back comes after its front, and a leaf put in after both: 45, 45v, 45a, 45av, 46.
function position({ number, verso, suffix }: Leaf): number {
  const put = suffix === undefined ? 0 : suffix.startsWith('/') ? Number(suffix.slice(1)) : alphabetic(suffix)
  return number + put / 1000 + (verso === true ? 0.0005 : 0)
}
const alphabetic = (letter: string) => (letter.codePointAt(0) ?? 0) - (/[а-я]/u.test(letter) ? 0x42f : 0x60)

/** First and last leaf of all ranges as numbers to sort by (the back of 12 is a little over 12); undefined where there are none. */
export function leafSpan(ranges: readonly LeafRange[]): { first: number; last: number } | undefined {
  if (ranges.length === 0) return undefined
  const positions = ranges.flatMap(({ first, last }) => [position(first), position(last)])
  return { first: Math.min(...positions), last: Math.max(...positions) }
}
