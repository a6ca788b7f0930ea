/** A block of a text, as far as setting it in step asks. */
export interface Step {
  readonly id?: string
  /** Blocks of the other text that it gives the words of. */
  readonly corresp: readonly string[]
}

/** Blocks that stand beside each other: from the first to before the last, counted from 0. Either side may be empty. */
export interface Row {
  readonly left: readonly [from: number, to: number]
  readonly right: readonly [from: number, to: number]
}

type Pair = readonly [left: number, right: number]

/**
 * Two texts in step. Blocks that name each other stand in one row, with all that stands between them in the rows between; where one text has
 * another order, the longest run that agrees is kept. Texts that name nothing of each other go block by block if they have equally many, and else as
 * two wholes.
 */
export function inStep(left: readonly Step[], right: readonly Step[]): readonly Row[] {
  const pairs = longestRun(pairsOf(left, right))
  if (pairs.length === 0 && left.length !== right.length) return [{ left: [0, left.length], right: [0, right.length] }]
  const joined = pairs.length === 0 ? left.map((_, n): Row => ({ left: [n, n + 1], right: [n, n + 1] })) : join(pairs)
  return withRest(joined, left.length, right.length)
}

/** Blocks that name each other, or, of two translations, the same third. */
function pairsOf(left: readonly Step[], right: readonly Step[]): Pair[] {
  const lefts = new Map<string, number[]>()
  const mean = (id: string, n: number) => {
    const held = lefts.get(id)
    if (held === undefined) lefts.set(id, [n])
    else if (held.at(-1) !== n) held.push(n)
  }
  for (const [n, { id, corresp }] of left.entries()) {
    if (id !== undefined) mean(id, n)
    for (const other of corresp) mean(other, n)
  }
  return right
    .flatMap(({ id, corresp }, r) =>
      [...(id === undefined ? [] : [id]), ...corresp].flatMap((name) =>
        (lefts.get(name) ?? []).map((l): Pair => [l, r]),
      ),
    )
    .sort((a, b) => a[1] - b[1] || a[0] - b[0])
}

/** The longest run of pairs in which neither side goes back. */
function longestRun(pairs: readonly Pair[]): readonly Pair[] {
  interface Run {
    readonly pair: Pair
    readonly before: Run | undefined
  }
  // Of the runs of each length, the one that ends lowest on the left.
  const best: Run[] = []
  for (const pair of pairs) {
    let [from, to] = [0, best.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if ((best[middle]?.pair[0] ?? 0) <= pair[0]) from = middle + 1
      else to = middle
    }
    best[from] = { pair, before: best[from - 1] }
  }
  const run: Pair[] = []
  for (let end = best.at(-1); end !== undefined; end = end.before) run.push(end.pair)
  return run.reverse()
}

/** Rows of paired blocks: one with several counterparts has them all in its row. */
function join(pairs: readonly Pair[]): readonly Row[] {
  const rows: Row[] = []
  for (const [l, r] of pairs) {
    const last = rows.at(-1)
    if (last !== undefined && (l < last.left[1] || r < last.right[1])) {
      rows[rows.length - 1] = { left: [last.left[0], l + 1], right: [last.right[0], r + 1] }
    } else rows.push({ left: [l, l + 1], right: [r, r + 1] })
  }
  return rows
}

/** What is in no pair stands in rows between them. */
function withRest(rows: readonly Row[], lefts: number, rights: number): readonly Row[] {
  let [l, r] = [0, 0]
  return [...rows, { left: [lefts, lefts], right: [rights, rights] } satisfies Row].flatMap((row) => {
    const between: Row = { left: [l, row.left[0]], right: [r, row.right[0]] }
    l = row.left[1]
    r = row.right[1]
    return [between, row].filter(({ left, right }) => left[1] > left[0] || right[1] > right[0])
  })
}
