import type { Context } from 'hono'
import { LIST_FORMS, type ListForm } from '#formats/lists/list-form.ts'
import { identifier } from '#value/identifier.ts'
import { isKnown, notModified, tagOf } from '../answer.tsx'
import type { SiteContext } from '../site-context.ts'
import { streamed } from '../streamed.ts'
import { figure } from '../words/counted.ts'
import { type Asked, askedOf, formAddress, foundBy } from './search-request.ts'

/** As many documents as one download has; the next begins where it ends. */
const MOST = 10_000
/** So many are read at a time: memory does not grow with the list. */
const AT_ONCE = 250

/** The forms of results, by what stands behind the dot of their address. */
export const DOWNLOADS = { csv: 'csv', ris: 'ris', bib: 'bibtex', 'csl.json': 'csl-json' } as const
export type Download = keyof typeof DOWNLOADS

/** The results in a form for programs, in their order, as they are read. */
export async function searchDownload(c: Context, site: SiteContext, name: Download, most = MOST): Promise<Response> {
  const asked = askedOf(new URL(c.req.url).searchParams)
  const tag = tagOf(site, await site.standing(), name)
  if (isKnown(c, tag)) return notModified(c, tag)
  const pieces = piecesOf(site, asked, name, most, c.req.raw.signal)
  return c.body(await streamed(pieces), 200, {
    'content-type': LIST_FORMS[DOWNLOADS[name]].type,
    'content-disposition': `attachment; filename="search.${name}"`,
    etag: tag,
    'cache-control': 'public, no-cache',
  })
}

async function* piecesOf(
  site: SiteContext,
  asked: Asked,
  name: Download,
  most: number,
  signal: AbortSignal,
): AsyncGenerator<string, undefined> {
  const form: ListForm = LIST_FORMS[DOWNLOADS[name]]
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
      piece += form.record(described, site.publisher, done + n === 0)
    done += result.hits.length
    after = result.after
    const isCut = after !== undefined && done >= most
    if (after !== undefined && isCut) {
      const rest = `${site.publisher.base}${formAddress(asked, name, { after })}`
      piece += form.remark(
        `Cut here, after ${figure(done)} of ${figure(result.total.value)} documents; the rest: ${rest}`,
      )
    }
    const isEnd = after === undefined || isCut || result.hits.length === 0
    if (isEnd) piece += form.foot
    yield piece
    piece = ''
    if (isEnd) return undefined
  }
}
