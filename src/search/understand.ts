import { nameWords } from '#authority/name-words.ts'
import { fold } from '#value/fold.ts'
import { slipsBetween } from '#value/slips.ts'
import { expandDates } from './expand-dates.ts'
import { expandNames } from './expand-names.ts'
import { expandReference } from './expand-reference.ts'
import { expandTerms, type TermBook } from './expand-terms.ts'
import { type NameBook, NOBODY } from './name-book.ts'
import { surerPart } from './other-names.ts'
import type { Query } from './query.ts'
import { asTyped } from './query-words.ts'
import type { Result } from './search.ts'
import { toldNames } from './told-names.ts'

/** A question as it is asked of an index: with near spellings, patterns and names as the forms that they stand for. */
export interface Understood {
  readonly query: Query
  /** Parts of what it finds, the surest first: they stand before the rest. */
  readonly surer: readonly Query[]
  readonly done: Result['done']
}

export interface Books {
  readonly names: NameBook
  readonly terms: TermBook
}

/** `names: NOBODY` is "exactly as typed". */
export function understand(query: Query, books: Books): Understood {
  const { query: asked, done } = expanded(query, books)
  return understood(asked, done)
}

/** What a question says besides words as they are spelt. *1 May 1949* is no May, so days come before names; a year may be part of one. */
function expanded(query: Query, { names, terms }: Books): Pick<Understood, 'query' | 'done'> {
  const spelt = expandTerms(query, terms)
  if (names === NOBODY) return { ...spelt, query: asTyped(spelt.query) }
  const filed = expandReference(spelt.query)
  const dated = expandDates(filed.query, 'days')
  const named = expandNames(dated.query, names)
  const ofYears = expandDates(named.query, 'year')
  return {
    query: ofYears.query,
    done: [...toldNames(named.names), ...named.done, ...filed.done, ...dated.done, ...ofYears.done, ...spelt.done],
  }
}

function understood(query: Query, done: Result['done']): Understood {
  const surer = (['surest', 'attested'] as const).flatMap((by) => surerPart(query, by) ?? [])
  return { query, surer, done }
}

/** Words that nothing holds, with those that are spelt nearly so. */
type Near = NonNullable<Result['near']>

/**
 * Other ways to understand a question that has found nothing, the likeliest first: its missing words as names and words that are spelt nearly
 * so, or as such names alone. Quotation marks and `exact` hold words to their letters.
 */
export function* understandLoosely(
  query: Query,
  { names, terms }: Books,
  missing: readonly string[],
  near: Near,
): Generator<Understood> {
  if (names === NOBODY) return
  const lost = new Set(missing.flatMap(nameWords))
  // Where every word is somewhere and they are nowhere together, a name of several words may still be another's spelling.
  const mayBeOther = (typed: string): boolean => {
    const words = nameWords(typed)
    if (words.length > MOST_WORDS_OF_A_NAME) return false
    return lost.size === 0 ? words.length > 1 : words.some((word) => lost.has(word))
  }
  let looked = 0
  const nearly: NameBook['nearly'] = (typed) => {
    looked += 1
    return looked > MOST_LOOKED_UP ? [] : names.nearly(typed)
  }
  const loose: NameBook = {
    known(typed) {
      const known = names.known(typed)
      return known.length > 0 || !mayBeOther(typed) ? known : nearly(typed)
    },
    nearly,
  }
  const { query: asked, done: did } = expanded(query, { names: loose, terms })
  const done = looked > MOST_LOOKED_UP ? [...did, SPENT] : did
  if (near.length > 0) {
    const spellings = new Map(
      near.map((one) => [one.word, nearest(one)] as const).filter(([, some]) => some.length > 0),
    )
    const said = [...spellings].map(([word, others]) => ({
      what: `“${word}” was taken for ${others.map((one) => `“${one}”`).join(', ')}`,
      because: 'nothing has the word as it was typed',
      spelt: { typed: word, as: others },
    }))
    yield understood(respelt(asked, spellings), [...done, ...said])
  }
  yield understood(asked, done)
}

/** The spellings with the fewest slips, and none where a short word would have to have two: that is another word. */
function nearest({ word, spellings }: Near[number]): string[] {
  const slips = spellings.map((one) => slipsBetween(fold(word), one.word, MOST_SLIPS))
  const least = Math.min(...slips)
  if (least > 1 && word.length < LONG) return []
  return spellings.filter((_, n) => slips[n] === least).map((one) => one.word)
}

const MOST_SLIPS = 2
const LONG = 8
/** Names that are spelt nearly so are looked for among all that begin alike: so often for one question. */
const MOST_LOOKED_UP = 24
/** A name with a slip in it that is longer is a sentence. */
const MOST_WORDS_OF_A_NAME = 8
const SPENT = {
  what: `Only the first ${MOST_LOOKED_UP} words and rows of words were taken for names that are spelt nearly so`,
  because: 'the question holds more',
}
const DEEPEST = 12

/** A query with other spellings for some of its words. */
function respelt(query: Query, spellings: ReadonlyMap<string, readonly string[]>): Query {
  const walk = (node: Query, depth: number): Query => {
    if (depth > DEEPEST) return node
    const each = (some: readonly Query[]) => some.map((one) => walk(one, depth + 1))
    if (node.is === 'term') {
      const forms = spellings.get(node.word)?.map((word): Query => ({ is: 'form', word }))
      return forms === undefined ? node : { is: 'anyOf', variants: forms, scored: 'best' }
    }
    if (node.is === 'bool') return { ...node, must: each(node.must), should: each(node.should) }
    if (node.is === 'field') return { ...node, of: walk(node.of, depth + 1) }
    if (node.is === 'anyOf') return { ...node, variants: each(node.variants) }
    if (node.is !== 'named') return node
    const { attested, surest } = node
    return {
      ...node,
      typed: walk(node.typed, depth + 1),
      ...(attested === undefined ? {} : { attested: walk(attested, depth + 1) }),
      ...(surest === undefined ? {} : { surest: walk(surest, depth + 1) }),
    }
  }
  return walk(query, 0)
}
