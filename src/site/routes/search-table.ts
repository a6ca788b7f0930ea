import type { Context } from 'hono'
import { principalDate } from '#document/document.ts'
import type { Described } from '#holding/described.ts'
import { type Named, partiesOf } from '#holding/parties.ts'
import { address } from '#value/address.ts'
import { identifier } from '#value/identifier.ts'
import { isKnown, notModified, tagOf } from '../answer.tsx'
import type { SiteContext } from '../site-context.ts'
import { figure } from '../words/counted.ts'
import { csvLine } from '../words/csv-line.ts'
import { type Asked, askedOf, formAddress, foundBy } from './search-request.ts'

/** As many documents as one table has; the next begins where it ends. */
export const MOST_LINES = 10_000
/** So many are read at a time: memory does not grow with the table. */
const AT_ONCE = 250

const HEAD = [
  'number',
  'title',
  'date',
  'date as written',
  'from',
  'to',
  'via',
  'kind',
  'languages',
  'held',
  'references',
  'address',
]

/** The results as a table, in their order, line by line as they are read. */
export async function searchTable(c: Context, site: SiteContext, most = MOST_LINES): Promise<Response> {
  const asked = askedOf(new URL(c.req.url).searchParams)
  const tag = tagOf(site, await site.standing(), 'csv')
  if (isKnown(c, tag)) return notModified(c, tag)
  const lines = linesOf(site, asked, most, c.req.raw.signal)
  // The first piece is asked for before anything is answered: what is wrong with the query is still told with a status.
  const first = await lines.next()
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      if (!first.done) controller.enqueue(encoder.encode(first.value))
    },
    async pull(controller) {
      const { done, value } = await lines.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await lines.return(undefined)
    },
  })
  return c.body(body, 200, {
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': 'attachment; filename="search.csv"',
    etag: tag,
    'cache-control': 'public, no-cache',
  })
}

async function* linesOf(
  site: SiteContext,
  asked: Asked,
  most: number,
  signal: AbortSignal,
): AsyncGenerator<string, undefined> {
  // Spreadsheets take a table without the mark for one in an old encoding.
  let piece = `\u{feff}${csvLine(HEAD)}`
  let { after } = asked
  for (let done = 0; ; ) {
    const result = await site.finding.search({
      ...foundBy(asked),
      sort: asked.sort,
      size: Math.min(AT_ONCE, most - done),
      ...(after === undefined ? {} : { after }),
      signal,
    })
    const ids = result.hits.flatMap((hit) => identifier<never>(hit.id) ?? [])
    for (const described of await site.records.describe(ids)) piece += csvLine(cellsOf(site, described))
    done += result.hits.length
    after = result.after
    const isCut = after !== undefined && done >= most
    if (after !== undefined && isCut) {
      const rest = `${site.publisher.base}${formAddress(asked, 'csv', { after })}`
      const said = `Cut here, after ${figure(done)} of ${figure(result.total.value)} documents; the rest: ${rest}`
      piece += csvLine([said, ...HEAD.slice(1).map(() => '')])
    }
    yield piece
    piece = ''
    if (after === undefined || isCut || result.hits.length === 0) return undefined
  }
}

const namesOf = (all: readonly Named[]): string => all.map(({ name }) => name).join('; ')

function cellsOf(site: SiteContext, described: Described): string[] {
  const { document } = described
  const date = principalDate(document)
  const { from, to, via } = partiesOf(described)
  return [
    document.id,
    document.title,
    date?.edtf ?? '',
    date?.asWritten ?? '',
    namesOf(from),
    namesOf(to),
    namesOf(via),
    document.genre ?? '',
    (document.languages ?? []).join('; '),
    document.held,
    (document.witnesses ?? []).flatMap((witness) => witness.references.map(({ asGiven }) => asGiven)).join('; '),
    `${site.publisher.base}${address.document(document.id)}`,
  ]
}
