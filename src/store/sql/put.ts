import { sql } from 'kysely'
import { accessOf, type Held, type Kind } from '#holding/held.ts'
import { canonicalJson, sha256 } from '#value/digest.ts'
import { isIdentifier } from '#value/identifier.ts'
import { Refusal } from '#value/refusal.ts'
import type { Why } from '../store.ts'
import { asKey, comparable } from './comparable.ts'
import { type Drawing, draw, erase } from './draw.ts'
import { type Drawn, drawn } from './drawn.ts'
import type { Log } from './log.ts'
import { ask, askFor, askOne, type Program, run, together } from './program.ts'
import { among, from, given } from './query.ts'
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
  .where(among('alias.folded', 'folded'))
  .compile()
const ID_HOLDERS = from
  .selectFrom('held')
  .select(['id_folded as folded', 'rec', 'id'])
  .where('kind', '=', given<Kind>('kind'))
  .where(among('id_folded', 'folded'))
  .compile()
const number = (name: string) => given<number>(name)
const numberOrNone = (name: string) => given<number | null>(name)
const text = (name: string) => given<string | null>(name)
/** What is drawn from a content, new with each version. */
const DRAWN = {
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
}
const ADD = from
  .insertInto('held')
  .values({
    kind: given<Kind>('kind'),
    id: given('id'),
    id_folded: given('folded'),
    ...DRAWN,
    added: number('seq'),
    head: number('seq'),
    touched: 0,
    near: 0,
  })
  .returning('rec')
  .compile()
const CHANGE = from
  .updateTable('held')
  .set({
    ...DRAWN,
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
  .returning('id')
  .compile()

/** Characters, each of at most three bytes: SQLite takes a thousand million bytes in a row. */
const LONGEST = 300_000_000

export interface Transaction extends Drawing {
  readonly log: Log
}

/** Adds a version of a record, its change, and all that is drawn from it. */
export function* put(tx: Transaction, held: Held, why: Why): Program<'new' | 'changed' | 'unchanged'> {
  const { log } = tx
  const { kind, id } = held
  if (!isIdentifier(id))
    throw new Refusal('invalid', `“${id}” may not be an identifier: 1 to 64 of A-Z, a-z, 0-9, “_” and “-”.`)
  const folded = id.toLowerCase()
  const before = yield* askOne(BEFORE, { kind, folded })
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
  yield* refuseTaken(kind, id, [folded, ...aliases], before?.rec)

  const seq = yield* log.add(held, why.by)
  const wasPublic = before?.once_public === 1
  const rec =
    before === undefined ? yield* add(tx, held, seq) : yield* change(tx, held, { rec: before.rec, seq, wasPublic })
  yield* run(ADD_VERSION, {
    seq,
    rec,
    number: (before?.number ?? 0) + 1,
    note: why.note,
    correction: why.correction ? 1 : 0,
    content,
    digest: sha256(content),
  })
  if (kind === 'document') yield* show(held, { rec, seq, wasOpen: before?.audience === AUDIENCES.public })
  return before === undefined ? 'new' : 'changed'
}

function* add(tx: Drawing, held: Held, seq: number): Program<number> {
  const { columns, ...rest } = yield* settled(held, false)
  const { kind, id } = held
  const { rec } = yield* askFor(ADD, { ...columns, seq, kind, id, folded: id.toLowerCase() })
  yield* draw(tx, held, { ...rest, rec, seq })
  return rec
}

/** Draws a record anew: from its next version, or from the one that stands where this program draws other things than the one before it. */
export function* change(
  tx: Drawing,
  held: Held,
  { rec, seq, wasPublic }: { readonly rec: number; readonly seq: number; readonly wasPublic: boolean },
): Program<number> {
  const { columns, ...rest } = yield* settled(held, wasPublic)
  yield* run(CHANGE, { ...columns, seq, rec })
  yield* erase(held.kind, rec, seq)
  yield* draw(tx, held, { ...rest, rec, seq })
  return rec
}

interface Settled extends Omit<Drawn, 'audience'> {
  readonly audience: number
  readonly aliases: readonly string[]
  readonly columns: Drawn['row'] & Pick<HeldRow, 'audience' | 'once_public'>
}

/** What is drawn from a content, with the number of its audience. */
function* settled(held: Held, wasPublic: boolean): Program<Settled> {
  const { row, audience: readers, ...rest } = drawn(held)
  const audience = typeof readers === 'number' ? readers : yield* audienceOfGroups(readers)
  const once_public = wasPublic || accessOf(held).kind === 'public' ? 1 : 0
  return { ...rest, row, audience, aliases: distinctAliases(held), columns: { ...row, audience, once_public } }
}

/** Aliases as they are compared, without the record's own identifier. */
function distinctAliases({ id, aliases }: Held): readonly string[] {
  if (aliases === undefined) return []
  const folded = new Set(aliases.map((alias) => asKey(alias.toLowerCase())))
  folded.delete(id.toLowerCase())
  return [...folded]
}

function* refuseTaken(kind: Kind, id: string, names: readonly string[], own?: number): Program<void> {
  const named = { kind, folded: names }
  // The first of the names is the record's own, and has been looked for.
  const queries = names.length > 1 ? [ALIAS_HOLDERS, ID_HOLDERS] : [ALIAS_HOLDERS]
  const holders = yield* together(...queries.map((query) => ask(query, named)))
  const other = holders.flat().find((holder) => holder.rec !== own)
  if (other !== undefined)
    throw new Refusal('conflict', `The ${kind} ${id} cannot have “${other.folded}”: that leads to ${other.id}.`)
}

function* audienceOfGroups(groups: readonly string[]): Program<number> {
  const named = { groups: JSON.stringify(groups.map(comparable)) }
  const { id } = (yield* askOne(AUDIENCE, named)) ?? (yield* askFor(ADD_AUDIENCE, named))
  return id
}
