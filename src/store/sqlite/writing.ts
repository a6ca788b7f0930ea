import type { Kind } from '#holding/held.ts'
import { Refusal } from '#value/refusal.ts'
import { THE_EDITORS, type Writing } from '../store.ts'
import type { Connection } from './connection.ts'
import { Log } from './log.ts'
import { byLink, byName } from './names.ts'
import { put } from './put.ts'
import { from, given, listed } from './query.ts'
import { readingOf } from './reading.ts'
import { keepReport } from './reports.ts'
import { alike, known, remember } from './sources.ts'
import { decide, suggestAnew } from './suggesting.ts'
import { Units } from './units.ts'
import { type Contents, type View, viewOf } from './view.ts'

const TAKEN = from
  .selectFrom('held')
  .select('id_folded as folded')
  .where('kind', '=', given<Kind>('kind'))
  .where('id_folded', 'in', listed('ids'))
  .union(
    from
      .selectFrom('alias')
      .select('folded')
      .where('kind', '=', given<Kind>('kind'))
      .where('folded', 'in', listed('ids')),
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

export function beginAct(connection: Connection, contents: Contents, now: () => Date): Act {
  const log = new Log(connection, now)
  const units = new Units(connection)
  let open = true
  const view: View = {
    ...viewOf(connection, contents, THE_EDITORS),
    // After its act it would read what the next act has not yet decided.
    get connection() {
      if (!open) throw ended()
      return connection
    },
  }
  let broken: { readonly cause: unknown } | undefined
  const during = async <T>(work: () => T): Promise<T> => {
    if (!open) throw ended()
    if (broken !== undefined) throw broken.cause
    try {
      return work()
    } catch (cause) {
      // Refusals of a record come before anything of it is written.
      if (!(cause instanceof Refusal) || cause.code === 'unavailable') broken = { cause }
      throw cause
    }
  }
  const reading = readingOf(view)
  const tx: Writing = {
    ...reading,
    put: (held, why) => during(() => put({ connection, log, units }, held, why)),
    taken: (kind, ids) =>
      during(() => {
        const rows = connection.all(TAKEN, { kind, ids: JSON.stringify(ids.map((id) => id.toLowerCase())) })
        const taken = new Set(rows.map(({ folded }) => folded))
        return new Set(ids.filter((id) => taken.has(id.toLowerCase())))
      }),
    known: (source, keys) => during(() => known(connection, source, keys)),
    remember: (source, key, made) => during(() => remember(connection, source, key, made)),
    alike: (source, likenesses) => during(() => alike(connection, source, likenesses)),
    byName: (kind, keys) => during(() => byName(view, kind, keys)),
    byLink: (kind, links) => during(() => byLink(view, kind, links)),
    suggestAnew: (document, suggested) => during(() => suggestAnew(connection, document, suggested)),
    decide: (id, state, by) => during(() => decide(connection, id, state, { by, at: now() })),
    keepReport: (report, issues) => during(() => keepReport(connection, report, issues)),
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
