import type { Query } from './query.ts'

/** What a query is given by name. A list is one value, however long. */
export type Given = Readonly<Record<string, string | number | null | List>>
export type List = readonly (string | number | Readonly<Record<string, string | number>>)[]
/** A row by the names of its columns. */
export type Row = Readonly<Record<string, string | number | null>>

/** One query to be run. Where nothing is awaited of it, an engine may go on before it is done. */
export interface Asked {
  readonly query: Query<unknown>
  readonly given: Given
  readonly awaited: boolean
  /** What a query of `addRows` puts in. */
  readonly rows?: readonly Row[]
}

const AT_ONCE = 'at once'

/** What a program comes to next: queries that do not rest on each other's answers, or the wish that all be read at one moment. */
export type Step = readonly Asked[] | typeof AT_ONCE

/** The rows of each query that was asked. */
export type Answers = readonly (readonly unknown[])[]

/**
 * A read or an act: what is asked of the database, one query after another, and what comes of the answers. Written once; an engine runs it,
 * in one go where its driver is synchronous, or waiting for each answer.
 */
export type Program<T> = Generator<Step, T, Answers>

/** Runs programs on one engine. A read whose connection breaks may be begun anew: so it is handed over unbegun. */
export type Run = <T>(program: () => Program<T>) => Promise<T>

/** From here on all is read as it is at one moment: what others write meanwhile is seen by none of it. Within an act this is so in any case. */
export function* atOnce(): Program<void> {
  yield AT_ONCE
}

/** The rows of a query. */
export function* ask<Row>(query: Query<Row>, given: Given): Program<readonly Row[]> {
  // The compiler of types made the row's from the query itself.
  return ((yield [{ query, given, awaited: true }])[0] ?? []) as readonly Row[]
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
  yield [{ query, given, awaited: false }]
}

/** Puts rows in, however many, by a query of `addRows`. */
export function* runRows(query: Query<unknown>, rows: readonly Row[]): Program<void> {
  if (rows.length > 0) yield [{ query, given: {}, awaited: false, rows }]
}

type Outcomes<P extends readonly Program<unknown>[]> = {
  -readonly [N in keyof P]: P[N] extends Program<infer T> ? T : never
}

/** Several programs side by side: what each of them comes to next is asked at one time. */
export function* together<P extends readonly Program<unknown>[]>(...programs: P): Program<Outcomes<P>> {
  const sides = programs.map((program) => ({ program, step: program.next([]) }))
  for (;;) {
    const asking = sides.flatMap(({ program, step }) => (step.done === true ? [] : [{ program, asked: step.value }]))
    if (asking.length === 0) break
    if (asking.some(({ asked }) => asked === AT_ONCE)) yield AT_ONCE
    const answers = yield asking.flatMap(({ asked }) => (asked === AT_ONCE ? [] : asked))
    let from = 0
    for (const side of sides) {
      if (side.step.done === true) continue
      const count = side.step.value === AT_ONCE ? 0 : side.step.value.length
      side.step = side.program.next(answers.slice(from, from + count))
      from += count
    }
  }
  return sides.map(({ step }) => step.value) as Outcomes<P> // each has come to its end
}
