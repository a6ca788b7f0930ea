import type { HeldAgent, HeldNames } from './seen.ts'

/** Merged agents lead on so far at most. */
const FURTHEST = 8
const MOST_MERGED = 64

/** What it was merged into at last, then all that were merged into that; itself alone where nothing was. */
export function mergedWith(names: HeldNames, held: HeldAgent): HeldAgent[] {
  let end = held
  for (let n = 0; n < FURTHEST && end.into !== undefined; n++) {
    const into = names.byId(end.into)
    if (into === undefined) break
    end = into
  }
  return [end, ...mergedFrom(names, end.id)]
}

/** All that were merged into it, on whatever way. */
export function mergedFrom(names: Pick<HeldNames, 'mergedInto'>, held: string): HeldAgent[] {
  const all: HeldAgent[] = []
  for (let n = -1; n < all.length && n < MOST_MERGED; n++)
    for (const one of names.mergedInto(all[n]?.id ?? held, MOST_MERGED))
      if (one.id !== held && !all.some(({ id }) => id === one.id)) all.push(one)
  return all
}
