import { type BodyNode, bodyOfPlainText, serializeBody } from '#document/body.ts'
import type { Cell } from './cell.ts'

/** The body of a text that stands in cells, of several rows one after the other. A title that the text repeats at its beginning is its head. */
export function textOfCells(cells: readonly Cell[], title?: string): string {
  return serializeBody(
    cells.flatMap((cell, n) =>
      n === 0 && title !== undefined ? withHead(cell.value, title) : bodyOfLines(cell.value),
    ),
  )
}

function withHead(text: string, title: string): readonly BodyNode[] {
  const end = endOfTitle(text, title)
  if (end === 0) return bodyOfLines(text)
  return [{ name: 'head', attributes: {}, children: [text.slice(0, end).trim()] }, ...bodyOfLines(text.slice(end))]
}

/** Lines this long on average were never broken by hand: each is a paragraph of its own. */
const PARAGRAPH = 150

/** A plain text as a body: a blank line ends a paragraph; so does any line end where lines are as long as paragraphs are. */
export function bodyOfLines(text: string): readonly BodyNode[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const average = lines.reduce((sum, line) => sum + line.length, 0) / Math.max(1, lines.length)
  return bodyOfPlainText(lines.length > 1 && average > PARAGRAPH ? lines.join('\n\n') : text)
}

const COUNTS = /[\p{L}\p{N}]/u

/** Where the title ends with which a text begins; 0 where it does not. Only letters and figures count: `John Adams Diary` is `John Adams' Diary`. */
export function endOfTitle(text: string, title: string): number {
  const wanted = [...title].filter((sign) => COUNTS.test(sign))
  if (wanted.length < 3) return 0
  let found = 0
  let at = 0
  for (const sign of text.slice(0, title.length * 3 + 20)) {
    if (found === wanted.length) break
    at += sign.length
    if (!COUNTS.test(sign)) continue
    if (sign.toLowerCase() !== wanted[found]?.toLowerCase()) return 0
    found += 1
  }
  if (found < wanted.length || COUNTS.test(text.charAt(at))) return 0
  // What closes the title (a full stop, a quotation mark) belongs to it.
  return at + (/^[.?!'’"”)\]]+(?=\s|$)/u.exec(text.slice(at))?.[0].length ?? 0)
}
