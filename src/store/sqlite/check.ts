import { z } from 'zod'
import type { Held, Kind } from '#holding/held.ts'
import { sha256 } from '#value/digest.ts'
import type { Fault } from '../store.ts'
import type { Connection } from './connection.ts'
import { drawn } from './drawn.ts'
import { type HeadRead, heads } from './heads.ts'
import { from, given } from './query.ts'

const rows = (columns: string) =>
  z.array(z.object(Object.fromEntries(columns.split(' ').map((name) => [name, z.unknown()]))))

/** What is wrong, in the database's own eyes and then in ours. It reads everything, a piece at a time. */
export async function* check(connection: Connection): AsyncIterable<Fault> {
  yield* pages(connection)
  for (const { query, message } of RULES)
    for (const row of rows('place').parse(connection.database.prepare(query).all()))
      yield { where: String(row.place), message }
  yield* digests(connection)
  yield* contents(connection)
}

function* pages({ database }: Connection): Iterable<Fault> {
  for (const row of rows('integrity_check').parse(database.pragma('integrity_check')))
    if (row.integrity_check !== 'ok') yield { where: 'database', message: String(row.integrity_check) }
  for (const row of rows('table rowid parent').parse(database.pragma('foreign_key_check')))
    yield { where: `table ${row.table}`, message: `row ${row.rowid} points to a ${row.parent} that is not there` }
}

const RULES: readonly { readonly query: string; readonly message: string }[] = [
  {
    message: 'its newest version is not the one that stands',
    query: `select kind || ' ' || id as place from held
      where head is not (select v.seq from version v where v.held = held.rec order by v.number desc limit 1)`,
  },
  {
    message: 'its versions are not numbered without gaps from 1',
    query: `select h.kind || ' ' || h.id as place from version v join held h on h.rec = v.held
      group by v.held having min(v.number) <> 1 or max(v.number) <> count(*)`,
  },
  {
    message: 'it is in the change log without a version, or a version of another record',
    query: `select 'change ' || c.seq as place from change c
      left join version v on v.seq = c.seq left join held h on h.rec = v.held
      where h.kind is not c.kind or h.id is not c.id`,
  },
  {
    message: 'its time is before that of the change before it',
    query: `select 'change ' || seq as place from (select seq, at, lag(at) over (order by seq) as earlier from change)
      where at < earlier`,
  },
  {
    message: 'what harvesters are told of it is not how it stands',
    query: `select h.kind || ' ' || h.id as place from held h where h.kind = 'document' and h.once_public and not exists (
        select 1 from shown s where s.held = h.rec and s.until = 0 and s.collection = ''
          and (h.audience <> 1 or s.seq = coalesce((select max(v.seq) from version v where v.held = h.rec), s.seq)))`,
  },
  {
    message: 'it was imported at a version that it does not have',
    query: `select h.kind || ' ' || h.id as place from origin o join held h on h.rec = o.held
      where not exists (select 1 from version v where v.held = o.held and v.number = o.version)`,
  },
]

const VERSIONS = from
  .selectFrom('version')
  .innerJoin('held', 'held.rec', 'version.held')
  .select(['version.seq', 'held.kind', 'held.id', 'version.number', 'version.content', 'version.digest'])
  .where('version.seq', '>', given<number>('after'))
  .orderBy('version.seq')
  .limit(200)
  .compile()

/** Each version, also those that no longer stand, against the digest that was made when it came. */
function* digests(connection: Connection): Iterable<Fault> {
  for (let after = 0; ; ) {
    const rows = connection.all(VERSIONS, { after })
    for (const { kind, id, number, content, digest } of rows)
      if (sha256(content) !== digest)
        yield { where: `${kind} ${id}`, message: `its version ${number} is no longer as it was written` }
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.seq
  }
}

const ALL = from.selectFrom('held').select(['kind', 'id']).compile()

function* contents(connection: Connection): Iterable<Fault> {
  const here = new Set(connection.all(ALL, {}).map(({ kind, id }) => `${kind} ${id}`))
  const unreadable: Fault[] = []
  const tell = (where: string, cause: unknown) =>
    unreadable.push({ where, message: `its content cannot be read: ${cause instanceof Error ? cause.message : cause}` })
  for (const head of heads(connection, tell)) yield* faultsOf(head, here)
  yield* unreadable
}

function* faultsOf({ kind, id, title, held }: HeadRead, here: ReadonlySet<string>): Iterable<Fault> {
  const where = `${kind} ${id}`
  if (held.id !== id) yield { where, message: `its content says that it is ${held.id}` }
  if (drawn(held).row.title.toWellFormed() !== title)
    yield { where, message: 'it is listed under another title than it has' }
  for (const [what, target] of leadsTo(held))
    if (!here.has(`${what} ${target}`)) yield { where, message: `it leads to ${what} ${target}, which is not there` }
}

/** All records that a content names. */
function leadsTo(held: Held): readonly (readonly [Kind, string])[] {
  const { named, relations, members } = drawn(held)
  const all = (kind: Kind, targets: readonly (string | undefined)[]) =>
    targets.flatMap((target) => (target === undefined ? [] : [[kind, target] as const]))
  const own = () => {
    switch (held.kind) {
      case 'agent':
        return all(
          'agent',
          (held.relations ?? []).map(({ to }) => to),
        )
      case 'subject':
        return all('subject', held.broader ?? [])
      case 'collection':
        return [...all('collection', [held.parent]), ...all('agent', [held.unit?.repository])]
      default:
        return []
    }
  }
  const merged = 'status' in held && held.status.kind === 'merged' ? all(held.kind, [held.status.into]) : []
  return [
    // Evidence in a document that is not held is told beside what is misquoted: an editor's to settle, no fault.
    ...named.filter(({ source }) => source !== 'evidence').map(({ kind, target }) => [kind, target] as const),
    ...all(
      'document',
      relations.map(({ to }) => to.document),
    ),
    ...all(
      'collection',
      members.map(({ collection }) => collection),
    ),
    ...own(),
    ...merged,
  ]
}
