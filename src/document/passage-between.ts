import type { Block } from './block.ts'
import type { Passage } from './passage-address.ts'

/** A passage as somebody pointed at it: what it begins and ends with, and about where. */
export interface Pointed {
  readonly block: string
  /** In one of the block's notes. */
  readonly inNote: boolean
  readonly begins: string
  readonly ends: string
  /** Signs before it in the block, and signs in it: they choose between places that begin and end alike. */
  readonly from: number
  readonly length: number
}

/** The passage that begins and ends so, and of several the one nearest to where it was pointed at; none where no words do. */
export function passageBetween(blocks: readonly Block[], pointed: Pointed): Passage | undefined {
  const begins = plain(pointed.begins)
  const ends = plain(pointed.ends)
  if (begins === '' || ends === '') return undefined
  for (const block of blocks) {
    if (block.id !== pointed.block || (block.note === true) !== pointed.inNote) continue
    const from = nearest(block.text, begins, pointed.from, 0)
    if (from === undefined) continue
    const least = from + Math.max(begins.length, ends.length) - ends.length
    const end = nearest(block.text, ends, from + pointed.length - ends.length, least)
    if (end !== undefined) return { block, from, to: end + ends.length }
  }
  return undefined
}

const plain = (words: string) => words.replace(/\s+/gu, ' ').trim()

/** The place of some words that is nearest to another, none before `least`. */
function nearest(text: string, words: string, to: number, least: number): number | undefined {
  const after = text.indexOf(words, Math.max(to, least))
  const before = text.lastIndexOf(words, Math.max(to, least))
  const places = [before, after].filter((place) => place >= least)
  return places.sort((a, b) => Math.abs(a - to) - Math.abs(b - to))[0]
}
