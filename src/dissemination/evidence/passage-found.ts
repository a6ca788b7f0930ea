import { setImmediate as others } from 'node:timers/promises'
import type { Block } from '#document/block.ts'
import type { Document } from '#document/document.ts'
import { type Passage, type PassageAsked, resolveAddress } from '#document/passage-address.ts'
import type { Text } from '#document/text.ts'
import type { Reading, Version } from '#store/store.ts'

/** A passage in the text that has it. */
export interface InText {
  readonly text: Text
  readonly passage: Passage
}

/** How a passage is looked for: in the texts that have its block. */
export interface Sought {
  readonly block: string
  find(blocks: readonly Block[]): Passage | undefined
}

export const soughtAt = (asked: PassageAsked): Sought => ({
  block: asked.block,
  find: (blocks) => resolveAddress(blocks, asked),
})

type BlocksIn = (body: string) => readonly Block[]

/** The first text of a document in which a passage stands. Only texts that have the block are read. */
export function inText(
  { texts = [] }: Pick<Document, 'texts'>,
  sought: Sought,
  blocksIn: BlocksIn,
): InText | undefined {
  for (const text of texts) {
    if (!text.body.includes(signOf(sought))) continue
    const passage = sought.find(blocksIn(text.body))
    if (passage !== undefined) return { text, passage }
  }
  return undefined
}

const signOf = ({ block }: Sought) => `xml:id="${block}"`

/** How far back a passage is looked for: so many versions, so many characters of their texts, of which so many are read as TEI. */
export interface Bounds {
  readonly versions: number
  readonly characters: number
  readonly read: number
}
const FAR: Bounds = { versions: 200, characters: 40_000_000, read: 4_000_000 }
/** For a page that has several to look for. */
export const NEAR: Bounds = { versions: 50, characters: 4_000_000, read: 1_000_000 }

export interface InVersion extends InText {
  readonly document: Document
  readonly version: Version
}

/**
 * The newest earlier version that has the words of a passage. A text that is the same in several versions is read once; between two versions other
 * requests have their turn. `given up` where the record has more than is looked through.
 */
export async function inEarlierVersion(
  records: Reading,
  now: Document,
  versions: readonly Version[],
  sought: Sought,
  blocksIn: BlocksIn,
  bounds = FAR,
): Promise<InVersion | 'given up' | undefined> {
  const seen = new Set((now.texts ?? []).map(({ body }) => body))
  let [characters, read] = [0, 0]
  for (const [n, version] of versions.toReversed().slice(1).entries()) {
    if (n >= bounds.versions || characters > bounds.characters || read > bounds.read) return 'given up'
    const document = await records.version('document', now.id, version.number)
    if (document === undefined) continue
    const texts = (document.texts ?? []).filter(({ body }) => !seen.has(body) && body.includes(signOf(sought)))
    for (const { body } of document.texts ?? []) characters += body.length
    for (const { body } of texts) {
      seen.add(body)
      read += body.length
    }
    const found = inText({ texts }, sought, blocksIn)
    if (found !== undefined) return { ...found, document, version }
    await others()
  }
  return undefined
}
