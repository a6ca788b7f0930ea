/** A run of words, which the other side has too or has not. */
export interface Run {
  readonly words: string
  readonly isSame: boolean
}

/** Comparisons of word with word beyond which a whole middle is said to have changed. */
const MOST = 1_000_000

/** What of two readings of one passage is the same, word by word: each side as runs, which joined give it back. */
export function changedWords(before: string, after: string): { readonly before: Run[]; readonly after: Run[] } {
  const [was, is] = [wordsOf(before), wordsOf(after)]
  const pairs = wordsKept(was, is)
  const runs = (words: readonly string[], kept: ReadonlySet<number>) =>
    joined(words.map((word, n) => ({ words: word, isSame: kept.has(n) })))
  return {
    before: runs(was, new Set(pairs.map(([place]) => place))),
    after: runs(is, new Set(pairs.map(([, place]) => place))),
  }
}

/** The words that two readings have in common and in one order, by their places in either: as many as can be. */
export function wordsKept(was: readonly string[], is: readonly string[]): readonly (readonly [number, number])[] {
  let start = 0
  while (start < was.length && start < is.length && was[start] === is[start]) start += 1
  let end = 0
  while (end < was.length - start && end < is.length - start && was.at(-1 - end) === is.at(-1 - end)) end += 1
  const middle = inCommon(was.slice(start, was.length - end), is.slice(start, is.length - end))
  return [
    ...Array.from({ length: start }, (_, n) => [n, n] as const),
    ...middle.map(([n, m]) => [start + n, start + m] as const),
    ...Array.from({ length: end }, (_, n) => [was.length - end + n, is.length - end + n] as const),
  ]
}

/** Words with the space after them; of scripts that set none, single signs. */
export const wordsOf = (text: string): readonly string[] =>
  text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}]+\s*|[^\p{L}\p{N}\p{M}]+/gu) ?? []

/** The longest sequence that both have. */
function inCommon(was: readonly string[], is: readonly string[]): readonly (readonly [number, number])[] {
  if (was.length * is.length > MOST) return []
  const pairs: [number, number][] = []
  const [one = [], other = []] = numbered(was, is)
  const width = is.length + 1
  // Of each pair of ends, how long a sequence follows.
  const length = new Uint16Array((was.length + 1) * width)
  for (let n = was.length - 1; n >= 0; n -= 1) {
    for (let m = is.length - 1, at = n * width + m; m >= 0; m -= 1, at -= 1) {
      if (one[n] === other[m]) length[at] = (length[at + width + 1] ?? 0) + 1
      else length[at] = Math.max(length[at + width] ?? 0, length[at + 1] ?? 0)
    }
  }
  for (let n = 0, m = 0; n < was.length && m < is.length; ) {
    if (was[n] === is[m]) {
      pairs.push([n++, m++])
    } else if ((length[(n + 1) * width + m] ?? 0) >= (length[n * width + m + 1] ?? 0)) n += 1
    else m += 1
  }
  return pairs
}

/** Equal words by equal numbers, which are compared faster. */
function numbered(...all: readonly (readonly string[])[]): readonly Int32Array[] {
  const numbers = new Map<string, number>()
  return all.map((words) =>
    Int32Array.from(words, (word) => {
      const number = numbers.get(word) ?? numbers.size
      numbers.set(word, number)
      return number
    }),
  )
}

function joined(runs: readonly Run[]): Run[] {
  const all: Run[] = []
  for (const run of runs) {
    const last = all.at(-1)
    if (last?.isSame === run.isSame) all[all.length - 1] = { words: last.words + run.words, isSame: run.isSame }
    else all.push(run)
  }
  return all
}
