/**
 * An expression of FTS5, or what is simpler: everything, nothing, or no condition at all (a "word" of signs alone).
 * Every token in it is quoted, and the operators are ours: no string of a reader's can be syntax.
 */
export type Match = string | true | false | undefined

export const quoted = (tokens: readonly string[], open = false): string =>
  `"${tokens.join(' ').replaceAll('"', '')}"${open ? ' *' : ''}`

export function anyOf(matches: readonly Match[]): Match {
  if (matches.includes(true)) return true
  const said = matches.filter((match) => match !== undefined)
  const some = [...new Set(said.filter((match) => typeof match === 'string'))]
  if (some.length === 0) return said.length === 0 ? undefined : false
  return some.length === 1 ? some[0] : `(${some.join(' OR ')})`
}

export function allOf(matches: readonly Match[]): Match {
  if (matches.includes(false)) return false
  const said = matches.filter((match) => match !== undefined)
  const some = [...new Set(said.filter((match) => typeof match === 'string'))]
  if (some.length === 0) return said.length === 0 ? undefined : true
  return some.length === 1 ? some[0] : `(${some.join(' AND ')})`
}

export function butNot(match: Match, not: Match, every: string): Match {
  if (not === true) return false
  if (not === undefined || not === false || match === false) return match
  return `(${match === true || match === undefined ? every : match} NOT ${not})`
}
