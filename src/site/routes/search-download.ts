import type { Context } from 'hono'
import { principalDate } from '#document/document.ts'
import { writeBibtex } from '#formats/bibtex/write.ts'
import { toCslItem } from '#formats/csl/item.ts'
import { writeRis } from '#formats/ris/write.ts'
import type { Described } from '#holding/described.ts'
import { type Named, partiesOf } from '#holding/parties.ts'
import { address } from '#value/address.ts'
import { identifier } from '#value/identifier.ts'
import { isKnown, notModified, tagOf } from '../answer.tsx'
import type { SiteContext } from '../site-context.ts'
import { streamed } from '../streamed.ts'
import { figure } from '../words/counted.ts'
import { csvLine } from '../words/csv-line.ts'
import { type Asked, askedOf, formAddress, foundBy } from './search-request.ts'

/** As many documents as one download has; the next begins where it ends. */
const MOST = 10_000
/** So many are read at a time: memory does not grow with the list. */
const AT_ONCE = 250

/** A form in which results go out, record by record. */
interface ListForm {
  readonly type: string
  readonly head: string
  record(described: Described, site: SiteContext, isFirst: boolean): string
  /** That the list is cut, in the form's own way of saying something to a person. */
  cut(said: string): string
  readonly foot: string
}

const COLUMNS = [
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

export const LIST_FORMS = {
  csv: {
    type: 'text/csv; charset=utf-8; header=present',
    // Spreadsheets take a table without the mark for one in an old encoding.
    head: `\u{feff}${csvLine(COLUMNS)}`,
    record: (described, site) => csvLine(cellsOf(site, described)),
    cut: (said) => csvLine([said, ...COLUMNS.slice(1).map(() => '')]),
    foot: '',
  },
  ris: {
    type: 'application/x-research-info-systems; charset=utf-8',
    head: '',
    record: (described, { publisher }) => writeRis(toCslItem(described, publisher)),
    // Outside of a record a line is passed over by those who read RIS.
    cut: (said) => `\r\n${said}\r\n`,
    foot: '',
  },
  bib: {
    type: 'application/x-bibtex; charset=utf-8',
    head: '',
    record: (described, { publisher }) => writeBibtex(toCslItem(described, publisher)),
    cut: (said) => `\n% ${said}\n`,
    foot: '',
  },
  'csl.json': {
    type: 'application/vnd.citationstyles.csl+json; charset=utf-8',
    head: '[',
    record: (described, { publisher }, isFirst) =>
      `${isFirst ? '' : ','}\n${JSON.stringify(toCslItem(described, publisher))}`,
    // It has no word for what is no item: whoever holds as many as one download has asks `.json` for the total.
    cut: () => '',
    foot: '\n]\n',
  },
} as const satisfies Readonly<Record<string, ListForm>>
export type ListFormName = keyof typeof LIST_FORMS

/** The results in a form for programs, in their order, as they are read. */
export async function searchDownload(
  c: Context,
  site: SiteContext,
  name: ListFormName,
  most = MOST,
): Promise<Response> {
  const asked = askedOf(new URL(c.req.url).searchParams)
  const tag = tagOf(site, await site.standing(), name)
  if (isKnown(c, tag)) return notModified(c, tag)
  const pieces = piecesOf(site, asked, name, most, c.req.raw.signal)
  return c.body(await streamed(pieces), 200, {
    'content-type': LIST_FORMS[name].type,
    'content-disposition': `attachment; filename="search.${name}"`,
    etag: tag,
    'cache-control': 'public, no-cache',
  })
}

async function* piecesOf(
  site: SiteContext,
  asked: Asked,
  name: ListFormName,
  most: number,
  signal: AbortSignal,
): AsyncGenerator<string, undefined> {
  const form: ListForm = LIST_FORMS[name]
  let piece = form.head
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
    for (const [n, described] of (await site.records.describe(ids)).entries())
      piece += form.record(described, site, done + n === 0)
    done += result.hits.length
    after = result.after
    const isCut = after !== undefined && done >= most
    if (after !== undefined && isCut) {
      const rest = `${site.publisher.base}${formAddress(asked, name, { after })}`
      piece += form.cut(`Cut here, after ${figure(done)} of ${figure(result.total.value)} documents; the rest: ${rest}`)
    }
    const isEnd = after === undefined || isCut || result.hits.length === 0
    if (isEnd) piece += form.foot
    yield piece
    piece = ''
    if (isEnd) return undefined
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
