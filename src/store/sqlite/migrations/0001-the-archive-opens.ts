import { type Kysely, sql } from 'kysely'

const STATEMENTS = [
  // Who may read: few rows, so that every list can carry its number and be counted from an index alone.
  `create table audience (
    id integer primary key,
    kind text not null check (kind in ('public', 'naming', 'closed', 'withdrawn', 'groups')),
    groups text not null check (json_valid(groups) and json_type(groups) = 'array'),
    unique (kind, groups),
    check ((kind = 'groups') = (groups <> '[]'))
  ) strict`,
  `insert into audience (id, kind, groups) values (1, 'public', '[]'), (2, 'naming', '[]'), (3, 'closed', '[]'), (4, 'withdrawn', '[]')`,

  // The keystone: what follows the archive follows this.
  `create table change (
    seq integer primary key autoincrement,
    kind text not null,
    id text not null,
    at text not null check (at glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
    by text not null
  ) strict`,
  `create trigger change_at_never_runs_backwards before insert on change
    when new.at < (select at from change order by seq desc limit 1)
    begin select raise(abort, 'at runs backwards along the change log'); end`,
  // One row for each record; what it says is in the version of the change that is its head, and the other columns are drawn from that. (No
  // foreign key from head to version: a circle of them must be deferred, and deferred keys search whole tables.)
  `create table held (
    rec integer primary key,
    kind text not null check (kind in ('document', 'agent', 'place', 'subject', 'collection', 'exchange')),
    id text not null check (length(id) between 1 and 64 and id not glob '*[^A-Za-z0-9_-]*'),
    id_folded text not null check (id_folded = lower(id)),
    audience integer not null references audience (id),
    once_public integer not null check (once_public in (0, 1)),
    title text not null,
    sort text not null,
    date text,
    day text,
    status text check (status in ('reviewed', 'unreviewed', 'merged')),
    merged_into text,
    repository integer not null check (repository in (0, 1)),
    added integer not null references change (seq),
    head integer not null references change (seq),
    touched integer not null,
    near integer not null,
    unique (kind, id_folded),
    check ((status is not null) = (kind in ('agent', 'place', 'subject'))),
    check ((merged_into is not null) = (status is 'merged'))
  ) strict`,
  `create index held_by_sort on held (kind, sort, id_folded)`,
  `create index held_by_coming on held (kind, added, audience)`,
  `create index held_by_audience on held (kind, audience)`,

  `create table version (
    seq integer primary key references change (seq),
    held integer not null references held (rec),
    number integer not null check (number > 0),
    note text not null,
    correction integer not null check (correction in (0, 1)),
    content text not null,
    unique (held, number)
  ) strict`,
  `create index version_corrections on version (seq) where correction = 1`,

  `create table alias (
    kind text not null,
    folded text not null,
    held integer not null references held (rec),
    primary key (kind, folded)
  ) strict, without rowid`,
  `create index alias_by_held on alias (held)`,

  // What documents and exchanges name. The other end may be missing: check() tells, for a record may come before what it names.
  `create table link (
    kind text not null,
    target text not null,
    source text not null check (source in ('document', 'exchange', 'evidence')),
    held integer not null references held (rec),
    audience integer not null references audience (id),
    primary key (kind, target, source, held)
  ) strict, without rowid`,
  `create index link_by_held on link (held)`,
  `create table relation (
    held integer not null references held (rec),
    ordinal integer not null,
    target text not null,
    kind text not null,
    certainty text,
    note text,
    primary key (held, ordinal)
  ) strict, without rowid`,
  `create index relation_by_target on relation (target)`,
  // Without a position a document stands after those that have one, by its day.
  `create table member (
    collection text not null,
    place real not null,
    day text not null,
    held integer not null references held (rec),
    audience integer not null references audience (id),
    primary key (collection, place, day, held)
  ) strict, without rowid`,
  `create index member_by_held on member (held)`,
  `create table collection (
    held integer primary key references held (rec),
    id text not null,
    type text not null check (type in ('collection', 'unit')),
    parent text,
    repository text,
    path text
  ) strict`,
  `create index collection_by_parent on collection (parent)`,

  // Units are made at first use and stay for ever, for their paths are addresses.
  `create table unit (
    id integer primary key,
    parent integer references unit (id),
    level text not null,
    key text not null,
    path text not null unique,
    label text not null,
    sort text not null,
    repository text not null
  ) strict`,
  `create unique index unit_by_key on unit (coalesce(parent, 0), level, key)`,
  `create index unit_by_sort on unit (parent, sort, id)`,
  `create table shelf (
    held integer not null references held (rec),
    ordinal integer not null,
    unit integer not null references unit (id),
    first real not null,
    last real not null,
    leaves text,
    as_given text not null,
    status text not null check (status in ('present', 'former', 'not-stated')),
    audience integer not null references audience (id),
    primary key (held, ordinal)
  ) strict, without rowid`,
  `create index shelf_by_leaf on shelf (unit, first, last, held, ordinal)`,
  `create table unit_member (
    unit integer not null references unit (id),
    held integer not null references held (rec),
    audience integer not null references audience (id),
    primary key (unit, held)
  ) strict, without rowid`,
  `create index unit_member_by_held on unit_member (held)`,

  `create table name_key (
    kind text not null,
    key text not null,
    held integer not null references held (rec),
    primary key (kind, key, held)
  ) strict, without rowid`,
  `create index name_key_by_held on name_key (held)`,
  `create table outside_link (
    kind text not null,
    link text not null,
    held integer not null references held (rec),
    primary key (kind, link, held)
  ) strict, without rowid`,
  `create index outside_link_by_held on outside_link (held)`,

  `create table origin (
    source text not null,
    key text not null,
    held integer not null references held (rec),
    imported text not null,
    version integer not null check (version > 0),
    likeness text,
    primary key (source, key)
  ) strict, without rowid`,
  `create index origin_by_held on origin (held)`,
  `create index origin_by_likeness on origin (likeness) where likeness is not null`,
  `create table report (
    ordinal integer primary key,
    id text not null unique,
    content text not null check (json_valid(content))
  ) strict`,
  `create table report_issue (
    ordinal integer primary key,
    report integer not null references report (ordinal),
    severity text not null check (severity in ('note', 'warning', 'error')),
    at text not null,
    field text not null,
    message text not null
  ) strict`,
  `create index report_issue_by_report on report_issue (report, ordinal)`,
]

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(database)
}
