import { analysisLanguage } from './analysis/guess-language.ts'
import { tokens } from './analysis/tokens.ts'
import type { IndexEntry } from './index-entry.ts'
import { joined, type Mark, type Marker } from './marks.ts'
import type { Snippet } from './search.ts'
import { Sieve, type Stretch } from './sieve.ts'

const LENGTH = 260
const MOST = 2
const MOST_TRIED = 8
const LONGEST_WORD = 64
/** Of a very long text only so much is looked at: a result page waits for twenty of them. */
const MOST_LOOKED_AT = 400_000

type Texts = IndexEntry['texts']
type Block = Texts[number]['blocks'][number]

interface Passage {
  readonly text: Texts[number]
  readonly block: Block
  readonly from: number
  readonly to: number
  readonly marks: readonly Mark[]
}

interface Likely extends Stretch {
  readonly text: Texts[number]
  readonly lang: string
  readonly block: Block
}

/** The stretch of a block with the most parts of the query, then with the most of its words. */
function bestStretch(marks: readonly Mark[]): Mark[] {
  let best: { readonly marks: Mark[]; readonly score: number } = { marks: [], score: 0 }
  for (const [n, first] of marks.entries()) {
    const within: Mark[] = []
    for (let m = n; m < marks.length && (marks[m]?.end ?? 0) - first.start <= LENGTH; m++) {
      const mark = marks[m]
      if (mark !== undefined) within.push(mark)
    }
    const score = new Set(within.map(({ part }) => part)).size * 10 + Math.min(within.length, 9)
    if (score > best.score) best = { marks: within, score }
    if (n > 200) break
  }
  return best.marks
}

/** Cut at blanks about `LENGTH` characters wide, with the marks in its midst; never inside a character. */
function stretch(text: string, marks: readonly Mark[]): { from: number; to: number } {
  const first = marks[0]?.start ?? 0
  const last = marks.reduce((end, mark) => Math.max(end, mark.end), first)
  const room = Math.max(0, LENGTH - (last - first))
  let from = Math.max(0, first - Math.floor(room / 3))
  let to = Math.min(text.length, Math.max(last, from + LENGTH))
  if (from > 0) {
    const blank = text.slice(from, first).search(/\s/u)
    from = blank < 0 ? first : from + blank + 1
  }
  if (to < text.length) {
    const blank = text.slice(last, to).search(/\s\S*$/u)
    to = blank < 0 ? wholeCharacter(text, to) : last + blank
  }
  return { from, to }
}

const wholeCharacter = (text: string, at: number): number => (/[\udc00-\udfff]/u.test(text.charAt(at)) ? at - 1 : at)

function cut({ text, block, from, to, marks }: Passage): Snippet {
  const before = from > 0 ? '… ' : ''
  const piece = block.text.slice(from, to)
  const shift = before.length - from
  return {
    of: text.of,
    ...(block.note === undefined ? {} : { note: block.note }),
    ...(text.lang === undefined ? {} : { lang: text.lang }),
    text: `${before}${piece}${to < block.text.length ? ' …' : ''}`,
    marks: joined(marks.filter(({ start, end }) => start >= from && end <= to)).map(([start, end]) => [
      start + shift,
      end + shift,
    ]),
    ...(block.id === undefined ? {} : { block: block.id }),
  }
}

/** Cuts the snippets of many documents for one query. */
export class Snippets {
  private readonly marker: Marker
  private readonly sieve: Sieve
  private readonly titles: Sieve

  constructor(marker: Marker) {
    this.marker = marker
    const sought = (otherwise: 'title' | 'text') => marker.sought.filter(({ where }) => where !== otherwise)
    this.sieve = new Sieve(sought('title'))
    const isSame = marker.sought.every(({ where }) => where === 'both')
    this.titles = isSame ? this.sieve : new Sieve(sought('text'))
  }

  /** Where the words stand in a title, whose language is asked only where they may. */
  marksInTitle(title: string, language: () => string): [number, number][] {
    const may = this.titles.seeks && this.titles.mayHold(title)
    if (!may) return []
    const lang = language()
    return joined(this.marker.in(tokens(title, lang, this.titles.words), 'title', lang))
  }

  /** The best passages of a document, at most two, the second from another block; where none of the words stands in the texts, how they begin. */
  of(texts: Texts, languageOf: (text: Texts[number]) => string, title = ''): Snippet[] {
    const head = keyOf(title)
    const isTitle = ({ text }: Block) => text.length < 3 * title.length && keyOf(text) === head
    const found: Snippet[] = []
    const blocks = new Set<unknown>()
    // What repeats the title, which stands above, tells nothing.
    for (const stretch of this.likely(texts, languageOf)) {
      if (blocks.has(stretch.block) || isTitle(stretch.block)) continue
      const snippet = this.passage(stretch)
      // Collected letters repeat themselves: the same words twice tell nothing more.
      if (snippet === undefined || found.some(({ text }) => text === snippet.text)) continue
      blocks.add(stretch.block)
      if (found.push(snippet) === MOST) break
    }
    return found.length > 0 ? found : lead(texts, isTitle)
  }

  /** Stretches that may hold the words, the likeliest first. */
  private likely(texts: Texts, languageOf: (text: Texts[number]) => string): Likely[] {
    const found: Likely[] = []
    let looked = 0
    if (this.sieve.seeks)
      for (const text of texts) {
        const lang = languageOf(text)
        for (const block of text.blocks) {
          if (looked > MOST_LOOKED_AT) break
          looked += block.text.length
          for (const stretch of this.sieve.stretches(block.text, lang)) found.push({ text, lang, block, ...stretch })
        }
      }
    const asNote = ({ block }: Likely) => (block.note ? 1 : 0)
    return found.sort((a, b) => b.likely - a.likely || asNote(a) - asNote(b)).slice(0, MOST_TRIED)
  }

  private passage({ text, block, lang, from, to }: Likely): Snippet | undefined {
    const start = from === 0 ? 0 : from + block.text.slice(from, from + LONGEST_WORD).search(/\s/u) + 1
    const words = tokens(block.text.slice(start, to), lang, this.sieve.words)
    const here = this.marker
      .in(words, 'text', lang)
      .map((mark) => ({ ...mark, start: mark.start + start, end: mark.end + start }))
    const marks = bestStretch(here)
    return marks.length === 0 ? undefined : cut({ text, block, ...stretch(block.text, marks), marks: here })
  }
}

const keyOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()

function lead(texts: Texts, isTitle: (block: Block) => boolean): Snippet[] {
  const tells = (block: Block) => block.text.trim() !== '' && block.note === undefined && !isTitle(block)
  const text = texts.find(({ blocks }) => blocks.some(tells))
  const block = text?.blocks.find(tells)
  return text === undefined || block === undefined ? [] : [cut({ text, block, ...stretch(block.text, []), marks: [] })]
}

/** Where the words of a query stand in the blocks of a page. Blocks of no stated language are taken together, to tell it. */
export function marksIn(
  blocks: readonly { readonly text: string; readonly lang?: string }[],
  marker: Marker,
  neutral: string,
): [number, number][][] {
  const unstated = blocks.filter(({ lang }) => lang === undefined)
  const otherwise =
    unstated.length === 0
      ? neutral
      : analysisLanguage(
          unstated
            .map(({ text }) => text)
            .join('\n')
            .slice(0, 6000),
          undefined,
          neutral,
        )
  return blocks.map(({ text, lang: stated }) => {
    const lang = stated === undefined ? otherwise : analysisLanguage('', stated, neutral)
    return joined(marker.in(tokens(text, lang), 'text', lang))
  })
}
