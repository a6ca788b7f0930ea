import type { Held } from '#holding/held.ts'
import type { Put, Writing } from '#store/store.ts'
import type { Issue } from '#value/issue.ts'
import { Refusal } from '#value/refusal.ts'

/** A record that is to be put, with its place in the source. */
export interface PutAt extends Put {
  readonly at: string
}

/** Puts records; what the store refuses for a record's own sake (an alias that another has, a size) is its issue, and the others go on. In their order: the issue, or none. */
export async function putMany(tx: Writing, puts: readonly PutAt[]): Promise<readonly (Issue | undefined)[]> {
  const outcomes = await tx.putAll(puts)
  return puts.map(({ at }, n) => {
    const outcome = outcomes[n]
    if (!(outcome instanceof Refusal)) return undefined
    return { severity: 'error', at, field: 'record', message: `not taken: ${outcome.message}` }
  })
}

/** Puts records that were made here, of which none may be refused. */
export async function putMade(tx: Writing, made: readonly Held[], why: Put['why']): Promise<void> {
  for (const outcome of await tx.putAll(made.map((held) => ({ held, why }))))
    if (outcome instanceof Refusal) throw outcome
}
