import { Refusal } from '#value/refusal.ts'
import type { SiteContext } from './site-context.ts'

/** What the index says for a page that is read without it as well; undefined where it does not answer just now. */
export async function ifItAnswers<T>(
  { indexed }: Pick<SiteContext, 'indexed'>,
  ask: (indexed: number) => Promise<T>,
): Promise<T | undefined> {
  try {
    // This is soon told, and what takes longer would be waited for in vain.
    return await ask(await indexed())
  } catch (cause) {
    if (cause instanceof Refusal && cause.code === 'unavailable') return undefined
    throw cause
  }
}
