const MOST_WORDS = 8

/** The words that are marked, each once, the most frequent first, without regard to case; `more`: places that have others. */
export function wordsMarked(found: readonly string[]): {
  readonly words: readonly { readonly words: string; readonly count: number }[]
  readonly more: number
} {
  const counts = new Map<string, { words: string; count: number }>()
  for (const given of found) {
    const words = given.replace(/\s+/gu, ' ').trim()
    const one = counts.get(words.toLowerCase()) ?? { words, count: 0 }
    counts.set(words.toLowerCase(), { ...one, count: one.count + 1 })
  }
  const words = [...counts.values()].sort((a, b) => b.count - a.count).slice(0, MOST_WORDS)
  return { words, more: found.length - words.reduce((sum, { count }) => sum + count, 0) }
}
