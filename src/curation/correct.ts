import type { Held, HeldOf, Kind } from '#holding/held.ts'
import { type Unresolved, unresolvedBy } from '#holding/unresolved.ts'
import type { Store, Why } from '#store/store.ts'
import { Refusal } from '#value/refusal.ts'

export interface Corrected {
  readonly done: 'changed' | 'unchanged'
  /** Evidence whose words are no longer where it says, or are not where the record now says. */
  readonly unresolved: readonly Unresolved[]
}

/**
 * Makes a new version of what is held: what it becomes, given what it is. With `correction` it stands, with its note, on the record and among the
 * archive's corrections. It keeps its identifier. Refused with `conflict` where `over` is not the version that stands.
 */
export async function correct<K extends Kind>(
  store: Store,
  kind: K,
  id: string,
  amend: (held: HeldOf<K>) => Held,
  why: Why,
): Promise<Corrected> {
  return await store.write(async (tx) => {
    const held = (await tx.get(kind, [id])).get(id)
    if (held === undefined) throw new Refusal('not-found', `There is no ${kind} ${id}.`)
    const amended = amend(held)
    if (amended.kind !== kind || amended.id !== id)
      throw new Refusal(
        'invalid',
        `What is held keeps its kind and its number: ${kind} ${id} cannot become ${amended.kind} ${amended.id}.`,
      )
    if ((await tx.put(amended, why)) === 'unchanged') return { done: 'unchanged', unresolved: [] }
    return { done: 'changed', unresolved: await unresolvedBy(tx, held, amended) }
  })
}
