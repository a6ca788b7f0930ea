import type { Archive } from '#archive.ts'
import { documentsFound } from '#dissemination/export.ts'
import type { Described } from '#holding/described.ts'
import { readQuery } from '#search/read-query.ts'
import type { Reader } from '#store/store.ts'
import { Refusal } from '#value/refusal.ts'
import { bringIndexUp } from './bring-index-up.ts'
import type { Context } from './context.ts'

/** Every document that a query finds, by its day. What of it was understood otherwise than it stands there is said; one that asks for nothing is refused. */
export async function foundBy(
  context: Context,
  archive: Archive,
  typed: string,
  reader: Reader,
): Promise<AsyncIterable<Described>> {
  const { query, filters, years, days, notes } = readQuery(typed)
  for (const note of notes) context.terminal.say(note)
  if (query.is === 'all' && filters.length === 0 && (years ?? days) === undefined)
    throw new Refusal('invalid', `“${typed}” asks for nothing. For everything, leave the query out.`)
  await bringIndexUp(archive, context)
  const { records, finding } = archive.as(reader)
  const when = { ...(years === undefined ? {} : { years }), ...(days === undefined ? {} : { days }) }
  const { done, unmet = [] } = await finding.search({ query, filters, ...when, size: 0 })
  for (const { what, because } of done) context.terminal.say(`${what} (${because}).`)
  for (const { said } of unmet) context.terminal.say(said)
  return documentsFound(records, finding.search, { query, filters, ...when })
}
