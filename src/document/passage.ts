import type { Block } from './block.ts'

/** Words of a block as evidence quotes them (W3C Web Annotation, TextQuoteSelector). */
export interface Quotation {
  readonly block: string
  readonly exact: string
  /** What stands directly before and after, where the words come more than once. */
  readonly prefix?: string
  readonly suffix?: string
}

/** Where a quotation stands. `nowhere` names other blocks of the text that hold the words: they are told of, never taken instead. */
export type Resolved =
  | { readonly is: 'here'; readonly block: Block; readonly from: number; readonly to: number }
  | { readonly is: 'several'; readonly times: number }
  | { readonly is: 'nowhere'; readonly elsewhere: readonly string[] }

/** Finds a quotation in the blocks of its text: word for word, in the block that it names. Blanks and line ends are one blank. */
export function findQuotation(blocks: readonly Block[], quotation: Quotation): Resolved {
  const exact = plain(quotation.exact)
  if (exact === '') return { is: 'nowhere', elsewhere: [] }
  const found = blocks
    .filter(({ id }) => id === quotation.block)
    .flatMap((block) =>
      placesIn(block.text, exact, quotation).map((from) => ({ block, from, to: from + exact.length })),
    )
  const [first, ...others] = found
  if (first === undefined) {
    const elsewhere = blocks.flatMap(({ id, text }) => (id !== undefined && text.includes(exact) ? [id] : []))
    return { is: 'nowhere', elsewhere: [...new Set(elsewhere)].filter((id) => id !== quotation.block) }
  }
  return others.length === 0 ? { is: 'here', ...first } : { is: 'several', times: found.length }
}

const plain = (words: string) => words.replace(/\s+/gu, ' ').trim()

/** Where the words begin, each time that they stand between what is to be before and after them. */
function placesIn(text: string, exact: string, { prefix = '', suffix = '' }: Quotation): readonly number[] {
  const places: number[] = []
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    const isBetween =
      text.slice(0, at).trimEnd().endsWith(plain(prefix)) &&
      text
        .slice(at + exact.length)
        .trimStart()
        .startsWith(plain(suffix))
    if (isBetween) places.push(at)
  }
  return places
}
