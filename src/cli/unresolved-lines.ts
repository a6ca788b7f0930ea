import type { Unresolved } from '#holding/unresolved.ts'

/** What an act left resting on words that are not there, a line each. */
export const unresolvedLines = (unresolved: readonly Unresolved[]): readonly string[] =>
  unresolved.map(({ kind, id, where, message }) => `  no longer found: ${kind} ${id}, ${where}: ${message}`)
