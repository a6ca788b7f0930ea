const DRAWN = {
  alias: ['held'],
  link: ['held', 'audience'],
  relation: ['held'],
  member: ['held', 'audience'],
  collection: ['held'],
  shelf: ['held', 'unit', 'audience'],
  unit_member: ['unit', 'held', 'audience'],
  name_key: ['held'],
  outside_link: ['held'],
  letter: ['held'],
  correspondence: ['held'],
} as const

/**
 * Rows that are drawn from a version in the act that keeps it name that record, and what was found or made for it, and can be drawn again: the same programs
 * are held to it on SQLite. Asked here one row after another, it was a third of PostgreSQL's work in an import.
 */
export const whatIsDrawnIsTrusted: readonly string[] = Object.entries(DRAWN).flatMap(([table, columns]) =>
  columns.map((column) => `alter table ${table} drop constraint ${table}_${column}_fkey`),
)
