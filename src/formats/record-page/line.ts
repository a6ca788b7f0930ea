/** A line of a page as it was copied, with its number in the file. */
export interface PageLine {
  readonly number: number
  readonly text: string
}

/** Lines between blank ones, with the number of blank lines before them. */
export interface Paragraph {
  readonly lines: readonly PageLine[]
  readonly blanksBefore: number
}

/** The words of a paragraph, its lines joined by `\n`. */
export const wordsOf = (paragraph: Paragraph): string => paragraph.lines.map((line) => line.text).join('\n')

export function pageLines(text: string): readonly PageLine[] {
  return text
    .split('\n')
    .map((line, index) => ({ number: index + 1, text: line.replace(/^[\s\u200B\uFEFF]+|[\s\u200B\uFEFF]+$/gu, '') }))
}

export function paragraphsOf(lines: readonly PageLine[]): readonly Paragraph[] {
  const paragraphs: { lines: PageLine[]; blanksBefore: number }[] = []
  let blanks = 0
  let open = false
  for (const line of lines) {
    if (line.text === '') {
      blanks += 1
      open = false
      continue
    }
    if (open) paragraphs.at(-1)?.lines.push(line)
    else paragraphs.push({ lines: [line], blanksBefore: blanks })
    open = true
    blanks = 0
  }
  return paragraphs
}
