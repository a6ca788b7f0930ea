import type { Held, Kind } from '#holding/held.ts'
import { canonicalJson, sha256 } from '#value/digest.ts'
import { isIdentifier } from '#value/identifier.ts'
import { Refusal } from '#value/refusal.ts'
import type { Put, PutOutcome, Why } from '../store.ts'
import { asKey } from './comparable.ts'
import { type Accepted, keep, type Standing, type Transaction } from './keep.ts'
import { ask, type Program, together } from './program.ts'
import { among, from, given } from './query.ts'

const HERE = from
  .selectFrom('held')
  .innerJoin('version', 'version.seq', 'held.head')
  .select(['held.id_folded as folded', 'held.rec', 'held.id', 'held.audience', 'held.once_public'])
  .select(['version.number', 'version.digest'])
  .where('held.kind', '=', given<Kind>('kind'))
  .where(among('held.id_folded', 'names'))
  .compile()
const ALIASED = from
  .selectFrom('alias')
  .innerJoin('held', 'held.rec', 'alias.held')
  .select(['alias.folded', 'held.rec', 'held.id'])
  .where('alias.kind', '=', given<Kind>('kind'))
  .where(among('alias.folded', 'names'))
  .compile()

/** Characters, each of at most three bytes: SQLite takes a thousand million bytes in a row. */
const LONGEST = 300_000_000
/** So many are put in together, at most. */
const MOST = 500

/** Adds a version of a record, its change, and all that is drawn from it. */
export function* put(tx: Transaction, held: Held, why: Why): Program<PutOutcome> {
  const [outcome] = yield* putAll(tx, [{ held, why }])
  if (outcome === undefined || outcome instanceof Refusal) throw outcome ?? new Error('nothing came of a put')
  return outcome
}

/** The same for many, as if one after the other; what is refused of one leaves the others alone. */
export function* putAll(tx: Transaction, puts: readonly Put[]): Program<readonly (PutOutcome | Refusal)[]> {
  const outcomes: (PutOutcome | Refusal)[] = []
  while (outcomes.length < puts.length) outcomes.push(...(yield* putSome(tx, puts.slice(outcomes.length))))
  return outcomes
}

/** Puts the first of them together, as many as do not rest on each other. */
function* putSome(tx: Transaction, puts: readonly Put[]): Program<readonly (PutOutcome | Refusal)[]> {
  const some = withoutTwins(puts)
  const names = yield* namesHere(some)
  const outcomes: (PutOutcome | Refusal)[] = []
  const accepted: Accepted[] = []
  for (const one of some) {
    const judged = judge(one, names)
    // Another of them may be about to give the name up.
    if (judged instanceof Taken && accepted.some(({ standing }) => standing?.rec === judged.rec)) break
    if (!(judged instanceof Refusal) && judged !== 'unchanged') accepted.push(judged)
    outcomes.push(judged instanceof Refusal || judged === 'unchanged' ? judged : judged.standing ? 'changed' : 'new')
  }
  yield* keep(tx, accepted)
  return outcomes
}

/** A record with the names by which it is to be found, folded: its own first. */
interface Named extends Put {
  readonly names: readonly [string, ...string[]]
}

const keyOf = (kind: Kind, name: string) => `${kind} ${name}`

/** The first of them, up to one that has a name of an earlier one. */
function withoutTwins(puts: readonly Put[]): readonly Named[] {
  const seen = new Set<string>()
  const some: Named[] = []
  for (const one of puts) {
    const names = namesOf(one.held)
    const keys = names.map((name) => keyOf(one.held.kind, name))
    if (some.length === MOST || keys.some((key) => seen.has(key))) break
    for (const key of keys) seen.add(key)
    some.push({ ...one, names })
  }
  return some
}

/** The identifier, then the aliases without it, as they are compared. */
export function namesOf({ id, aliases = [] }: Held): readonly [string, ...string[]] {
  const own = id.toLowerCase()
  const others = new Set(aliases.map((alias) => asKey(alias.toLowerCase())))
  others.delete(own)
  return [own, ...others]
}

interface Holder {
  readonly folded: string
  readonly rec: number
  readonly id: string
}

interface NamesHere {
  readonly records: ReadonlyMap<string, Standing & Holder>
  readonly aliases: ReadonlyMap<string, Holder>
}

/** Who has these names. */
function* namesHere(puts: readonly Named[]): Program<NamesHere> {
  const records = new Map<string, Standing & Holder>()
  const aliases = new Map<string, Holder>()
  const kinds = [...Map.groupBy(puts, ({ held }) => held.kind)]
  const answers = yield* together(
    ...kinds.map(([kind, ofKind]) => {
      const names = ofKind.flatMap((one) => one.names)
      return together(ask(HERE, { kind, names }), ask(ALIASED, { kind, names }))
    }),
  )
  for (const [n, [kind]] of kinds.entries()) {
    const [here, aliased] = answers[n] ?? [[], []]
    for (const row of here) records.set(keyOf(kind, row.folded), row)
    for (const row of aliased) aliases.set(keyOf(kind, row.folded), row)
  }
  return { records, aliases }
}

/** Refused for a name that another record has. */
class Taken extends Refusal {
  readonly rec: number

  constructor({ kind, id }: Held, { folded, rec, id: other }: Holder) {
    super('conflict', `The ${kind} ${id} cannot have “${folded}”: that leads to ${other}.`)
    this.rec = rec
  }
}

function judge({ held, why, names }: Named, here: NamesHere): Accepted | 'unchanged' | Refusal {
  const { kind, id } = held
  if (!isIdentifier(id))
    return new Refusal('invalid', `“${id}” may not be an identifier: 1 to 64 of A-Z, a-z, 0-9, “_” and “-”.`)
  const [own, ...aliases] = names
  const standing = here.records.get(keyOf(kind, own))
  if (standing !== undefined && standing.id !== id)
    return new Refusal(
      'conflict',
      `The ${kind} ${id} cannot be: there is ${standing.id}, and case does not tell identifiers apart.`,
    )
  if (why.over !== undefined && why.over !== (standing?.number ?? 0))
    return new Refusal(
      'conflict',
      `The ${kind} ${id} is at version ${standing?.number ?? 0}; this change was made over version ${why.over}.`,
    )
  const content = canonicalJson(held)
  const digest = sha256(content)
  if (standing?.digest === digest) return 'unchanged'
  if (content.length > LONGEST)
    return new Refusal('invalid', `The ${kind} ${id} is too long to be kept as one record: divide it.`)
  for (const name of names)
    for (const holder of [here.aliases.get(keyOf(kind, name)), here.records.get(keyOf(kind, name))])
      if (holder !== undefined && holder.rec !== standing?.rec) return new Taken(held, holder)
  return { held, why, aliases, content, digest, standing }
}
