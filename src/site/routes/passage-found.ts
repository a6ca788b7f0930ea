import { setImmediate as others } from 'node:timers/promises'
import { blocksOf } from '#document/block.ts'
import { parseBody } from '#document/body.ts'
import type { Document } from '#document/document.ts'
import { type Passage, type PassageAddress, type PassageAsked, resolveAddress } from '#document/passage-address.ts'
import type { Text } from '#document/text.ts'
import type { Described } from '#holding/described.ts'
import type { Reading, Version } from '#store/store.ts'
import { asVersion } from './earlier-version.ts'

/** A passage in the text that has it. */
export interface InText {
  readonly text: Text
  readonly passage: Passage
}

/** The first text of a document in which a passage stands. Only texts that have the block are read. */
export function inText({ texts = [] }: Pick<Document, 'texts'>, asked: PassageAsked): InText | undefined {
  for (const text of texts) {
    if (!text.body.includes(`xml:id="${asked.block}"`)) continue
    const passage = resolveAddress(blocksOf(parseBody(text.body)), asked)
    if (passage !== undefined) return { text, passage }
  }
  return undefined
}

/** How far back a passage is looked for: so many versions, so many characters of their texts, of which so many are read as TEI. */
const MOST_VERSIONS = 200
const MOST_CHARACTERS = 40_000_000
const MOST_READ = 4_000_000

export interface InVersion extends InText {
  readonly described: Described
}

/**
 * The newest earlier version that has the words of a passage. A text that is the same in several versions is read once; between two versions other
 * requests have their turn. `given up` where the record has more versions than are looked through.
 */
export async function inEarlierVersion(
  records: Reading,
  now: Described,
  versions: readonly Version[],
  address: PassageAddress,
): Promise<InVersion | 'given up' | undefined> {
  const sign = `xml:id="${address.block}"`
  const seen = new Set((now.document.texts ?? []).map(({ body }) => body))
  let [characters, read] = [0, 0]
  const earlier = versions.filter(({ number }) => number < now.version).toReversed()
  for (const [n, version] of earlier.entries()) {
    if (n >= MOST_VERSIONS || characters > MOST_CHARACTERS || read > MOST_READ) return 'given up'
    const document = await records.version('document', now.document.id, version.number)
    if (document === undefined) continue
    const texts = (document.texts ?? []).filter(({ body }) => !seen.has(body) && body.includes(sign))
    for (const { body } of document.texts ?? []) characters += body.length
    for (const { body } of texts) {
      seen.add(body)
      read += body.length
    }
    const found = inText({ texts }, address)
    if (found !== undefined) return { ...found, described: await asVersion(records, now, document, version) }
    await others()
  }
  return undefined
}
