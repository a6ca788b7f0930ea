import type { Held } from '#holding/held.ts'
import type { Why, Writing } from '#store/store.ts'
import type { Issue } from '#value/issue.ts'
import { Refusal } from '#value/refusal.ts'

/** Puts one record of many. What the store refuses for the record's own sake (an alias that another has, a size) is its issue, and the others go on. */
export async function putOne(tx: Writing, held: Held, why: Why, at: string): Promise<Issue | undefined> {
  try {
    await tx.put(held, why)
    return undefined
  } catch (cause) {
    if (!(cause instanceof Refusal) || (cause.code !== 'conflict' && cause.code !== 'invalid')) throw cause
    return { severity: 'error', at, field: 'record', message: `not taken: ${cause.message}` }
  }
}
