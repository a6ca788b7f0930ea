import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  // What must be known of a document to tell whether it is the one that another names (JSON of a Letter), and who wrote to whom when.
  `create table letter (
    held integer primary key references held (rec),
    content text not null
  ) strict`,
  `create table correspondence (
    writer text not null,
    reader text not null,
    day text not null,
    held integer not null references held (rec),
    primary key (writer, reader, day, held)
  ) strict, without rowid`,
  `create index correspondence_by_held on correspondence (held)`,
  `create index held_by_merger on held (kind, merged_into) where merged_into is not null`,

  // What a program proposes and an editor decides: without versions. mention: the words and what they state, told apart by a digest.
  `create table suggestion (
    id text primary key,
    held integer not null references held (rec),
    mention text not null,
    target text,
    score real not null,
    state text not null check (state in ('open', 'accepted', 'rejected')),
    by text,
    at text,
    content text not null check (json_valid(content)),
    check ((state = 'open') = (by is null) and (by is null) = (at is null))
  ) strict, without rowid`,
  `create index suggestion_by_held on suggestion (held, mention)`,
  `create index suggestion_by_score on suggestion (state, (target is null), score, id)`,
  // The letters that are known by mention, once for everybody (agent '') and once for each of the people, in the order of their names.
  `create table known_by_mention (
    agent text not null,
    sort text not null,
    day text not null,
    suggestion text not null references suggestion (id),
    primary key (agent, sort, day, suggestion)
  ) strict, without rowid`,
  `create index known_by_mention_by_suggestion on known_by_mention (suggestion)`,
  // Raised with every change of a suggestion: pages that show them are kept no longer.
  `create table suggesting (revision integer not null) strict`,
  `insert into suggesting (revision) values (0)`,
]

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database)
}
