import type { Issue } from '#value/issue.ts'

/** One leaf (list, folio) or page of a file, as numbered there: `95`, `12ob.`, `45a`. */
export interface Leaf {
  readonly number: number
  /** Its back: "ob." in Russian files, "v" in most others. */
  readonly verso?: boolean
  /** A letter after the number, for a leaf put in later (`45a`). */
  readonly suffix?: string
}

/** A run of leaves, both ends included; a single leaf has the same first and last. */
export interface LeafRange {
  readonly first: Leaf
  readonly last: Leaf
}

const SIDE = String.raw`(?<SUFFIX>[a-zа-я](?![a-zа-я]))?\s*(?<VERSO>ob\.?|об\.?|v\b|verso)?r?`
const side = (name: string) => SIDE.replace('SUFFIX', `${name}Suffix`).replace('VERSO', `${name}Verso`)
const RANGE = new RegExp(String.raw`^(?<first>\d+)${side('first')}(?:\s*[-–—]\s*(?<last>\d+)?${side('last')})?$`, 'iu')

function range(found: Readonly<Record<string, string | undefined>>, text: string): LeafRange {
  const leaf = (number: number, name: string): Leaf => {
    const suffix = found[`${name}Suffix`]
    const letter = suffix === undefined || /^[rvrv]$/iu.test(suffix) ? undefined : suffix.toLowerCase()
    const verso = found[`${name}Verso`] !== undefined || suffix?.toLowerCase() === 'v'
    return { number, ...(verso ? { verso: true } : {}), ...(letter === undefined ? {} : { suffix: letter }) }
  }
  const number = Number(found.first)
  const first = leaf(number, 'first')
  const isRun = /[-–—]/u.test(text)
  if (!isRun) return { first, last: first }
  const end = found.last
  if (end === undefined) return { first, last: leaf(number, 'last') } // 97r-v: both sides of one leaf
  // 81-5 is 81 to 85: the end leaves out the digits it shares with the beginning; 0101-0102 does not.
  const start = String(found.first)
  const whole =
    end.length < start.length && Number(end) < number ? start.slice(0, start.length - end.length) + end : end
  return { first, last: leaf(Number(whole), 'last') }
}

/**
 * Reads what follows "l.", "ll.", "pp.", "List" or "Л." in an archival reference: `104-105`, `0078`, `12ob., 14`, `87r-89v`, `81-5`.
 * What is no leaf becomes an issue at `at`; the witness still prints the string as it was given.
 */
export function parseLeaves(given: string, at: string): { ranges: LeafRange[]; issues: Issue[] } {
  const ranges: LeafRange[] = []
  const issues: Issue[] = []
  for (const part of given
    .split(/[,;]|\band\b|\bи\b/u)
    .map((piece) => piece.trim())
    .filter(Boolean)) {
    const found = RANGE.exec(part)?.groups
    if (found?.first === undefined) {
      issues.push({ severity: 'warning', at, field: 'witnesses', message: `“${part}” is no leaf or page number` })
      continue
    }
    ranges.push(range(found, part))
  }
  return { ranges, issues }
}
