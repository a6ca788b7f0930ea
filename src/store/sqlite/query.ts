import {
  DummyDriver,
  Kysely,
  type RawBuilder,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely'
import type { Tables } from './tables.ts'

/**
 * Writes queries and runs none: each is compiled once, when its file is loaded, with named places for what is given at the time,
 * and run by `Connection` on a statement that is prepared once. Building a query anew for every page costs more than running it.
 */
export const from = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

/** The place in a query for a value that `Connection` is given by name. */
export const given = <T = string>(name: string): RawBuilder<T> => sql<T>`${sql.raw(`@${name}`)}`

/** Text as the database can tell it apart, given alone or in a list: without half surrogate pairs, and without the sign at which a list's text would end. */
export const comparable = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD')

/** The values of a list that is given by name as a JSON array: the same statement serves one and five hundred. */
export const listed = <T = string>(name: string): RawBuilder<T> => sql<T>`(select value from json_each(${given(name)}))`
