import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  // Moments are milliseconds since 1970. free: from when on a node may take it up; of a running one, when its node has not been heard of for too long.
  `create table job (
    id integer primary key,
    kind text not null,
    wants text not null check (json_valid(wants)),
    by text not null,
    state text not null check (state in ('waiting', 'running', 'done', 'failed')),
    attempts integer not null default 0 check (attempts >= 0),
    node text,
    handed_in integer not null,
    begun integer,
    ended integer,
    free integer,
    progress text check (json_valid(progress)),
    result text check (json_valid(result)),
    why text,
    check ((free is null) = (state in ('done', 'failed')) and (ended is null) = (free is not null))
  ) strict`,
  // Few are to be done among all that were.
  `create index job_to_do on job (id) where free is not null`,
  `create index job_by_state on job (state, id)`,
]

/** Work that takes long: whoever has it done hands it in, and some process takes it up. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database)
}
