// Endings of nouns and adjectives, without accents, the longest first, each with the fewest letters that must stand before it.
const ENDINGS: readonly (readonly [ending: string, least: number])[] = [
  ['iami', 4],
  ['iego', 4],
  ['iemu', 4],
  ['iach', 4],
  ['owie', 4],
  ['ami', 4],
  ['ach', 4],
  ['ego', 4],
  ['emu', 4],
  ['iej', 4],
  ['iem', 4],
  ['imi', 4],
  ['ymi', 4],
  ['owi', 5],
  ['iom', 4],
  ['om', 4],
  // In rozmów it is of the word itself.
  ['ow', 5],
  ['em', 4],
  ['ej', 4],
  ['ym', 4],
  ['im', 4],
  ['ych', 4],
  ['ich', 4],
  ['ie', 4],
  ['ia', 4],
  ['iu', 4],
  ['a', 3],
  ['e', 3],
  ['i', 3],
  ['o', 3],
  ['u', 3],
  ['y', 3],
]

/** A light stemmer for Polish: takes one ending off, and leaves the changes within a word (ręka, ręce) as they are. */
export function stemPolish(folded: string): string {
  for (const [ending, least] of ENDINGS)
    if (folded.endsWith(ending) && folded.length - ending.length >= least) return folded.slice(0, -ending.length)
  return folded
}
