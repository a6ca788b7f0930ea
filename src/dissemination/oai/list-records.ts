import { OaiError } from '#formats/oai-pmh/error.ts'
import { formatOf, type OaiFormat } from '#formats/oai-pmh/formats.ts'
import { readMoment } from '#formats/oai-pmh/moment.ts'
import type { OaiRequest } from '#formats/oai-pmh/request.ts'
import { type ListStand, readToken, refused, writeToken } from '#formats/oai-pmh/token.ts'
import { type Header, writeHeader, writeListEnd, writeRecord } from '#formats/oai-pmh/write.ts'
import type { Harvested } from '#store/store.ts'
import { identifierIn, type OaiArchive } from './repository.ts'

type Listing = 'ListIdentifiers' | 'ListRecords'

/** Items of one response. */
const AT_ONCE: Readonly<Record<Listing, number>> = { ListIdentifiers: 500, ListRecords: 100 }

/** Characters of one response, but for its last record: long texts come in shorter pieces. */
const LONGEST = 4_000_000

/** One piece of a list. Throws an `OaiError` where there is nothing in it, or no such list. */
export async function listRecords(archive: OaiArchive, verb: Listing, given: OaiRequest['arguments']): Promise<string> {
  const { resumptionToken: token } = given
  const stand = token === undefined ? await begin(archive, given) : await resume(archive, token)
  const format = formatOf(stand.prefix)
  const { set, after, last, newest } = stand
  const { items, after: next } = await archive.records.harvest({
    ...{ after, last, newest, limit: AT_ONCE[verb], whole: verb === 'ListRecords' },
    ...(set === '' ? {} : { collection: set }),
  })
  if (items.length === 0 && token !== undefined) throw refused(token)
  if (items.length === 0) throw new OaiError('noRecordsMatch', 'There is no record of these days in this set.')
  const lines: string[] = []
  let length = 0
  for (const one of items) {
    if (length > LONGEST) break
    const line = verb === 'ListRecords' ? recordOf(archive, format, one) : writeHeader(headerOf(archive, one))
    length += line.length
    lines.push(line)
  }
  const end = lines.length < items.length ? items[lines.length - 1]?.place : next
  const rest = end === undefined ? undefined : writeToken({ ...stand, after: end, given: stand.given + lines.length })
  return `<${verb}>\n${lines.join('')}${writeListEnd(rest, stand.given, stand.size)}</${verb}>\n`
}

async function begin({ records }: OaiArchive, given: OaiRequest['arguments']): Promise<ListStand> {
  const { metadataPrefix: prefix = '', set = '', from, until } = given
  formatOf(prefix)
  const begins = from === undefined ? undefined : readMoment(from)?.begins
  const ends = until === undefined ? undefined : readMoment(until)?.ends
  const span = await records.harvestSpan({
    ...(begins === undefined ? {} : { from: begins }),
    ...(ends === undefined ? {} : { before: ends }),
  })
  const size = await records.harvestSize({ ...span, ...(set === '' ? {} : { collection: set }) })
  return { prefix, set, ...span, given: 0, size }
}

async function resume({ records }: OaiArchive, token: string): Promise<ListStand> {
  const stand = readToken(token, (await records.harvestSpan({})).newest)
  // Of a format that is none now it is no token either.
  try {
    formatOf(stand.prefix)
  } catch (cause) {
    throw cause instanceof OaiError ? refused(token) : cause
  }
  return stand
}

const headerOf = (archive: OaiArchive, { id, at, deleted, collections }: Harvested): Header => ({
  identifier: identifierIn(archive, id),
  at,
  deleted,
  sets: collections,
})

export const recordOf = (archive: OaiArchive, format: OaiFormat, record: Harvested): string =>
  writeRecord(
    headerOf(archive, record),
    record.described === undefined ? undefined : format.write(record.described, archive.publisher),
  )
