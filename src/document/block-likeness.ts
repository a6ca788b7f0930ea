import { type Block, blocksOf } from './block.ts'
import type { BodyNode } from './body.ts'

/** Half of the words in common: below that, a block is another block. */
const LIKE = 0.5
/** Blocks farther apart than this are not compared; one that moved as it was is found anyway. */
const REACH = 40

interface Placed {
  readonly id: string
  readonly place: number
  readonly text: string
}

/**
 * What the blocks of a body are to be called, by what they are called now, when the text stood before: equal words keep the id, then likeness
 * does, and what is new takes the next unused number.
 */
export function alignedIds(
  body: readonly BodyNode[],
  before: readonly BodyNode[],
  prefix: string,
): ReadonlyMap<string, string> {
  const old = named(before)
  const aligned = new Map<string, string>()
  const free = new Set(old)
  const take = (block: Placed, kept: Placed) => {
    aligned.set(block.id, kept.id)
    free.delete(kept)
  }
  const byWords = Map.groupBy(old, ({ text }) => text)
  const left = named(body).filter((block) => {
    const same = byWords.get(block.text)?.shift()
    if (same !== undefined) take(block, same)
    return same === undefined
  })
  const pairs = left
    .flatMap((block) => likest(block, free))
    .sort((a, b) => b.likeness - a.likeness || a.apart - b.apart)
  for (const { block, kept } of pairs) if (!aligned.has(block.id) && free.has(kept)) take(block, kept)
  let last = Math.max(0, ...old.map(({ id }) => Number(/\d+$/u.exec(id)?.[0] ?? 0)))
  for (const { id } of left) {
    if (aligned.has(id)) continue
    last += 1
    aligned.set(id, `${prefix}p${last}`)
  }
  return aligned
}

const named = (body: readonly BodyNode[]): Placed[] =>
  blocksOf(body)
    .filter((block): block is Block & { id: string } => block.id !== undefined && block.note !== true)
    .map(({ id, text }, place) => ({ id, text, place }))

function likest(block: Placed, free: ReadonlySet<Placed>) {
  const words = counted(block.text)
  return [...free].flatMap((kept) => {
    const apart = Math.abs(kept.place - block.place)
    const likeness = apart > REACH ? 0 : dice(words, counted(kept.text))
    return likeness < LIKE ? [] : [{ block, kept, likeness, apart }]
  })
}

function counted(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** Twice the words in common by all words of both (Dice): 1 for the same words, 0 for none in common. */
function dice(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let common = 0
  let all = 0
  for (const [word, count] of a) {
    common += Math.min(count, b.get(word) ?? 0)
    all += count
  }
  for (const count of b.values()) all += count
  return all === 0 ? 0 : (2 * common) / all
}
