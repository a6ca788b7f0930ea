/** An expression taken apart at its operators; `''`: it has none. */
export interface Parted {
  readonly is: '' | 'OR' | 'AND' | 'NOT'
  readonly of: readonly string[]
}

const OPERATOR = / (?<is>OR|AND|NOT) /uy

/** An expression without the brackets around it, taken apart at its operators; these are all alike between two brackets. */
export function parted(match: string): Parted {
  const whole = match.startsWith('(') && closing(match, 0) === match.length - 1 ? match.slice(1, -1) : match
  const of: string[] = []
  let is: Parted['is'] = ''
  let from = 0
  for (let at = 0; at < whole.length; at++) {
    if (whole[at] === '"') at = whole.indexOf('"', at + 1)
    else if (whole[at] === '(') at = closing(whole, at)
    OPERATOR.lastIndex = at + 1
    const found = OPERATOR.exec(whole)?.groups?.is as Parted['is'] | undefined
    if (found === undefined) continue
    // Of unlike operators the reading is left to the table.
    if (is !== '' && is !== found) return { is: '', of: [match] }
    is = found
    of.push(whole.slice(from, at + 1))
    at += found.length + 1
    from = at + 2
  }
  return is === '' ? { is, of: [match] } : { is, of: [...of, whole.slice(from)] }
}

/** Where a bracket is closed; tokens stand in quotation marks, and hold none. */
function closing(match: string, open: number): number {
  let depth = 0
  for (let at = open; at < match.length; at++) {
    const sign = match[at]
    if (sign === '"') at = match.indexOf('"', at + 1)
    else if (sign === '(') depth += 1
    else if (sign === ')' && --depth === 0) return at
  }
  return match.length
}

/** Whether words are to stand in a row, near one another, or in a column of their own. */
export const isRow = (part: string): boolean => /"[^"]* [^"]*"|NEAR\(| : /u.test(part) && parted(part).is === ''
