import type pg from 'pg'
import { Refusal } from '#value/refusal.ts'
import type { Address } from './address.ts'
import { isLocked } from './errors.ts'
import { patiently } from './patiently.ts'

/** "CHNC": tells our locks from those of other programs in the same database. */
const OURS = 0x43484e43

export interface Waiting {
  /** Milliseconds that a writer waits for another. */
  readonly patience: number
  readonly waiting?: (() => void) | undefined
}

/**
 * Begins a transaction that has the pen until it ends: one writer at a time, on whatever machine, in the order of asking. Only by this do changes become
 * visible in the order of their numbers: a number is taken after every lower one has been committed.
 */
export async function begin(
  client: pg.ClientBase,
  { schema, told }: Address,
  { patience, waiting }: Waiting,
): Promise<void> {
  const lock = `(${OURS}, hashtext('${schema}'))`
  await client.query('begin isolation level read committed')
  const { rows } = await client.query<{ mine: number }>(`select pg_try_advisory_xact_lock${lock} as mine`)
  if (rows[0]?.mine === 1) return
  waiting?.()
  await client.query(`set local lock_timeout = ${Math.max(1, patience)}`)
  await client.query('set local statement_timeout = 0')
  try {
    await client.query(patiently(`select pg_advisory_xact_lock${lock}`, patience + 10_000))
  } catch (cause) {
    if (!isLocked(cause)) throw cause
    const seconds = Math.round(patience / 1000)
    throw new Refusal(
      'busy',
      `Another process has been writing to ${told} for ${seconds} seconds. Wait until it has finished, or stop it, and try again.`,
      { cause },
    )
  }
  await client.query('set local lock_timeout to default')
  await client.query('set local statement_timeout to default')
}
