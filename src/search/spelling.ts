/** How many slips lie between two words, an exchange of neighbours as one; anything above `most` where there are more. */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, n) => n)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1))
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      row.push(cost)
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    before = last
    last = row
  }
  return last[b.length] ?? most + 1
}

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
