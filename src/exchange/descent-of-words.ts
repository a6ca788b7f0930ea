import { type Run, wordsKept, wordsOf } from '#document/changed-words.ts'
import { type Hand, handKey, type Unworded, type Wording } from './wording.ts'

/** More is not compared, and said: words and marks of a wording, its signs, and drafts. */
export const MOST_WORDS = 1_000
const MOST_SIGNS = 20_000
export const MOST_DRAFTS = 8

/** A draft by its point, with its wordings, or why it has none. */
export interface Worded {
  readonly point: string
  readonly wordings: readonly Wording[] | Unworded
}

/** Why a draft stands apart from those that are compared. */
export type Apart = Unworded | 'other-hand' | 'too-long' | 'too-many'

/** The words of the last text by the drafts that they first stood in (exchange.md, "Drafts and their descent"). */
export interface DescentOfWords {
  readonly hand: Hand
  /** Those before the last, in their order; `isSame`: the last text has these words too. */
  readonly earlier: readonly { readonly point: string; readonly runs: readonly Run[] }[]
  readonly last: {
    readonly point: string
    readonly runs: readonly { readonly words: string; readonly first: string }[]
  }
}

/** What can be compared of drafts in the order of their descent; each of the others with why not. */
export interface Compared {
  readonly words?: DescentOfWords
  readonly apart: readonly { readonly point: string; readonly why: Apart }[]
}

export function descentOfWords(drafts: readonly Worded[]): Compared {
  const all = handToCompare(drafts)
  // The first drafts and the last text say what came from where.
  const compared = all.length > MOST_DRAFTS ? [...all.slice(0, MOST_DRAFTS - 1), ...all.slice(-1)] : all
  const points = new Set(compared.map(({ point }) => point))
  const left = new Set(all.map(({ point }) => point))
  const apart = drafts
    .filter(({ point }) => !points.has(point))
    .map(({ point, wordings }) => ({ point, why: left.has(point) ? ('too-many' as const) : whyApart(wordings) }))
  return { ...compare(compared), apart }
}

interface Text extends Wording {
  readonly point: string
}

/** The drafts of one hand: that which two have and which leads farthest, then which has most; the language of composition first. */
function handToCompare(drafts: readonly Worded[]): readonly Text[] {
  const texts = drafts.flatMap(({ point, wordings }, at) =>
    typeof wordings === 'string' ? [] : wordings.filter(isShort).map((one) => ({ point, at, ...one })),
  )
  const [best = []] = [...Map.groupBy(texts, ({ hand }) => handKey(hand))]
    .filter(([, own]) => own.length > 1)
    .toSorted(
      ([key, own], [otherKey, other]) =>
        (other.at(-1)?.at ?? 0) - (own.at(-1)?.at ?? 0) ||
        other.length - own.length ||
        (own[0]?.hand.translators.length ?? 0) - (other[0]?.hand.translators.length ?? 0) ||
        (key < otherKey ? -1 : 1),
    )
    .map(([, own]) => own)
  return best
}

const isShort = ({ words }: Wording) => words.length <= MOST_SIGNS && wordsOf(words).length <= MOST_WORDS

function whyApart(wordings: Worded['wordings']): Apart {
  if (typeof wordings === 'string') return wordings
  return wordings.some(isShort) ? 'other-hand' : 'too-long'
}

function compare(texts: readonly Text[]): { readonly words?: DescentOfWords } {
  const last = texts.at(-1)
  if (last === undefined) return {}
  const is = wordsOf(last.words)
  const first = is.map(() => last.point)
  const earlier = texts.slice(0, -1).map(({ point, words }) => {
    const was = wordsOf(words)
    const kept = takenOver(was, is)
    for (const [, place] of kept) if (first[place] === last.point) first[place] = point
    const places = new Set(kept.map(([place]) => place))
    const runs = joined(was, (n) => places.has(n)).map(({ words, of }) => ({ words, isSame: of }))
    return { point, runs }
  })
  // A mark of punctuation goes with the word before it.
  for (const [n, word] of is.entries()) if (n > 0 && !isWord(word)) first[n] = first[n - 1] ?? last.point
  const runs = joined(is, (n) => first[n] ?? last.point).map(({ words, of }) => ({ words, first: of }))
  return { words: { hand: last.hand, earlier, last: { point: last.point, runs } } }
}

const isWord = (word = '') => /[\p{L}\p{N}]/u.test(word)

/** What was taken over: two words in a row or more, or all that either has. A word that both have by itself proves nothing. */
function takenOver(was: readonly string[], is: readonly string[]): readonly (readonly [number, number])[] {
  const plain = (words: readonly string[]) => words.map((word) => word.trim())
  const rows: (readonly [number, number])[][] = []
  for (const pair of wordsKept(plain(was), plain(is))) {
    const [n, m] = rows.at(-1)?.at(-1) ?? [-2, -2]
    if (pair[0] === n + 1 && pair[1] === m + 1) rows.at(-1)?.push(pair)
    else rows.push([pair])
  }
  const whole = Math.min(was.length, is.length)
  return rows.filter((row) => row.length === whole || row.filter(([n]) => isWord(was[n])).length > 1).flat()
}

/** Words that are of one as one. */
function joined<T>(words: readonly string[], of: (place: number) => T): { words: string; of: T }[] {
  const runs: { words: string; of: T }[] = []
  words.forEach((word, n) => {
    const last = runs.at(-1)
    if (last?.of === of(n)) last.words += word
    else runs.push({ words: word, of: of(n) })
  })
  return runs
}
