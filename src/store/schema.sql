-- The database as the migrations make it; written by its test, never by hand.

CREATE TABLE alias (
  kind text not null,
  folded text not null,
  held integer not null references held (rec),
  primary key (kind, folded)
) strict, without rowid;

CREATE TABLE audience (
  id integer primary key,
  kind text not null check (kind in ('public', 'naming', 'closed', 'withdrawn', 'groups')),
  groups text not null check (json_valid(groups) and json_type(groups) = 'array'),
  unique (kind, groups),
  check ((kind = 'groups') = (groups <> '[]'))
) strict;

CREATE TABLE change (
  seq integer primary key autoincrement,
  kind text not null,
  id text not null,
  at text not null check (at glob '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
  by text not null
) strict;

CREATE TABLE collection (
  held integer primary key references held (rec),
  id text not null,
  type text not null check (type in ('collection', 'unit')),
  parent text,
  repository text,
  path text
) strict;

CREATE TABLE correspondence (
  writer text not null,
  reader text not null,
  day text not null,
  held integer not null references held (rec),
  primary key (writer, reader, day, held)
) strict, without rowid;

CREATE TABLE held (
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
  near integer not null, asked integer, settled integer, debtors integer not null default 0, closed_until text,
  unique (kind, id_folded),
  check ((status is not null) = (kind in ('agent', 'place', 'subject'))),
  check ((merged_into is not null) = (status is 'merged'))
) strict;

CREATE TABLE job (
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
) strict;

CREATE TABLE known_by_mention (
  agent text not null,
  sort text not null,
  day text not null,
  suggestion text not null references suggestion (id),
  primary key (agent, sort, day, suggestion)
) strict, without rowid;

CREATE TABLE letter (
  held integer primary key references held (rec),
  content text not null
) strict;

CREATE TABLE link (
  kind text not null,
  target text not null,
  source text not null check (source in ('document', 'exchange', 'evidence')),
  held integer not null references held (rec),
  audience integer not null references audience (id),
  primary key (kind, target, source, held)
) strict, without rowid;

CREATE TABLE member (
  collection text not null,
  place real not null,
  day text not null,
  held integer not null references held (rec),
  audience integer not null references audience (id),
  primary key (collection, place, day, held)
) strict, without rowid;

CREATE TABLE name_key (
  kind text not null,
  key text not null,
  held integer not null references held (rec),
  primary key (kind, key, held)
) strict, without rowid;

CREATE TABLE origin (
  source text not null,
  key text not null,
  held integer not null references held (rec),
  imported text not null,
  version integer not null check (version > 0),
  likeness text,
  primary key (source, key)
) strict, without rowid;

CREATE TABLE outside_link (
  kind text not null,
  link text not null,
  held integer not null references held (rec),
  primary key (kind, link, held)
) strict, without rowid;

CREATE TABLE relation (
  held integer not null references held (rec),
  ordinal integer not null,
  target text not null,
  kind text not null,
  certainty text,
  note text, evidence text,
  primary key (held, ordinal)
) strict, without rowid;

CREATE TABLE report (
  ordinal integer primary key,
  id text not null unique,
  content text not null check (json_valid(content))
) strict;

CREATE TABLE report_issue (
  ordinal integer primary key,
  report integer not null references report (ordinal),
  severity text not null check (severity in ('note', 'warning', 'error')),
  at text not null,
  field text not null,
  message text not null
) strict;

CREATE TABLE shelf (
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
) strict, without rowid;

CREATE TABLE shown (
  collection text not null,
  until integer not null default 0,
  seq integer not null references change (seq),
  held integer not null references held (rec),
  primary key (collection, until, seq)
) strict, without rowid;

CREATE TABLE suggesting (revision integer not null) strict;

CREATE TABLE suggestion (
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
) strict, without rowid;

CREATE TABLE unit (
  id integer primary key,
  parent integer references unit (id),
  level text not null,
  key text not null,
  path text not null unique,
  label text not null,
  sort text not null,
  repository text not null
) strict;

CREATE TABLE unit_member (
  unit integer not null references unit (id),
  held integer not null references held (rec),
  audience integer not null references audience (id),
  primary key (unit, held)
) strict, without rowid;

CREATE TABLE version (
  seq integer primary key references change (seq),
  held integer not null references held (rec),
  number integer not null check (number > 0),
  note text not null,
  correction integer not null check (correction in (0, 1)),
  content text not null, digest text not null default '',
  unique (held, number)
) strict;

CREATE INDEX alias_by_held on alias (held);

CREATE INDEX collection_by_parent on collection (parent);

CREATE INDEX correspondence_by_held on correspondence (held);

CREATE INDEX held_by_asking on held (asked) where asked is not null;

CREATE INDEX held_by_asking_change on held (head) where asked is not null;

CREATE INDEX held_by_audience on held (kind, audience);

CREATE INDEX held_by_coming on held (kind, added, audience);

CREATE INDEX held_by_embargo on held (closed_until) where closed_until is not null;

CREATE INDEX held_by_merger on held (kind, merged_into) where merged_into is not null;

CREATE INDEX held_by_sort on held (kind, sort, id_folded);

CREATE INDEX job_by_state on job (state, id);

CREATE INDEX job_to_do on job (id) where free is not null;

CREATE INDEX known_by_mention_by_suggestion on known_by_mention (suggestion);

CREATE INDEX link_by_held on link (held);

CREATE INDEX member_by_held on member (held);

CREATE INDEX name_key_by_held on name_key (held);

CREATE INDEX origin_by_held on origin (held);

CREATE INDEX origin_by_likeness on origin (likeness) where likeness is not null;

CREATE INDEX outside_link_by_held on outside_link (held);

CREATE INDEX relation_by_target on relation (target);

CREATE INDEX report_issue_by_report on report_issue (report, ordinal);

CREATE INDEX shelf_by_leaf on shelf (unit, first, last, held, ordinal);

CREATE INDEX shown_by_held on shown (held, until);

CREATE INDEX suggestion_by_held on suggestion (held, mention);

CREATE INDEX suggestion_by_score on suggestion (state, (target is null), score, id);

CREATE UNIQUE INDEX unit_by_key on unit (coalesce(parent, 0), level, key);

CREATE INDEX unit_by_sort on unit (parent, sort, id);

CREATE INDEX unit_member_by_held on unit_member (held);

CREATE INDEX version_corrections on version (seq) where correction = 1;

CREATE TRIGGER change_at_never_runs_backwards before insert on change
  when new.at < (select at from change order by seq desc limit 1)
  begin select raise(abort, 'at runs backwards along the change log'); end;
