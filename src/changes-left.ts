import type { Seq, Store } from './store/store.ts'

/** How many changes come after a cursor, up to the last. What was counted is not counted again, so that this may be asked all the time. */
export function changesLeft(store: Pick<Store, 'changesBetween'>): (cursor: Seq, head: Seq) => Promise<number> {
  let known: { readonly cursor: Seq; readonly head: Seq; readonly left: number } | undefined
  const way = async (from: Seq, to: Seq) =>
    from <= to ? await store.changesBetween(from, to) : -(await store.changesBetween(to, from))
  return async (cursor, head) => {
    if (cursor >= head) {
      // What was counted may have been lost since, with a primary that died.
      known = undefined
      return 0
    }
    const before = known ?? { cursor, head: cursor, left: 0 }
    const left = before.left + (await way(before.head, head)) - (await way(before.cursor, cursor))
    known = { cursor, head, left }
    return left
  }
}
