import type { Point } from './exchange.ts'
import { sendingsOf } from './implications.ts'
import { isHolding, type Placed, type Reply } from './points.ts'
import type { Times } from './times.ts'

/** One draft in the descent of a text: the first, what was put against it or agreed to, what was sent at last. */
export interface Draft extends Placed {
  readonly how: 'draft' | 'answer' | 'carried-out'
}

/** What became of a term in a draft. Absent where the term was not yet there, or dropped before. */
export interface Fate {
  readonly fate: 'put-forward' | 'kept' | 'changed' | 'dropped' | 'new'
  /** Absent where it was dropped. */
  readonly text?: string
}

/** The terms of a text through its drafts: a row a term, a column a draft (exchange.md, "Drafts and their descent"). */
export interface Descent {
  readonly drafts: readonly Draft[]
  readonly rows: readonly (readonly (Fate | undefined)[])[]
  /** What was said to any of the drafts and is none itself, as it was sent: "refuses 1c". */
  readonly answers: readonly (Reply & { readonly to: string })[]
}

/** The descent that begins with a point; undefined where there is no such point. A draft whose terms are not given has an empty column. */
export function descentOf(start: string, times: Times): Descent | undefined {
  const first = times.points.byId.get(start)
  if (first === undefined) return undefined
  const drafts = inOrder(chainFrom(first, times), times)
  const rows: { readonly terms: Set<string>; readonly cells: (Fate | undefined)[]; isLive: boolean }[] = []
  drafts.forEach(({ point }, column) => {
    const met = new Set<(typeof rows)[number]>()
    for (const term of point.terms ?? []) {
      const from = term.takesOver ?? term.changes
      const row = rows.find(({ terms }) => from !== undefined && terms.has(from)) ?? newRow(rows)
      const fate =
        row.terms.size === 0
          ? column === 0
            ? 'put-forward'
            : 'new'
          : term.takesOver === undefined
            ? 'changed'
            : 'kept'
      row.terms.add(term.id)
      row.cells[column] = { fate, text: term.text }
      row.isLive = true
      met.add(row)
    }
    if (met.size === 0) return
    for (const row of rows.filter((each) => each.isLive && !met.has(each))) {
      row.cells[column] = { fate: 'dropped' }
      row.isLive = false
    }
  })
  return {
    drafts,
    rows: rows.map(({ cells }) => drafts.map((_, column) => cells[column])),
    answers: answersTo(drafts, times),
  }
}

function answersTo(drafts: readonly Draft[], times: Times): Descent['answers'] {
  const own = new Set(drafts.map(({ point }) => point.id))
  const found = drafts.flatMap(({ point: { id: to } }) =>
    (times.points.root(to) === to ? (times.points.replies.get(to) ?? []) : [])
      .filter(({ point }) => !own.has(point.id))
      .map((reply) => ({ ...reply, to })),
  )
  return found.toSorted((a, b) => byDay(sentBy(a, times), sentBy(b, times)) || bySign(a, b))
}

/** By when its sending was done. */
const sentBy = ({ move }: Placed, times: Times): number =>
  Math.min(...sendingsOf(times.ways, move.sign).map((event) => times.days(event).latest))

function newRow<T>(rows: { terms: Set<string>; cells: T[]; isLive: boolean }[]) {
  const row = { terms: new Set<string>(), cells: [], isLive: true }
  rows.push(row)
  return row
}

/** The first point, every answer to it that says more than that it came, the answers to those, and what carries any of them out. */
function chainFrom(first: Placed, { points }: Times): readonly Draft[] {
  const carriers = [...points.byId.values()].filter(({ point }) => (point.carriesOut ?? []).length > 0)
  const found = new Map<string, Placed>([[first.point.id, first]])
  for (const { point } of found.values()) {
    const add = (placed: Placed) => {
      if (!found.has(placed.point.id)) found.set(placed.point.id, placed)
    }
    for (const reply of points.replies.get(points.root(point.id)) ?? [])
      if (!isHolding(reply) && hasTerms(reply.point)) add({ move: reply.move, point: reply.point })
    for (const carrier of carriers) if (carrier.point.carriesOut?.includes(point.id)) add(carrier)
  }
  return [...found.values()].map(({ move, point }) => {
    const carriesOut = point.carriesOut?.some((id) => found.has(id)) === true
    return { move, point, how: point.id === first.point.id ? 'draft' : carriesOut ? 'carried-out' : 'answer' }
  })
}

const hasTerms = ({ terms, wording }: Point) => (terms?.length ?? 0) > 0 || (wording?.length ?? 0) > 0

/** The first draft first, the others as they were sent; those of one move as they stand in it. */
function inOrder([first, ...others]: readonly Draft[], times: Times): readonly Draft[] {
  const rest = others
    .map((draft) => ({ draft, at: sentBy(draft, times) }))
    .toSorted((a, b) => byDay(a.at, b.at) || bySign(a.draft, b.draft))
    .map(({ draft }) => draft)
  return first === undefined ? rest : [first, ...rest]
}

function bySign(a: Placed, b: Placed): number {
  if (a.move.sign !== b.move.sign) return a.move.sign < b.move.sign ? -1 : 1
  return a.move.points.indexOf(a.point) - b.move.points.indexOf(b.point)
}

/** Days that no source bounds are equal. */
const byDay = (a: number, b: number) => (a === b ? 0 : a - b)
