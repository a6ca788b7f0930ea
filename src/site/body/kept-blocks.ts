import { type Block, blocksOf } from '#document/block.ts'
import { parseBody } from '#document/body.ts'
import { keeping } from '../kept.ts'

/** The blocks of texts, kept by the text itself: what quotes it is looked up on every page that shows the quotation. */
export function keepBlocks(most = 16_000_000): (body: string) => readonly Block[] {
  const kept = keeping<{ readonly body: string; readonly blocks: readonly Block[] }>(
    most,
    ({ body }) => 2 * body.length,
  )
  return (body) => (kept.get(body) ?? kept.put(body, { body, blocks: blocksOf(parseBody(body)) })).blocks
}
