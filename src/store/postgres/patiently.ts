import type pg from 'pg'

/** A query for which more time is given (milliseconds) than the pool gives to others. */
export function patiently(text: string, milliseconds: number): pg.QueryConfig & { readonly query_timeout: number } {
  return { text, query_timeout: milliseconds }
}
