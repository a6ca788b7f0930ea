import { identifierFrom } from '#value/identifier.ts'
import { slipsBetween } from '#value/slips.ts'
import { listOf, type PointRow } from './columns.ts'
import type { Desk } from './set-aside.ts'

/** The parties of the table's own rows; where it has none, whoever is named as one. */
export function partiesOf(rows: readonly PointRow[], { setAside }: Desk) {
  const stated = rows.flatMap((row) => {
    const { cells } = row
    const label = cells.get('label') ?? cells.get('party')
    if (label === undefined) return []
    const order = cells.get('order')
    const isOrder = order !== undefined && Number.isFinite(Number(order))
    if (order !== undefined && !isOrder) setAside(row, 'order', order, 'is no number')
    const agents = listOf(cells.get('agents'))
    const place = cells.get('place')
    return [
      {
        id: cells.get('party') ?? named(label),
        label,
        ...(agents.length === 0 ? {} : { agents }),
        ...(place === undefined ? {} : { place }),
        ...(isOrder ? { order: Number(order) } : {}),
      },
    ]
  })
  const found = new Map<string, { id: string; label: string }>()
  const party = (given: string): string => {
    const known =
      stated.find(({ id }) => id === given) ?? stated.find(({ label }) => label.toLowerCase() === given.toLowerCase())
    if (known !== undefined || stated.length > 0) return known?.id ?? given
    const id = named(given)
    if (!found.has(id)) found.set(id, { id, label: given })
    return id
  }
  return { party, parties: () => (stated.length > 0 ? stated : [...found.values()]) }
}

const named = (label: string) => identifierFrom(label).toLowerCase()

/**
 * Tells of a party that is named once and spelt much like another: with a slip or two, or with the same beginning and half of the rest. Nothing is joined.
 */
export function nearlyNamed(rows: readonly PointRow[], party: (name: string) => string, { note }: Desk): void {
  const named = new Map<string, { readonly label: string; readonly row: PointRow; times: number }>()
  for (const row of rows)
    for (const column of ['from', 'to', 'copies'] as const)
      for (const label of listOf(row.cells.get(column))) {
        const before = named.get(party(label))
        if (before === undefined) named.set(party(label), { label, row, times: 1 })
        else before.times += 1
      }
  const all = [...named.values()]
  for (const { label, row, times } of all) {
    const like = times > 1 ? undefined : all.find((other) => other.label !== label && isLike(label, other.label))
    if (like !== undefined)
      note(row, 'to', `“${label}” is named once, and spelt much like “${like.label}”: it was read as another party`)
  }
}

const SHORTEST = 4

/** `A side` and `B side`, `Party 1` and `Party 2`: they differ in nothing but a word of one sign or a number, which is how parties are told apart. */
const isApart = (one: string, other: string): boolean => {
  const bare = (words: string) => words.replace(/(?<![\p{L}\p{N}])(?:[\p{L}\p{N}]|\p{N}+)(?![\p{L}\p{N}])/gu, '#')
  return bare(one) === bare(other)
}

function isLike(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()]
  if (isApart(a, b)) return false
  const longer = Math.max(a.length, b.length)
  if (Math.min(a.length, b.length) < SHORTEST) return false
  const most = a.slice(0, 3) === b.slice(0, 3) ? Math.floor(longer / 2) : longer < 8 ? 1 : 2
  return slipsBetween(a, b, most) <= most
}
