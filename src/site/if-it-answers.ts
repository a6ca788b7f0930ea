import { Refusal } from '#value/refusal.ts'

/** What the index says for a page that is read without it as well; undefined where it does not answer just now. */
export async function ifItAnswers<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (cause) {
    if (cause instanceof Refusal && cause.code === 'unavailable') return undefined
    throw cause
  }
}
