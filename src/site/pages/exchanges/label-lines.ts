/** Words of one weight in a label. */
export interface Run {
  readonly text: string
  readonly as?: 'act' | 'quiet'
}

/** A label wrapped: its lines, and how wide the widest is at 12.5 px. */
export interface Label {
  readonly lines: readonly (readonly Run[])[]
  readonly width: number
  readonly isCut: boolean
}

export const SIZE = 12.5
export const LEADING = 16

/** Advance widths of Inter's letters from the blank to the tilde, in hundredths of the size; bold ones are a little wider. */
const WIDTHS =
  '28 29 47 63 64 98 64 30 36 36 50 66 29 46 29 36 63 41 61 62 65 59 62 57 62 62 29 30 66 66 66 51 97 69 65 73 72 60 59 75 74 27 57 67 57 90 75 76 64 76 64 64 65 74 69 99 68 68 63 36 36 36 47 46 32 56 61 57 61 58 37 61 59 24 24 55 24 88 59 60 61 61 38 53 33 59 56 82 55 56 55 43 33 43 66'
    .split(' ')
    .map(Number)
const BOLD = 1.04
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** The width of words in Inter; letters that it is not measured for are taken as a common one. */
export function widthOf(words: string, isBold = false, size = SIZE): number {
  let sum = 0
  for (const letter of words) sum += WIDTHS[(letter.codePointAt(0) ?? 0) - 32] ?? (WIDE.test(letter) ? 100 : 60)
  return (sum / 100) * size * (isBold ? BOLD : 1)
}

/** Sets runs in lines of at most `most` px, and so many lines; what does not fit is cut with an ellipsis. A quiet run begins a line of its own. */
export function labelOf(runs: readonly Run[], most: number, lines: number): Label {
  const set: Run[][] = [[]]
  let at = 0
  let isCut = false
  for (const run of runs) {
    for (const [n, word] of run.text.split(/(?<= )/u).entries()) {
      const width = widthOf(word.trimEnd(), run.as === 'act')
      const breaks = (run.as === 'quiet' && n === 0) || at + width > most
      if (breaks && at > 0) {
        if (set.length === lines) {
          isCut = true
          break
        }
        set.push([])
        at = 0
      }
      const line = set.at(-1)
      const last = line?.at(-1)
      if (line === undefined) break
      if (last !== undefined && last.as === run.as) line[line.length - 1] = { ...last, text: last.text + word }
      else line.push({ ...run, text: word })
      at += widthOf(word, run.as === 'act')
    }
    if (isCut) break
  }
  if (isCut) {
    const line = set.at(-1)
    const last = line?.at(-1)
    if (line !== undefined && last !== undefined)
      line[line.length - 1] = { ...last, text: `${last.text.replace(/[\s.,;:]+$/u, '')} …` }
  }
  const width = Math.max(...set.map((line) => line.reduce((sum, { text, as }) => sum + widthOf(text, as === 'act'), 0)))
  return { lines: set, width: Math.ceil(width), isCut }
}
