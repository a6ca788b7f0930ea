/** What a table has under a word from outside; undefined also for `constructor` and the like, which every object has. */
export const lookUp = <V>(table: Readonly<Record<string, V>>, word: string): V | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined
