import { blocksOf } from './block.ts'
import { parseBody } from './body.ts'
import type { Document } from './document.ts'
import { addressOf, parsePassage, printPassage, resolveAddress } from './passage-address.ts'

/** A passage that asks, in words, and its address where the words stand in a text of the document. */
export interface AskedPassage {
  readonly words: string
  readonly address?: string
}

/** Reads the `passage` of an ask, which its editor gave as an address of words or as the words themselves. What is not found is given back as it is. */
export function askedPassage({ texts = [] }: Document, given: string): AskedPassage {
  const asked = parsePassage(given)
  const exact = given.replace(/\s+/gu, ' ').trim()
  for (const { body } of texts) {
    const blocks = blocksOf(parseBody(body))
    if (asked !== undefined) {
      const found = resolveAddress(blocks, asked)
      if (found !== undefined) return { words: found.block.text.slice(found.from, found.to), address: given }
      continue
    }
    for (const block of blocks) {
      const from = exact === '' ? -1 : block.text.indexOf(exact)
      const address = from < 0 ? undefined : addressOf(blocks, { block, from, to: from + exact.length })
      if (address !== undefined) return { words: exact, address: printPassage(address) }
    }
  }
  return { words: given }
}
