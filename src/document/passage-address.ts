import { sha256 } from '#value/digest.ts'
import type { Block } from './block.ts'
import { type Word, wordsIn } from './block-words.ts'

/** A run of words of one block, by its address: it needs no storage (model.md, "Passage"). */
export interface PassageAddress {
  readonly block: string
  /** The words are those of the block's nth note, counted from 1, and not its own. */
  readonly note?: number
  /** Words are counted from 1 (`wordsIn`); both ends are in it. */
  readonly first: number
  readonly last: number
  /** The first eight hexadecimal digits of the SHA-256 of the words, a blank between each two. */
  readonly digest: string
}

/** A passage before anybody has looked up its words: `p4`, `p4.12-31`, `p4-n1`. */
export type PassageAsked = Pick<PassageAddress, 'block' | 'note'> &
  Partial<Pick<PassageAddress, 'first' | 'last' | 'digest'>>

/** Where a passage stands: in the text of a block, from its first sign to behind its last. */
export interface Passage {
  readonly block: Block
  readonly from: number
  readonly to: number
}

const ASKED =
  /^(?<block>(?:[a-z]\d{0,5}-)?p[1-9]\d{0,6})(?:-n(?<note>[1-9]\d{0,3}))?(?:\.(?<first>[1-9]\d{0,6})-(?<last>[1-9]\d{0,6})(?:\.(?<digest>[0-9a-f]{8}))?)?$/u

/** Reads `p4.12-31.1a2b3c4d`, or as much of it as there is; nothing else. Each passage has one address: no leading noughts, no capitals. */
export function parseAsked(given: string): PassageAsked | undefined {
  const { block, note, first, last, digest } = ASKED.exec(given)?.groups ?? {}
  if (block === undefined || Number(first) > Number(last)) return undefined
  return {
    block,
    ...(note === undefined ? {} : { note: Number(note) }),
    ...(first === undefined ? {} : { first: Number(first), last: Number(last) }),
    ...(digest === undefined ? {} : { digest }),
  }
}

/** A whole address: with words and digest. */
export function parsePassage(given: string): PassageAddress | undefined {
  const asked = parseAsked(given)
  return asked !== undefined && isWhole(asked) ? asked : undefined
}

export const isWhole = (asked: PassageAsked): asked is PassageAddress => asked.digest !== undefined

export const printPassage = ({ block, note, first, last, digest }: PassageAddress): string =>
  `${block}${note === undefined ? '' : `-n${note}`}.${first}-${last}.${digest}`

/** The address of what stands in a block from one sign to another, out to whole words; none without words, or in a block without an id of ours. */
export function addressOf(blocks: readonly Block[], { block, from, to }: Passage): PassageAddress | undefined {
  const words = wordsIn(block.text)
  const first = words.findIndex((word) => word.to > from)
  const last = words.findLastIndex((word) => word.from < to)
  if (first < 0 || last < first || block.id === undefined || parseAsked(block.id)?.block !== block.id) return undefined
  const note = block.note === true ? notesOf(blocks, block.id).indexOf(block) + 1 : undefined
  return {
    block: block.id,
    ...(note === undefined ? {} : { note }),
    first: first + 1,
    last: last + 1,
    digest: digestOf(block.text, words.slice(first, last + 1)),
  }
}

/** The passage at an address, if its words are there; where no words are named, the whole block; where no digest, whatever stands there. */
export function resolveAddress(blocks: readonly Block[], asked: PassageAsked): Passage | undefined {
  const block =
    asked.note === undefined
      ? blocks.find(({ id, note }) => id === asked.block && note !== true)
      : notesOf(blocks, asked.block)[asked.note - 1]
  if (block === undefined) return undefined
  const words = wordsIn(block.text)
  const { first = 1, last = words.length } = asked
  const [start, end] = [words[first - 1], words[last - 1]]
  if (start === undefined || end === undefined) return undefined
  if (asked.digest !== undefined && asked.digest !== digestOf(block.text, words.slice(first - 1, last)))
    return undefined
  return { block, from: start.from, to: end.to }
}

/** Wherever else words stand that are sought by what they say: for a reader to be told of, never taken instead. At most two: one is a place, two are none. */
export function standing(blocks: readonly Block[], words: string): readonly PassageAddress[] {
  const found: PassageAddress[] = []
  for (const block of blocks) {
    const from = block.text.indexOf(words)
    const address = from < 0 ? undefined : addressOf(blocks, { block, from, to: from + words.length })
    if (address !== undefined) found.push(address)
    if (found.length === 2) break
  }
  return found
}

const notesOf = (blocks: readonly Block[], of: string) => blocks.filter(({ id, note }) => id === of && note === true)

const digestOf = (text: string, words: readonly Word[]) =>
  sha256(words.map(({ from, to }) => text.slice(from, to)).join(' ')).slice(0, 8)
