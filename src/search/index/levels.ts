// How much a word says of a document is kept as a token of its own, so that of very many hits the likeliest are found without scoring all of
// them: the impact of bm25, `weight / (weight + 1.2 * norm)`, in steps of a quarter of an octave.

/** A document of so many words is neither long nor short. */
const MIDDLING = 400
const STEPS = 4
const K = 1.2
const B = 0.75

export const HIGHEST_LEVEL = 18
/** What says less has no token: a word that stands once or twice in a letter of two pages. */
const LOWEST_LEVEL = 5

/** Every level that has tokens, the highest first. */
export const LEVELS: readonly number[] = Array.from(
  { length: HIGHEST_LEVEL - LOWEST_LEVEL + 1 },
  (_, n) => HIGHEST_LEVEL - n,
)

/** The level of a word that stands in a document of so many words as often as its weight says; undefined where it says little. */
export function levelOf(weight: number, words: number): number | undefined {
  const level = Math.floor(STEPS * Math.log2(weight / (1 - B + (B * words) / MIDDLING)))
  return level < LOWEST_LEVEL ? undefined : Math.min(level, HIGHEST_LEVEL)
}

/** The impact that a level stands for, between 0 and 1. */
export function impactOf(level: number): number {
  const weight = 2 ** (level / STEPS)
  return weight / (weight + K)
}
