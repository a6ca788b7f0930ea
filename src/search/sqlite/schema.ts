import type Database from 'better-sqlite3'
import { ANALYSIS } from '../index/analysis-version.ts'
import { prepared } from './prepared.ts'

/** Changes with the tables: an index of another layout cannot be read. */
const LAYOUT = 11
export const SCHEMA = `${LAYOUT}.${ANALYSIS}`

export const isReadable = (schema: string): boolean => schema.startsWith(`${LAYOUT}.`)

const TABLES = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE documents (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  stamp INTEGER NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0,
  access TEXT NOT NULL DEFAULT '[]',
  title TEXT NOT NULL DEFAULT '',
  title_key TEXT NOT NULL DEFAULT '',
  undated INTEGER NOT NULL DEFAULT 1,
  earliest TEXT NOT NULL DEFAULT '',
  latest TEXT NOT NULL DEFAULT '',
  added INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX documents_by_date ON documents (undated, earliest, latest, id);
CREATE INDEX documents_by_title ON documents (title_key, id);
CREATE INDEX documents_by_added ON documents (added DESC, id);
-- As JSON, not compressed: a page of hits reads twenty, and to inflate them took half of that.
CREATE TABLE texts (row INTEGER PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE facet_value (
  facet TEXT NOT NULL,
  value TEXT NOT NULL,
  local INTEGER NOT NULL,
  folded TEXT NOT NULL,
  PRIMARY KEY (facet, value)
) WITHOUT ROWID;
CREATE UNIQUE INDEX facet_value_by_local ON facet_value (facet, local);
CREATE INDEX facet_value_by_folded ON facet_value (facet, folded);
CREATE TABLE facet_chunk (chunk INTEGER PRIMARY KEY, generation INTEGER NOT NULL, body BLOB NOT NULL);
CREATE INDEX facet_chunk_by_generation ON facet_chunk (generation);
CREATE TABLE frequent (token TEXT PRIMARY KEY, generation INTEGER NOT NULL, rows BLOB NOT NULL);
CREATE TABLE language (lang TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE agent (
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  stamp INTEGER NOT NULL,
  reviewed INTEGER NOT NULL,
  into_id TEXT,
  body TEXT NOT NULL
);
CREATE INDEX agent_by_into ON agent (into_id) WHERE into_id IS NOT NULL;
CREATE TABLE agent_key (key TEXT NOT NULL, agent INTEGER NOT NULL, form INTEGER NOT NULL, surname INTEGER NOT NULL, PRIMARY KEY (key, agent, form, surname)) WITHOUT ROWID;
CREATE INDEX agent_key_by_agent ON agent_key (agent);
CREATE TABLE agent_start (start TEXT NOT NULL, agent INTEGER NOT NULL, form INTEGER NOT NULL, PRIMARY KEY (start, agent, form)) WITHOUT ROWID;
CREATE INDEX agent_start_by_agent ON agent_start (agent);
CREATE TABLE term (form TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE stem (stem TEXT NOT NULL, form TEXT NOT NULL, PRIMARY KEY (stem, form)) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(title, body, names, x, content='', contentless_delete=1, tokenize='ascii');
`

/** Lays an empty index out. A crash before its end leaves a file without a schema, which nobody reads. */
export function layOut(db: Database.Database, generation: number): void {
  db.transaction(() => {
    db.exec(TABLES)
    setMeta(db, 'schema', SCHEMA)
    setMeta(db, 'generation', generation)
    setMeta(db, 'cursor', 0)
    setMeta(db, 'entries', 0)
  })()
}

export function setMeta(db: Database.Database, key: string, value: string | number): void {
  db.prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(
    key,
    value,
  )
}

const number = (value: unknown): number => (typeof value === 'number' ? value : 0)

export interface Meta {
  readonly schema: string
  readonly generation: number
  readonly cursor: number
  readonly entries: number
}

/** What an index file says of itself; an empty schema where it is none, or half made. */
export function metaOf(db: Database.Database): Meta {
  const there = prepared<[], number>(db, "SELECT 1 FROM sqlite_master WHERE name = 'meta'").get() !== undefined
  const rows = there ? prepared<[], [string, unknown]>(db, 'SELECT key, value FROM meta').raw().all() : []
  const meta = new Map(rows)
  return {
    schema: String(meta.get('schema') ?? ''),
    generation: number(meta.get('generation')),
    cursor: number(meta.get('cursor')),
    entries: number(meta.get('entries')),
  }
}
