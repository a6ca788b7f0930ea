import { isCitation, type PageCitation, parsePageCitation } from './citation.ts'
import { ADDRESS, donorNamed, isDateLine, isFurniture, tabLanguage } from './furniture.ts'
import { beginningOfLabels, type Section, sectionsOf } from './labels.ts'
import { type PageLine, type Paragraph, pageLines, paragraphsOf, wordsOf } from './line.ts'
import { partSummary } from './summary.ts'

/** A record page taken apart, nothing understood yet. Every word of the file is in one of these, or is furniture. */
export interface Page {
  readonly date?: PageLine
  readonly title?: PageLine
  readonly donors: readonly (PageLine & { readonly name: string })[]
  readonly addresses: readonly PageLine[]
  readonly citation?: PageCitation & { readonly line: number }
  /** The language that the tab over the text names. */
  readonly tab?: PageLine & { readonly language: string }
  readonly text: readonly Paragraph[]
  readonly summary?: Paragraph
  readonly unsure: boolean
  readonly sections: readonly Section[]
}

export function takeApart(given: string): Page {
  const lines = pageLines(given)
  const tail = beginningOfLabels(lines)
  const head = headOf(lines.slice(0, tail))
  const middle = middleOf(paragraphsOf(head.rest))
  return {
    ...head.found,
    ...middle.found,
    addresses: [...head.addresses, ...middle.addresses],
    donors: [...head.donors, ...middle.donors],
    sections: sectionsOf(lines.slice(tail)),
    unsure: middle.unsure,
    text: middle.text,
  }
}

function headOf(lines: readonly PageLine[]) {
  const addresses: PageLine[] = []
  const said = [...lines.entries()].filter(([, line]) => line.text !== '' && !isFurniture(line.text))
  const found: { date?: PageLine; title?: PageLine } = {}
  let next = 0
  for (; next < said.length; next += 1) {
    const line = said[next]?.[1]
    if (line === undefined) break
    if (ADDRESS.test(line.text)) addresses.push(line)
    else if (found.date === undefined && isDateLine(line.text)) found.date = line
    else if (found.title === undefined) found.title = line
    else break
    if (found.date !== undefined && found.title !== undefined) {
      next += 1
      break
    }
  }
  const from = said[next]?.[0] ?? lines.length
  return { found, addresses, donors: [], rest: lines.slice(from) }
}

type Middle = Pick<Page, 'text' | 'unsure' | 'addresses' | 'donors'> & {
  readonly found: Pick<Page, 'citation' | 'tab' | 'summary'>
}

function middleOf(given: readonly Paragraph[]): Middle {
  const addresses: PageLine[] = []
  const donors: (PageLine & { name: string })[] = []
  let tab: Page['tab']
  // What is about the page and not of the text, at the beginning of some paragraphs.
  const withoutFurniture = (paragraphs: readonly Paragraph[]): readonly Paragraph[] => {
    const lines = paragraphs.flatMap((paragraph, n) => paragraph.lines.map((line) => ({ line, n })))
    const first = lines.findIndex(({ line }) => {
      const name = donorNamed(line.text)
      const language = tabLanguage(line.text)
      if (name !== undefined) donors.push({ ...line, name })
      else if (ADDRESS.test(line.text)) addresses.push(line)
      else if (language !== undefined) tab = { ...line, language }
      else return !isFurniture(line.text)
      return false
    })
    const begin = lines[first]
    if (begin === undefined) return []
    return paragraphs
      .slice(begin.n)
      .map((paragraph, n) =>
        n > 0 ? paragraph : { ...paragraph, lines: paragraph.lines.slice(paragraph.lines.indexOf(begin.line)) },
      )
  }
  const rest = withoutFurniture(given)
  const citationAt = rest.findIndex((paragraph) => isCitation(wordsOf(paragraph)))
  const cited = rest[citationAt]
  const citation = cited === undefined ? undefined : parsePageCitation(wordsOf(cited))
  if (cited === undefined || citation === undefined) {
    const { text, summary, unsure = false } = partSummary(rest)
    return {
      text,
      unsure,
      addresses,
      donors,
      found: { ...(tab === undefined ? {} : { tab }), ...(summary === undefined ? {} : { summary }) },
    }
  }
  // The older layout: summary, citation, address, tab, text.
  const before = rest.slice(0, citationAt)
  const text = withoutFurniture(rest.slice(citationAt + 1))
  const summary =
    before.length === 0
      ? undefined
      : {
          blanksBefore: 0,
          lines: before.flatMap((paragraph) => paragraph.lines).filter((line) => !isFurniture(line.text)),
        }
  return {
    text,
    unsure: false,
    addresses,
    donors,
    found: {
      citation: { ...citation, line: cited.lines[0]?.number ?? 0 },
      ...(tab === undefined ? {} : { tab }),
      ...(summary === undefined || summary.lines.length === 0 ? {} : { summary }),
    },
  }
}
