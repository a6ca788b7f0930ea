import { sql } from 'kysely'
import { accessOf, type Held } from '#holding/held.ts'
import type { Why } from '../store.ts'
import { Audiences } from './audiences.ts'
import { Counter } from './counter.ts'
import { draw, type ToDraw } from './draw.ts'
import { drawn } from './drawn.ts'
import { Log } from './log.ts'
import { ask, type Program, type Row, runRows } from './program.ts'
import { addRows, changeRows, counting, from } from './query.ts'
import { AUDIENCE } from './readable.ts'
import { show } from './shown.ts'
import type { HeldRow } from './tables.ts'
import { Units } from './units.ts'

const LAST = from
  .selectFrom('held')
  .select((held) => held.fn.max('rec').as('last'))
  .compile()
const ADD = addRows('held')
const ADD_VERSIONS = addRows('version')

/**
 * Changes at which the tables are counted: planned for an archive that is empty, queries would go through all of what an import brings, until the database
 * looks for itself, which may be a minute.
 */
const COUNTED = [512, 1024, 2048, 4096, 8192, 16_384, 32_768]
const COUNT = sql`${counting}`.compile(from)

/** The columns that are drawn from a content, new with each version. */
const DRAWN = [
  'audience',
  'once_public',
  'title',
  'sort',
  'date',
  'day',
  'status',
  'merged_into',
  'repository',
  'asked',
  'settled',
  'debtors',
  'closed_until',
] as const satisfies readonly (keyof HeldRow)[]
const CHANGE = changeRows('held', 'rec', [...DRAWN, 'head'])

/** What drawing needs to know during one act. */
export class Drawing {
  readonly units = new Units()
  readonly audiences = new Audiences()
}

export class Transaction extends Drawing {
  readonly log: Log
  readonly recs = new Counter(LAST)

  constructor(now: () => Date, after: number) {
    super()
    this.log = new Log(now, after)
  }
}

/** A record as it stands. */
export interface Standing {
  readonly rec: number
  readonly audience: number
  readonly once_public: number
  readonly number: number
  readonly digest: string
}

/** What is to be kept as a record's next version. */
export interface Accepted {
  readonly held: Held
  readonly why: Why
  readonly aliases: readonly string[]
  readonly content: string
  readonly digest: string
  readonly standing: Standing | undefined
}

/** Keeps them, in this order, with their changes and all that is drawn from them. No two are of one record. */
export function* keep(tx: Transaction, accepted: readonly Accepted[]): Program<void> {
  if (accepted.length === 0) return
  const seqs = yield* tx.log.add(accepted.map(({ held, why }) => ({ held, by: why.by })))
  const kept: (Settled & { readonly one: Accepted })[] = []
  for (const [n, one] of accepted.entries()) {
    const { held, aliases, standing } = one
    const rec = standing?.rec ?? (yield* tx.recs.next())
    const wasPublic = standing?.once_public === 1
    const isAgain = standing !== undefined
    kept.push({ one, ...(yield* settle(tx, { held, rec, seq: seqs[n] ?? 0, aliases, wasPublic, isAgain })) })
  }
  yield* runRows(
    ADD,
    kept.filter(({ drawing }) => !drawing.isAgain).map((one) => newRow(one)),
  )
  yield* runRows(
    CHANGE,
    kept.filter(({ drawing }) => drawing.isAgain).map(({ columns }) => columns),
  )
  yield* runRows(
    ADD_VERSIONS,
    kept.map(({ one, drawing }) => versionRow(one, drawing)),
  )
  yield* draw(
    tx.units,
    kept.map(({ drawing }) => drawing),
  )
  yield* show(
    kept.flatMap(({ one: { held: document, standing }, drawing: { rec, seq } }) =>
      document.kind === 'document'
        ? [{ document, rec, seq, wasOpen: standing && standing.audience === AUDIENCE.public }]
        : [],
    ),
  )
  if (COUNTED.some((seq) => seqs.includes(seq))) yield* ask(COUNT, {})
}

const newRow = ({ drawing: { held }, columns }: Settled): Row => ({
  ...columns,
  kind: held.kind,
  id: held.id,
  id_folded: held.id.toLowerCase(),
  added: columns.head,
  touched: 0,
  near: 0,
})

const versionRow = ({ why, standing, content, digest }: Accepted, { rec, seq }: ToDraw): Row => ({
  seq,
  held: rec,
  number: (standing?.number ?? 0) + 1,
  note: why.note,
  correction: why.correction ? 1 : 0,
  content,
  digest,
})

interface ToSettle extends Pick<ToDraw, 'held' | 'rec' | 'seq' | 'aliases' | 'isAgain'> {
  readonly wasPublic: boolean
}

interface Settled {
  readonly drawing: ToDraw
  readonly columns: Pick<HeldRow, (typeof DRAWN)[number] | 'head'> & { readonly rec: number }
}

/** What is drawn from a version, with the number of its audience. */
function* settle({ audiences }: Drawing, { wasPublic, ...one }: ToSettle): Program<Settled> {
  const { audience: readers, ...rest } = drawn(one.held)
  const audience = yield* audiences.of(readers)
  const once_public = wasPublic || accessOf(one.held).kind === 'public' ? 1 : 0
  const columns = { ...rest.row, audience, once_public, rec: one.rec, head: one.seq }
  return { drawing: { ...rest, ...one, audience }, columns }
}

/** Draws records anew from the versions that stand, where this program draws other things than the one before it. */
export function* drawAgain(tx: Drawing, all: readonly Omit<ToSettle, 'isAgain'>[]): Program<void> {
  const settled: Settled[] = []
  for (const one of all) settled.push(yield* settle(tx, { ...one, isAgain: true }))
  yield* runRows(
    CHANGE,
    settled.map(({ columns }) => columns),
  )
  yield* draw(
    tx.units,
    settled.map(({ drawing }) => drawing),
  )
}
