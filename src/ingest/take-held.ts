import type { HeldRead } from '#formats/format.ts'
import type { Held, Kind } from '#holding/held.ts'
import type { Known, Writing } from '#store/store.ts'
import { canonicalJson, sha256 } from '#value/digest.ts'
import type { DocumentId } from '#value/identifier.ts'
import type { Issue } from '#value/issue.ts'
import { type Judgement, judge } from './judge.ts'
import { keepAccess } from './keep-access.ts'
import { putMany } from './put-many.ts'
import { quotedOtherwise } from './quoted-otherwise.ts'
import type { Batch, IngestOptions, Taken } from './run.ts'
import { soundExchange } from './sound-exchange.ts'

const keyOf = ({ kind, id }: Held) => `${kind}/${id}`
const digestOf = (held: Held) => sha256(canonicalJson(held))

/**
 * Records in Chancery's own form come as they are, under the numbers they have; of an exchange, what names nothing in it is set aside. What stands here, differs, and was not imported from there is an editor's.
 */
export async function takeHeld(tx: Writing, options: IngestOptions, held: Batch['held'], taken: Taken): Promise<void> {
  const changed = new Map<DocumentId, string>()
  for (const [source, ofSource] of Map.groupBy(held, (one) => one.source)) {
    // What an exchange quotes may be among them.
    const [exchanges, others] = [true, false].map((is) =>
      ofSource.filter((one) => (one.held.kind === 'exchange') === is),
    )
    for (const some of [others ?? [], exchanges ?? []]) {
      if (some.length === 0) continue
      const judged = await judgeAll(tx, { source, options, taken }, some)
      for (const { one, at, outcome } of await putJudged(tx, { source, options, taken }, judged))
        if (one.kind === 'document' && outcome === 'changed') changed.set(one.id, at)
    }
  }
  taken.issues.push(...(await quotedOtherwise(tx, changed)))
}

interface Taking {
  readonly source: string
  readonly options: IngestOptions
  readonly taken: Taken
}

/** A record that is to be put. */
interface Judged {
  readonly one: Held
  readonly at: string
  readonly imported: string
  readonly outcome: 'new' | 'changed'
}

/** What becomes of each; gives those that are to be put. */
async function judgeAll(
  tx: Writing,
  { source, options, taken }: Taking,
  some: Batch['held'],
): Promise<readonly Judged[]> {
  const known = await tx.known(
    source,
    some.map((one) => keyOf(one.held)),
  )
  const standing = await standingOf(
    tx,
    some.map((one) => one.held).filter((one) => !known.has(keyOf(one))),
  )
  const ready: (Judged & { readonly isAccessUnsaid: boolean })[] = []
  for (const read of some) {
    const { at, isUnsound, isAccessUnsaid = false } = read
    const { one, issues } = await asSound(tx, read)
    taken.issues.push(...issues)
    if (options.strict === true && (isUnsound === true || issues.some(({ severity }) => severity !== 'note'))) {
      taken.issues.push({ severity: 'error', at, field: 'record', message: `${one.kind} ${one.id} was refused whole` })
      taken.outcomes.push('refused')
      continue
    }
    const imported = digestOf(one)
    const outcome = judgeHeld(known.get(keyOf(one)), standing.get(keyOf(one)), imported, options.overwrite)
    if (outcome === 'new' || outcome === 'changed') ready.push({ one, at, imported, outcome, isAccessUnsaid })
    else taken.outcomes.push(outcome)
    if (outcome === 'kept')
      taken.issues.push({
        severity: 'warning',
        at,
        field: 'record',
        message: `${one.kind} ${one.id} stands here with other content, which was kept; --overwrite takes the file’s`,
      })
  }
  const before = await standingOf(
    tx,
    ready.map(({ one }) => one).filter((one) => known.has(keyOf(one))),
  )
  return ready.flatMap(({ isAccessUnsaid, ...judged }) => {
    const { one, at } = judged
    const here = before.get(keyOf(one)) ?? standing.get(keyOf(one))
    const kept = keepAccess(one, here, !isAccessUnsaid, at)
    taken.issues.push(...kept.issues)
    if (kept.held === undefined) taken.outcomes.push('kept')
    return kept.held === undefined ? [] : [{ ...judged, one: kept.held }]
  })
}

/** Gives those that were not refused. */
async function putJudged(
  tx: Writing,
  { source, options, taken }: Taking,
  judged: readonly Judged[],
): Promise<readonly Judged[]> {
  const why = { by: options.by, note: `Imported from ${source}` }
  const refused = await putMany(
    tx,
    judged.map(({ one: held, at }) => ({ held, why, at })),
  )
  for (const [n, { outcome }] of judged.entries()) taken.outcomes.push(refused[n] === undefined ? outcome : 'refused')
  taken.issues.push(...refused.filter((issue) => issue !== undefined))
  const kept = judged.filter((_, n) => refused[n] === undefined)
  await tx.rememberAll(
    source,
    kept.map(({ one, imported }) => [keyOf(one), { kind: one.kind, id: one.id, imported }]),
  )
  return kept
}

/** What is wrong with an exchange is told where it stands: at its own row of a table, else at the place of the exchange. */
async function asSound(tx: Writing, { held, at, places }: HeldRead): Promise<{ one: Held; issues: readonly Issue[] }> {
  if (held.kind !== 'exchange') return { one: held, issues: [] }
  const { exchange, issues } = await soundExchange(tx, held)
  const place = (where: string) => `${places?.get(where) ?? at}, ${where}`
  return { one: exchange, issues: issues.map((issue) => ({ ...issue, at: place(issue.at) })) }
}

function judgeHeld(
  known: Known | undefined,
  standing: Held | undefined,
  imported: string,
  overwrite: boolean,
): Judgement {
  if (known !== undefined) return judge(known, imported, overwrite)
  if (standing === undefined) return 'new'
  if (digestOf(standing) === imported) return 'unchanged'
  return overwrite ? 'changed' : 'kept'
}

async function standingOf(tx: Writing, wanted: readonly Held[]): Promise<ReadonlyMap<string, Held>> {
  const standing = new Map<string, Held>()
  for (const [kind, ofKind] of Map.groupBy(wanted, (one): Kind => one.kind)) {
    for (const found of (
      await tx.get(
        kind,
        ofKind.map(({ id }) => id),
      )
    ).values())
      standing.set(keyOf(found), found)
  }
  return standing
}
