const HAS_SIGNS = /[\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Whether a word that nothing holds may be another, misspelt: very short words are near too many, and of signs each is a word. */
export const mayBeMisspelt = (word: string): boolean =>
  (word.match(/\p{L}/gu)?.length ?? 0) >= SHORTEST_MISSPELT && !HAS_SIGNS.test(word)
export const SHORTEST_MISSPELT = 4

/** A word with another first letter of its script, with one more before it, or without its own. */
export function withOtherBeginnings(word: string): string[] {
  const [first = ''] = word
  const rest = word.slice(first.length)
  const letters = ALPHABETS.find((alphabet) => alphabet.includes(first)) ?? ''
  return first === '' || letters === ''
    ? []
    : [rest, ...[...letters].flatMap((letter) => [letter + rest, letter + word])]
}

/** As they stand when folded. */
const ALPHABETS = ['abcdefghijklmnopqrstuvwxyz', 'абвгґдеєжзиійклмнопрстуфхцчшщъыьэюяђјљњћџ']

/** Whether a word fits a pattern of letters, `?` and `*`. Its time grows with the product of both lengths, whatever they are. */
export function fits(word: string, pattern: string): boolean {
  const [signs, marks] = [[...word], [...pattern]]
  let [at, mark, star, from] = [0, 0, -1, 0]
  while (at < signs.length) {
    if (marks[mark] === '*') {
      star = mark
      from = at
      mark += 1
    } else if (mark < marks.length && (marks[mark] === '?' || marks[mark] === signs[at])) {
      at += 1
      mark += 1
    } else if (star >= 0) {
      from += 1
      at = from
      mark = star + 1
    } else return false
  }
  while (marks[mark] === '*') mark += 1
  return mark === marks.length
}
