import type { Vocabulary } from '../index/compile-query.ts'
import { CLOSED } from '../index/letters.ts'
import { allOf, anyOf, butNot, EVERYTHING, type Match, token } from '../index/match.ts'
import type { Clearance } from '../search.ts'

type Exact = Pick<Vocabulary, 'exact'>

/** What this reader may see of what matches. It is part of every expression: totals, facets and missing words tell no more. */
export function cleared(match: Match, clearance: Clearance, vocabulary: Exact): Match {
  if (clearance.includes('editors')) return match
  if (clearance.includes('public')) return butNot(match, hidden(clearance, vocabulary))
  return allOf([match, ofGroups(clearance, vocabulary)])
}

/** What this reader may not see: most often there is none, which is soon found out. */
export function hidden(clearance: Clearance, vocabulary: Exact): Match {
  if (clearance.includes('editors')) return false
  return butNot(clearance.includes('public') ? token(CLOSED) : EVERYTHING, ofGroups(clearance, vocabulary))
}

const ofGroups = (clearance: Clearance, { exact }: Exact): Match =>
  anyOf(clearance.map((group) => exact('access', group))) ?? false
