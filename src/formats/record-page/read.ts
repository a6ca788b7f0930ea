import { decode } from '../bytes/decode.ts'
import { wholeText } from '../bytes/lines.ts'
import type { Incoming, ReadableFormat, Reading } from '../format.ts'
import { draftOfPage } from './draft.ts'
import { isDateLine, isFurniture } from './furniture.ts'
import { labelOf } from './labels.ts'
import { takeApart } from './page.ts'

/** One page is one document; a page longer than this is none. */
const LONGEST = 64 * 1024 * 1024

/**
 * The text of one archive page as a reader copies it: the Wilson Center Digital Archive in its older layout (a citation, then the
 * text) and its newer one (the text, then labels). Labels may have no value, and values no label; see `docs/import.md`.
 */
export const recordPage: ReadableFormat = {
  id: 'record-page',
  label: 'Text of a record page',
  recognises,
  read,
}

function recognises(_name: string, head: string): number {
  if (/^\s*[{[<]/u.test(head)) return 0
  const lines = head
    .slice(0, 65_536)
    .split('\n')
    .map((line) => line.trim())
  const labels = new Set(lines.map((line) => labelOf(line)?.label).filter((label) => label !== undefined))
  if (labels.has('Document Information') && labels.has('Record ID')) return 0.95
  const said = lines.filter((line) => line !== '')
  const furniture = said.slice(0, 4).some(isFurniture)
  const dated = said.slice(0, 5).some(isDateLine)
  if (/^[“"].*History and Public Policy Program Digital Archive/mu.test(head) && (furniture || dated)) return 0.95
  if (furniture && dated) return 0.7
  return labels.size >= 3 && dated ? 0.7 : 0
}

async function* read(file: Incoming): AsyncIterable<Reading> {
  const decoding = decode(file)
  const { text, cut } = await wholeText(decoding.pieces, LONGEST)
  for (const issue of decoding.takeIssues()) yield { kind: 'issue', issue }
  if (cut) {
    yield {
      kind: 'issue',
      issue: {
        severity: 'error',
        at: file.name,
        field: 'file',
        message: 'longer than 64 MB, which one page is not; nothing was read',
      },
    }
    return
  }
  if (text.trim() === '') {
    yield {
      kind: 'issue',
      issue: { severity: 'error', at: file.name, field: 'file', message: 'there is no text in it' },
    }
    return
  }
  const { draft, issues } = draftOfPage(takeApart(text), file.name)
  for (const issue of issues) yield { kind: 'issue', issue }
  yield { kind: 'draft', draft }
}
