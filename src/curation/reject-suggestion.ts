import type { Store } from '#store/store.ts'
import { Refusal } from '#value/refusal.ts'

/**
 * Says that a suggestion is wrong: it is not proposed again, and the record stays as it is. Again it changes nothing. Refused with `conflict` where it was
 * accepted: then the record says so, and is to be corrected.
 */
export async function rejectSuggestion(store: Store, id: string, by: string): Promise<'changed' | 'unchanged'> {
  return await store.write(async (tx) => {
    const suggestion = await tx.suggestion(id)
    if (suggestion?.state === 'accepted')
      throw new Refusal(
        'conflict',
        `Suggestion ${id} was accepted. Take its relation from ${suggestion.document} with "chancery correct".`,
      )
    return await tx.decide(id, 'rejected', by)
  })
}
