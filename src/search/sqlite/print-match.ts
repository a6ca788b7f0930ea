import type { Expression } from '../index/match.ts'

const quoted = (tokens: readonly string[], open: boolean): string =>
  `"${tokens.join(' ').replaceAll('"', '')}"${open ? ' *' : ''}`

const SIGN = { any: ' OR ', all: ' AND ' } as const

/** An expression as FTS5 reads it. Every token in it is quoted, and the operators are ours: no string of a reader's can be syntax. */
export function printed(match: Expression): string {
  switch (match.is) {
    case 'row':
      return quoted(match.tokens, match.open)
    case 'near':
      return `NEAR(${match.rows.map(printed).join(' ')}, ${match.within})`
    case 'in':
      return `{${match.column}} : (${printed(match.of)})`
    case 'any':
    case 'all':
      return `(${match.of.map(printed).join(SIGN[match.is])})`
    case 'not':
      return `(${printed(match.of)} NOT ${printed(match.but)})`
    case 'value':
      throw new Error('Values are numbered here, and sought by tokens.')
  }
}
