import { sql } from 'kysely'
import { accessOf, type Held, type Kind } from '#holding/held.ts'
import { canonicalJson, sha256 } from '#value/digest.ts'
import { isIdentifier } from '#value/identifier.ts'
import { Refusal } from '#value/refusal.ts'
import type { Why } from '../store.ts'
import type { Connection } from './connection.ts'
import { type Drawing, draw, erase } from './draw.ts'
import { drawn } from './drawn.ts'
import type { Log } from './log.ts'
import { comparable, from, given, listed } from './query.ts'
import { AUDIENCE as AUDIENCES } from './readable.ts'
import { show } from './shown.ts'
import type { HeldRow } from './tables.ts'

const BEFORE = from
  .selectFrom('held')
  .innerJoin('version', 'version.seq', 'held.head')
  .select(['held.rec', 'held.id', 'held.audience', 'held.once_public', 'version.number', 'version.content'])
  .where('held.kind', '=', given<Kind>('kind'))
  .where('held.id_folded', '=', given('folded'))
  .compile()
const ALIAS_HOLDERS = from
  .selectFrom('alias')
  .innerJoin('held', 'held.rec', 'alias.held')
  .select(['alias.folded', 'held.rec', 'held.id'])
  .where('alias.kind', '=', given<Kind>('kind'))
  .where('alias.folded', 'in', listed('folded'))
  .compile()
const ID_HOLDERS = from
  .selectFrom('held')
  .select(['id_folded as folded', 'rec', 'id'])
  .where('kind', '=', given<Kind>('kind'))
  .where('id_folded', 'in', listed('folded'))
  .compile()
const number = (name: string) => given<number>(name)
const numberOrNone = (name: string) => given<number | null>(name)
const text = (name: string) => given<string | null>(name)
const ADD = from
  .insertInto('held')
  .values({
    kind: given<Kind>('kind'),
    id: given('id'),
    id_folded: given('folded'),
    audience: number('audience'),
    once_public: number('once_public'),
    title: given('title'),
    sort: given('sort'),
    date: text('date'),
    day: text('day'),
    status: given<HeldRow['status']>('status'),
    merged_into: text('merged_into'),
    repository: number('repository'),
    asked: numberOrNone('asked'),
    settled: numberOrNone('settled'),
    debtors: number('debtors'),
    closed_until: text('closed_until'),
    added: number('seq'),
    head: number('seq'),
    touched: 0,
    near: 0,
  })
  .compile()
const CHANGE = from
  .updateTable('held')
  .set({
    audience: number('audience'),
    once_public: number('once_public'),
    title: given('title'),
    sort: given('sort'),
    date: text('date'),
    day: text('day'),
    status: given<HeldRow['status']>('status'),
    merged_into: text('merged_into'),
    repository: number('repository'),
    asked: numberOrNone('asked'),
    settled: numberOrNone('settled'),
    debtors: number('debtors'),
    closed_until: text('closed_until'),
    head: number('seq'),
  })
  .where('rec', '=', number('rec'))
  .compile()
const ADD_VERSION = from
  .insertInto('version')
  .values({
    seq: number('seq'),
    held: number('rec'),
    number: number('number'),
    note: given('note'),
    correction: number('correction'),
    content: given('content'),
    digest: given('digest'),
  })
  .compile()
const AUDIENCE = from.selectFrom('audience').select('id').where('groups', '=', given('groups')).compile()
const ADD_AUDIENCE = from
  .insertInto('audience')
  .values({ kind: sql.lit('groups'), groups: given('groups') })
  .compile()

/** Characters, each of at most three bytes: SQLite takes a thousand million bytes in a row. */
const LONGEST = 300_000_000

export interface Transaction extends Drawing {
  readonly log: Log
}

/** Adds a version of a record, its change, and all that is drawn from it. */
export function put(tx: Transaction, held: Held, why: Why): 'new' | 'changed' | 'unchanged' {
  const { connection, log } = tx
  const { kind, id } = held
  if (!isIdentifier(id))
    throw new Refusal('invalid', `“${id}” may not be an identifier: 1 to 64 of A-Z, a-z, 0-9, “_” and “-”.`)
  const folded = id.toLowerCase()
  const before = connection.get(BEFORE, { kind, folded })
  if (before !== undefined && before.id !== id)
    throw new Refusal(
      'conflict',
      `The ${kind} ${id} cannot be: there is ${before.id}, and case does not tell identifiers apart.`,
    )
  if (why.over !== undefined && why.over !== (before?.number ?? 0))
    throw new Refusal(
      'conflict',
      `The ${kind} ${id} is at version ${before?.number ?? 0}; this change was made over version ${why.over}.`,
    )
  const content = canonicalJson(held)
  if (before?.content === content) return 'unchanged'
  if (content.length > LONGEST)
    throw new Refusal('invalid', `The ${kind} ${id} is too long to be kept as one record: divide it.`)
  const aliases = distinctAliases(held)
  refuseTaken(connection, kind, id, [folded, ...aliases], before?.rec)

  const seq = log.add(held, why.by)
  const wasPublic = before?.once_public === 1
  const rec = before === undefined ? add(tx, held, seq) : change(tx, held, { rec: before.rec, seq, wasPublic })
  connection.run(ADD_VERSION, {
    seq,
    rec,
    number: (before?.number ?? 0) + 1,
    note: why.note,
    correction: why.correction ? 1 : 0,
    content,
    digest: sha256(content),
  })
  if (kind === 'document') show(connection, held, { rec, seq, wasOpen: before?.audience === AUDIENCES.public })
  return before === undefined ? 'new' : 'changed'
}

function add(tx: Drawing, held: Held, seq: number): number {
  const { columns, ...rest } = settled(tx, held, false)
  const { kind, id } = held
  const rec = tx.connection.run(ADD, { ...columns, seq, kind, id, folded: id.toLowerCase() })
  draw(tx, held, { ...rest, rec, seq })
  return rec
}

/** Draws a record anew: from its next version, or from the one that stands where this program draws other things than the one before it. */
export function change(
  tx: Drawing,
  held: Held,
  { rec, seq, wasPublic }: { readonly rec: number; readonly seq: number; readonly wasPublic: boolean },
): number {
  const { columns, ...rest } = settled(tx, held, wasPublic)
  tx.connection.run(CHANGE, { ...columns, seq, rec })
  erase(tx, held.kind, rec, seq)
  draw(tx, held, { ...rest, rec, seq })
  return rec
}

/** What is drawn from a content, with the number of its audience. */
function settled({ connection }: Drawing, held: Held, wasPublic: boolean) {
  const { row, audience: readers, ...rest } = drawn(held)
  const audience = typeof readers === 'number' ? readers : audienceOfGroups(connection, readers)
  const once_public = wasPublic || accessOf(held).kind === 'public' ? 1 : 0
  return { ...rest, row, audience, aliases: distinctAliases(held), columns: { ...row, audience, once_public } }
}

/** Aliases as they are compared, without the record's own identifier. */
function distinctAliases({ id, aliases }: Held): readonly string[] {
  if (aliases === undefined) return []
  const folded = new Set(aliases.map((alias) => comparable(alias.toLowerCase())))
  folded.delete(id.toLowerCase())
  return [...folded]
}

function refuseTaken(connection: Connection, kind: Kind, id: string, names: readonly string[], own?: number): void {
  const named = { kind, folded: JSON.stringify(names) }
  const holders = connection.all(ALIAS_HOLDERS, named)
  // The first of the names is the record's own, and has been looked for.
  if (names.length > 1) holders.push(...connection.all(ID_HOLDERS, named))
  const other = holders.find((holder) => holder.rec !== own)
  if (other !== undefined)
    throw new Refusal('conflict', `The ${kind} ${id} cannot have “${other.folded}”: that leads to ${other.id}.`)
}

function audienceOfGroups(connection: Connection, groups: readonly string[]): number {
  const named = { groups: JSON.stringify(groups) }
  return connection.get(AUDIENCE, named)?.id ?? connection.run(ADD_AUDIENCE, named)
}
