import type { Standing } from '../store.ts'
import { head } from './changes.ts'
import { type Program, together } from './program.ts'
import { suggestionRevision } from './suggestions.ts'

export function* standing(): Program<Standing> {
  const [last, suggestions] = yield* together(head(), suggestionRevision())
  return { head: last, suggestions }
}
