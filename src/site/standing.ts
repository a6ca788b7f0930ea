/**
 * Where an archive stands, as part of every ETag: the last change, how far the index has come, and the suggestions. `indexed`: a word instead of a number
 * where the index does not say.
 */
export const standingOf = (head: number, indexed: number | string, suggestions: number): string =>
  `${head}.${indexed}.${suggestions}`

/** Whether the index is known to agree with the records. */
export function isInStep(standing: string): boolean {
  const [head, indexed] = standing.split('.')
  return head === indexed
}

/** Whether the index has changes yet to take. */
export function isBehind(standing: string): boolean {
  const [head, indexed] = standing.split('.')
  return Number(head) > Number(indexed)
}

/** Whether the index is known to have taken all changes. */
export function isUpToDate(standing: string): boolean {
  const [head, indexed] = standing.split('.')
  return Number(indexed) >= Number(head)
}
