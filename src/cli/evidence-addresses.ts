import type { Archive } from '#archive.ts'
import { addressesIn, sourcesOf, withAddresses } from '#dissemination/evidence/evidence-places.ts'
import { readingBlocks } from '#document/misquoted.ts'
import type { Exchange } from '#exchange/exchange.ts'
import type { AddressOf } from '#exchange/ledger-rows.ts'
import { THE_EDITORS } from '#store/store.ts'
import { publisherOf } from './publisher.ts'

/** Where the passages can be read that exchanges rest on: for a table, and for JSON, as the site has them. */
export async function evidenceAddresses(
  archive: Archive,
  exchanges: readonly Exchange[],
): Promise<{ readonly addressOf: AddressOf; readonly within: (value: unknown) => unknown }> {
  const { records } = archive.as(THE_EDITORS)
  const sources = await sourcesOf({ records, blocks: readingBlocks() }, exchanges)
  return {
    addressOf: addressesIn(sources, publisherOf(archive).base),
    within: (value) => withAddresses(value, sources),
  }
}
