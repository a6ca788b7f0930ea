import type { Kind } from '#holding/held.ts'
import type { Writing } from '#store/store.ts'
import { type HeldId, identifierFrom } from '#value/identifier.ts'

/** Gives identifiers made from names: the name's own where it is free, else with a number after it. One query for all the names. */
export async function freeIds<Id extends HeldId>(
  tx: Writing,
  kind: Kind,
  names: readonly string[],
): Promise<(name: string) => Id> {
  const wishes = [...new Set(names)].flatMap((name) => Array.from({ length: TRIES }, (_, n) => wish<Id>(name, n + 1)))
  const taken = new Set<string>()
  for (let at = 0; at < wishes.length; at += 500)
    for (const id of await tx.taken(kind, wishes.slice(at, at + 500))) taken.add(id.toLowerCase())
  return (name) => {
    let n = 1
    while (taken.has(wish(name, n).toLowerCase())) n += 1
    const id = wish<Id>(name, n)
    taken.add(id.toLowerCase())
    return id
  }
}

/** So many people of one name are asked about at once; beyond, `put` itself would refuse a conflict. */
const TRIES = 4

const wish = <Id extends HeldId>(name: string, n: number): Id => identifierFrom<Id>(n === 1 ? name : `${name}-${n}`)
