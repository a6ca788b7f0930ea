const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** A figure with its groups apart, as English sets it: `12,480`. */
export const figure = (count: number): string => count.toLocaleString('en-GB')

/** A count with its noun: "1 document", "12,480 documents". */
export const counted = (count: number, noun: string, nouns = `${noun}s`): string =>
  `${figure(count)} ${count === 1 ? noun : nouns}`

/** The same at the head of a sentence, in words to twelve: "Five documents". */
export function countedInWords(count: number, noun: string, nouns = `${noun}s`): string {
  const word = WORDS[count]
  return word === undefined ? counted(count, noun, nouns) : `${capital(word)} ${count === 1 ? noun : nouns}`
}

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** "a, b and c". */
export function inARow(words: readonly string[], and = 'and'): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`
}
