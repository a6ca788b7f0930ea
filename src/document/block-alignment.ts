import type { Issue } from '#value/issue.ts'
import { blockPrefix, renameIds, repoint } from './block-id.ts'
import { alignedIds } from './block-likeness.ts'
import { parseBody, serializeBody } from './body.ts'
import type { Text } from './text.ts'

/**
 * Texts of a record that is here already, under the names that they have here: each keeps the id of the text that it is a newer form of, and its
 * blocks the ids of the blocks that they are like. A text that has not changed comes out byte for byte as it stands.
 */
export function realignTexts(
  texts: readonly Text[],
  before: readonly Text[],
): { readonly texts: readonly Text[]; readonly issues: readonly Issue[] } {
  const pairs = pairTexts(texts, before)
  const unused = unusedIds(before)
  const ids = new Map(texts.map((text) => [text.id, pairs.get(text)?.id ?? unused()]))
  const bodies = texts.map((text) => {
    const kept = pairs.get(text)
    const id = ids.get(text.id) ?? text.id
    const body = parseBody(text.body)
    const old = kept === undefined ? [] : parseBody(kept.body)
    const prefix = prefixOf(kept, before) ?? blockPrefix(Number(/\d+$/u.exec(id)?.[0] ?? 1) - 1)
    return { text, id, body, renamed: alignedIds(body, old, prefix) }
  })
  const all = new Map(bodies.flatMap(({ renamed }) => [...renamed]))
  return {
    texts: bodies.map(({ text, id, body, renamed }) => ({
      ...text,
      id,
      ...(typeof text.translates === 'string' ? { translates: ids.get(text.translates) ?? text.translates } : {}),
      body: serializeBody(renameIds(repoint(body, elsewhere(all, renamed)), renamed)),
    })),
    issues: [],
  }
}

// A translation's blocks point at the original's.
const elsewhere = (all: ReadonlyMap<string, string>, own: ReadonlyMap<string, string>) =>
  new Map([...all].filter(([id]) => !own.has(id)))

/** Each text with the one before that it is a newer form of: of the same kind and language, in their order; then of the same kind. */
function pairTexts(texts: readonly Text[], before: readonly Text[]): ReadonlyMap<Text, Text> {
  const pairs = new Map<Text, Text>()
  const free = new Set(before)
  const alike: readonly ((a: Text, b: Text) => boolean)[] = [
    (a, b) => a.kind === b.kind && a.lang === b.lang && a.id === b.id,
    (a, b) => a.kind === b.kind && a.lang === b.lang,
    (a, b) => a.kind === b.kind,
  ]
  for (const like of alike)
    for (const text of texts) {
      const found = pairs.has(text) ? undefined : [...free].find((kept) => like(text, kept))
      if (found === undefined) continue
      pairs.set(text, found)
      free.delete(found)
    }
  return pairs
}

function unusedIds(before: readonly Text[]): () => string {
  let last = Math.max(0, ...before.map(({ id }) => Number(/^t(\d+)$/u.exec(id)?.[1] ?? 0)))
  return () => {
    last += 1
    return `t${last}`
  }
}

function prefixOf(kept: Text | undefined, before: readonly Text[]): string | undefined {
  if (kept === undefined) return undefined
  return /xml:id="(?<prefix>(?:[a-z]\d*-)?)p\d+"/u.exec(kept.body)?.groups?.prefix ?? blockPrefix(before.indexOf(kept))
}
