import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  // What the public was shown of documents: a row for each version that was public and for each that ended this, in the archive as a whole ('') and in
  // each collection that it was in. until: the change that put another row in its place; 0 for the one that stands.
  `create table shown (
    collection text not null,
    until integer not null default 0,
    seq integer not null references change (seq),
    held integer not null references held (rec),
    primary key (collection, until, seq)
  ) strict, without rowid`,
  `create index shown_by_held on shown (held, until)`,
  // For an archive that has a past already. What ends it is told of the collections of the version before.
  `insert into shown (collection, until, seq, held)
    with step as (
      select v.seq, v.held, v.number, json_extract(v.content, '$.access.kind') = 'public' as opened,
        lag(json_extract(v.content, '$.access.kind') = 'public', 1, 0) over (partition by v.held order by v.number) as was_open
      from version v join held h on h.rec = v.held and h.kind = 'document'),
    told as (
      select seq, held, iif(opened, number, number - 1) as number,
        coalesce(lead(seq) over (partition by held order by seq), 0) as until
      from step where opened or was_open)
    select '', until, seq, held from told
    union
    select json_extract(c.value, '$.collection'), told.until, told.seq, told.held
      from told join version v on v.held = told.held and v.number = told.number join json_each(v.content, '$.collections') c`,
]

/** What harvesters are told: by each document's last change before any moment, deleted ones among them. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database)
}
