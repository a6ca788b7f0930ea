import type { HeldRead } from '#formats/format.ts'
import type { Held, Kind } from '#holding/held.ts'
import type { Known, Writing } from '#store/store.ts'
import { canonicalJson, sha256 } from '#value/digest.ts'
import type { DocumentId } from '#value/identifier.ts'
import type { Issue } from '#value/issue.ts'
import { type Judgement, judge } from './judge.ts'
import { keepAccess } from './keep-access.ts'
import { putOne } from './put-one.ts'
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
    const known = await tx.known(
      source,
      ofSource.map((one) => keyOf(one.held)),
    )
    const standing = await standingOf(
      tx,
      ofSource.map((one) => one.held).filter((one) => !known.has(keyOf(one))),
    )
    for (const read of ofSource) {
      const { at, isUnsound, isAccessUnsaid } = read
      const { one, issues } = await asSound(tx, read)
      taken.issues.push(...issues)
      if (options.strict === true && (isUnsound === true || issues.some(({ severity }) => severity !== 'note'))) {
        taken.issues.push({
          severity: 'error',
          at,
          field: 'record',
          message: `${one.kind} ${one.id} was refused whole`,
        })
        taken.outcomes.push('refused')
        continue
      }
      const imported = digestOf(one)
      const before = known.get(keyOf(one))
      const stands = standing.get(keyOf(one))
      const outcome = judgeHeld(before, stands, imported, options.overwrite)
      if (outcome === 'kept' || outcome === 'unchanged') taken.outcomes.push(outcome)
      if (outcome === 'kept') {
        taken.issues.push({
          severity: 'warning',
          at,
          field: 'record',
          message: `${one.kind} ${one.id} stands here with other content, which was kept; --overwrite takes the file’s`,
        })
      }
      if (outcome === 'kept' || outcome === 'unchanged') continue
      const here = before === undefined ? stands : (await tx.get(one.kind, [before.id])).get(before.id)
      const kept = keepAccess(one, here, isAccessUnsaid !== true, at)
      taken.issues.push(...kept.issues)
      if (kept.held === undefined) {
        taken.outcomes.push('kept')
        continue
      }
      const refused = await putOne(tx, kept.held, { by: options.by, note: `Imported from ${source}` }, at)
      taken.outcomes.push(refused === undefined ? outcome : 'refused')
      if (refused !== undefined) {
        taken.issues.push(refused)
        continue
      }
      await tx.remember(source, keyOf(one), { kind: one.kind, id: one.id, imported })
      if (one.kind === 'document' && outcome === 'changed') changed.set(one.id, at)
    }
  }
  taken.issues.push(...(await quotedOtherwise(tx, changed)))
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
