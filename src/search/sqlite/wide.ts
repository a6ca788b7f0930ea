/** Where an expression has more alternatives than these at one place, each is read alone: the full-text table looks at all of them for every row. */
const WIDE = 12

/** An expression as sets of rows to be put together; a string is read from the full-text table as it is. */
export type Sets = string | { readonly is: 'OR' | 'AND' | 'NOT'; readonly of: readonly Sets[] }

/** An expression without the brackets around it, taken apart at its operators; these are all alike between two brackets. */
function parted(match: string): { readonly is: string; readonly of: readonly string[] } {
  const whole = match.startsWith('(') && closing(match, 0) === match.length - 1 ? match.slice(1, -1) : match
  const of: string[] = []
  let is = ''
  let from = 0
  for (let at = 0; at < whole.length; at++) {
    if (whole[at] === '"') at = whole.indexOf('"', at + 1)
    else if (whole[at] === '(') at = closing(whole, at)
    const operator = / (?<is>OR|AND|NOT) /uy
    operator.lastIndex = at + 1
    const found = operator.exec(whole)?.groups?.is
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

/** An expression in parts where it is wide, as it is where it is not. */
export function setsOf(match: string): Sets {
  const { is, of } = parted(match)
  if (is === 'OR') {
    const all = of.flatMap((one) => {
      const within = parted(one)
      return within.is === 'OR' ? within.of : [one]
    })
    return all.length > WIDE ? { is, of: all } : match
  }
  if (is !== 'AND' && is !== 'NOT') return match
  const sets = of.map(setsOf)
  return sets.every((one) => typeof one === 'string') ? match : { is, of: sets }
}

/** The rows of any of some sets, of all, or of the first and of no other; each in ascending order. */
export function together(is: 'OR' | 'AND' | 'NOT', sets: readonly Uint32Array[]): Uint32Array {
  const last = sets.reduce((most, rows) => Math.max(most, rows.at(-1) ?? 0), 0)
  const counts = new Uint16Array(last + 1)
  const [first = new Uint32Array(), ...others] = sets
  if (is === 'OR') for (const rows of sets) for (const row of rows) counts[row] = 1
  else {
    for (const rows of others) for (const row of rows) counts[row] = (counts[row] ?? 0) + 1
    const wanted = is === 'AND' ? others.length : 0
    return first.filter((row) => counts[row] === wanted)
  }
  const found = new Uint32Array(counts.reduce((sum, one) => sum + one, 0))
  let at = 0
  for (let row = 0; row <= last; row++) if (counts[row] === 1) found[at++] = row
  return found
}
