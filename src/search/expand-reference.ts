import { readsAsArchival } from '#document/archival-reference.ts'
import type { Query } from './query.ts'
import { unitsOf } from './query-filters.ts'
import type { Result } from './search.ts'

const MOST_WORDS = 24

/**
 * A question that is an archival reference (`f. 45, op. 1, d. 330`) and nothing else stands for the documents of that file as well, however they
 * write it. Its words alone are found where they stand so.
 */
export function expandReference(query: Query): { readonly query: Query; readonly done: Result['done'] } {
  const typed = onlyWords(query)
  const units = typed === undefined || !readsAsArchival(typed) ? [] : unitsOf(typed)
  // A repository alone is a name, and a fond alone may be many things.
  const files = units.filter((path) => path.split('/').length > 2)
  if (typed === undefined || files.length === 0) return { query, done: [] }
  const also = files.map((word): Query => ({ is: 'field', field: 'archive', of: { is: 'term', word } }))
  const told = { what: 'Also sought: documents of that file', because: `“${typed}” is an archival reference` }
  return { query: { is: 'named', typed: query, also }, done: [{ ...told, reference: typed }] }
}

/** What is typed, where it is words and nothing else. */
function onlyWords(query: Query): string | undefined {
  if (query.is !== 'bool' || query.should.length + query.not.length > 0 || query.must.length > MOST_WORDS)
    return undefined
  const words = query.must.map((one) => (one.is === 'term' ? one.word : undefined))
  return words.includes(undefined) ? undefined : words.join(' ')
}
