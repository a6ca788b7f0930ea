import type { Field, Query } from './query.ts'
import type { Result } from './search.ts'

/** The words that stand in an index, each in the forms that it stands there. What is told of them is no secret only once it is counted for a reader. */
export interface TermBook {
  /** Forms at most so many slips away, with the same first letter; the nearest first. */
  near(word: string, distance: number): readonly string[]
  /** Forms that fit a pattern: `?` a letter, `*` any letters. */
  like(pattern: string): { readonly forms: readonly string[]; readonly more: boolean }
}

const DEEPEST = 12
const MOST_SOUGHT = 16
const SHORT = 4

/** Slips that are forgiven in a word. */
export const slipsIn = (word: string): number => ([...word].length <= SHORT ? 1 : 2)

const OF_WORDS: readonly (Field | undefined)[] = [undefined, 'title', 'text', 'from', 'to', 'person']

/** A query with near spellings and patterns as the forms that stand in the index, and what was done so. */
export function expandTerms(query: Query, book: TermBook): { readonly query: Query; readonly done: Result['done'] } {
  const done: { what: string; because: string }[] = []
  let sought = 0

  const formsOf = (found: readonly string[]) => found.map((word): Query => ({ is: 'form', word }))

  function near(word: string, distance: number | undefined): Query {
    const found = book.near(word, distance ?? slipsIn(word)).filter((one) => one !== word.toLowerCase())
    // Said in any case: that there is such a word may be known of closed documents alone.
    done.push({ what: `“${word}” was sought also as it may be misspelt`, because: `“${word}~” was asked` })
    return { is: 'anyOf', variants: [{ is: 'term', word }, ...formsOf(found)], scored: 'best' }
  }

  function like(pattern: string): Query {
    const { forms: found, more } = book.like(pattern)
    if (more)
      done.push({ what: `Only ${found.length} words like “${pattern}” were sought`, because: 'there are more of them' })
    return { is: 'anyOf', variants: formsOf(found), scored: 'best', typed: pattern }
  }

  function walk(node: Query, field: Field | undefined, depth: number): Query {
    if (depth > DEEPEST || !OF_WORDS.includes(field)) return node
    const each = (some: readonly Query[]) => some.map((one) => walk(one, field, depth + 1))
    if (node.is === 'bool') return { ...node, must: each(node.must), should: each(node.should), not: each(node.not) }
    if (node.is === 'anyOf') return { ...node, variants: each(node.variants) }
    if (node.is === 'written') return { ...node, of: walk(node.of, field, depth + 1) }
    if (node.is === 'field') return { ...node, of: walk(node.of, node.field, depth + 1) }
    if ((node.is !== 'fuzzy' && node.is !== 'wildcard') || sought >= MOST_SOUGHT) return node
    sought += 1
    return node.is === 'fuzzy' ? near(node.word, node.distance) : like(node.pattern)
  }

  return { query: walk(query, undefined, 0), done }
}
