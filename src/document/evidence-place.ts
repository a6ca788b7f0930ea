import type { Block } from './block.ts'
import type { Document } from './document.ts'
import type { Passage as Quoted } from './evidence.ts'
import { findQuotation } from './passage.ts'
import { addressOf, type PassageAddress, standing } from './passage-address.ts'

/** Where the words of evidence stand in the document as it is. Of `gone`, where else the same words stand, if in one place: told, never taken. */
export type EvidencePlace =
  | { readonly is: 'here'; readonly address: PassageAddress }
  | { readonly is: 'several'; readonly times: number }
  | { readonly is: 'gone'; readonly elsewhere?: PassageAddress }

/** Looks evidence up in its document. `blocksIn` gives the blocks of a body, and may keep them. */
export function evidencePlace(
  { texts = [] }: Pick<Document, 'texts'>,
  quoted: Quoted,
  blocksIn: (body: string) => readonly Block[],
): EvidencePlace {
  const text = texts.find(({ id }) => id === quoted.text)
  const blocks = text === undefined ? [] : blocksIn(text.body)
  const found = findQuotation(blocks, quoted)
  if (found.is === 'several') return { is: 'several', times: found.times }
  const address = found.is === 'here' ? addressOf(blocks, found) : undefined
  if (address !== undefined) return { is: 'here', address }
  const exact = quoted.exact.replace(/\s+/gu, ' ').trim()
  const places = exact === '' ? [] : texts.flatMap(({ body }) => standing(blocksIn(body), exact))
  const [elsewhere] = places
  return { is: 'gone', ...(elsewhere === undefined || places.length > 1 ? {} : { elsewhere }) }
}
