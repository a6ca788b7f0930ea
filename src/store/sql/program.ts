import type { Query } from './query.ts'

/** What a query is given by name. A list is one value, however long. */
export type Given = Readonly<Record<string, string | number | null | List>>
export type List = readonly (string | number | Readonly<Record<string, string>>)[]

/** One query to be run. Where nothing is awaited of it, an engine may go on before it is done. */
export interface Asked {
  readonly query: Query<unknown>
  readonly given: Given
  readonly awaited: boolean
}

const AT_ONCE = 'at once'

/**
 * A read or an act: what is asked of the database, one query after another, and what comes of the answers. Written once; an engine runs it,
 * in one go where its driver is synchronous, or waiting for each answer.
 */
export type Program<T> = Generator<Asked | typeof AT_ONCE, T, readonly unknown[]>

/** Runs programs on one engine. A read whose connection breaks may be begun anew: so it is handed over unbegun. */
export type Run = <T>(program: () => Program<T>) => Promise<T>

/** From here on all is read as it is at one moment: what others write meanwhile is seen by none of it. Within an act this is so in any case. */
export function* atOnce(): Program<void> {
  yield AT_ONCE
}

/** The rows of a query. */
export function* ask<Row>(query: Query<Row>, given: Given): Program<readonly Row[]> {
  // The compiler of types made the row's from the query itself.
  return (yield { query, given, awaited: true }) as readonly Row[]
}

export function* askOne<Row>(query: Query<Row>, given: Given): Program<Row | undefined> {
  return (yield* ask(query, given))[0]
}

/** The row of a query that always gives one. */
export function* askFor<Row>(query: Query<Row>, given: Given): Program<Row> {
  const row = yield* askOne(query, given)
  if (row === undefined) throw new Error('the database gave no row where there always is one')
  return row
}

/** Writes; what of it is wrong is told at the latest when the act ends. */
export function* run(query: Query<unknown>, given: Given): Program<void> {
  yield { query, given, awaited: false }
}
