import type { Command } from 'commander'
import type { Archive } from '#archive.ts'
import type { Exchange } from '#exchange/exchange.ts'
import { THE_EDITORS } from '#store/store.ts'
import { Refusal } from '#value/refusal.ts'
import type { Context } from './context.ts'
import { findHeld } from './find-record.ts'

/** The exchange of that number, or of one that it had, and the archive that holds it. */
export async function findExchange(
  context: Context,
  given: string,
  command: Command,
): Promise<{ readonly archive: Archive; readonly exchange: Exchange }> {
  const archive = await context.open(command)
  const id = await findHeld(archive, 'exchange', given)
  const exchange = (await archive.as(THE_EDITORS).records.get('exchange', [id])).get(id)
  if (exchange === undefined) throw new Refusal('not-found', `There is no exchange “${given}”.`)
  return { archive, exchange }
}
