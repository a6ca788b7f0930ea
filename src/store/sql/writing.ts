import type { Kind } from '#holding/held.ts'
import { Refusal } from '#value/refusal.ts'
import { THE_EDITORS, type Writing } from '../store.ts'
import { Transaction } from './keep.ts'
import { byLink, byName } from './names.ts'
import { ask, type Program, type Run } from './program.ts'
import { put, putAll } from './put.ts'
import { among, from, given } from './query.ts'
import { readingOf } from './reading.ts'
import { keepReport } from './reports.ts'
import { alike, known, rememberAll } from './sources.ts'
import { decide, suggestAnew } from './suggesting.ts'
import { type Contents, viewOf } from './view.ts'

const TAKEN = from
  .selectFrom('held')
  .select('id_folded as folded')
  .where('kind', '=', given<Kind>('kind'))
  .where(among('id_folded', 'ids'))
  .union(
    from.selectFrom('alias').select('folded').where('kind', '=', given<Kind>('kind')).where(among('folded', 'ids')),
  )
  .compile()

const ended = () => new Error('This act is over; its transaction reads and writes nothing more.')

/** One act's writing, with what ends it. */
export interface Act {
  readonly tx: Writing
  /** Throws what went wrong in the database, even where the act itself has caught it: half a record must not be kept. */
  whole(): void
  /** After this the transaction writes nothing more. */
  over(): void
}

/** `after`: changes are numbered from behind this, where it is more than the last. */
export function beginAct(run: Run, contents: Contents, now: () => Date, after = 0): Act {
  const transaction = new Transaction(now, after)
  const view = viewOf(contents, THE_EDITORS)
  let open = true
  // After its act it would read what the next act has not yet decided.
  const within: Run = async (program) => {
    if (!open) throw ended()
    return await run(program)
  }
  let broken: { readonly cause: unknown } | undefined
  const during: Run = async (program) => {
    if (broken !== undefined) throw broken.cause
    try {
      return await within(program)
    } catch (cause) {
      // Refusals of a record come before anything of it is written.
      if (!(cause instanceof Refusal) || cause.code === 'unavailable') broken = { cause }
      throw cause
    }
  }
  const tx: Writing = {
    ...readingOf(view, within),
    put: (held, why) => during(() => put(transaction, held, why)),
    putAll: (puts) => during(() => putAll(transaction, puts)),
    taken: (kind, ids) => during(() => taken(kind, ids)),
    known: (source, keys) => during(() => known(source, keys)),
    remember: (source, key, made) => during(() => rememberAll(source, [[key, made]])),
    rememberAll: (source, made) => during(() => rememberAll(source, made)),
    alike: (source, likenesses) => during(() => alike(source, likenesses)),
    byName: (kind, keys) => during(() => byName(view, kind, keys)),
    byLink: (kind, links) => during(() => byLink(view, kind, links)),
    suggestAnew: (document, suggested) => during(() => suggestAnew(document, suggested)),
    decide: (id, state, by) => during(() => decide(id, state, { by, at: now() })),
    keepReport: (report, issues) => during(() => keepReport(report, issues)),
  }
  return {
    tx,
    whole() {
      if (broken !== undefined) throw broken.cause
    },
    over() {
      open = false
    },
  }
}

function* taken(kind: Kind, ids: readonly string[]): Program<ReadonlySet<string>> {
  const rows = yield* ask(TAKEN, { kind, ids: ids.map((id) => id.toLowerCase()) })
  const here = new Set(rows.map(({ folded }) => folded))
  return new Set(ids.filter((id) => here.has(id.toLowerCase())))
}
