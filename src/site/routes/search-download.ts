import type { Context } from 'hono'
import { LIST_FORMS, type ListForm } from '#formats/lists/list-form.ts'
import { isKnown, notModified, tagOf } from '../answer.tsx'
import type { SiteContext } from '../site-context.ts'
import { streamed } from '../streamed.ts'
import { figure } from '../words/counted.ts'
import { foundList, type Listed, slicesOf } from './listed.ts'
import { formAddress } from './search-request.ts'
import { askedOfFile } from './unknown-parameters.ts'

/** As many documents as one download has; the next begins where it ends. */
export const MOST = 10_000

/** The forms of lists, by what stands behind the dot of their address. */
export const DOWNLOADS = { csv: 'csv', ris: 'ris', bib: 'bibtex', 'csl.json': 'csl-json' } as const
export type Download = keyof typeof DOWNLOADS

/** The results in a form for programs, in their order, as they are read. */
export function searchDownload(c: Context, site: SiteContext, name: Download, most = MOST): Promise<Response> {
  const asked = askedOfFile(new URL(c.req.url).searchParams)
  return listDownload(c, site, name, {
    list: foundList(site, asked, asked.sort),
    after: asked.after,
    restAt: (after) => formAddress(asked, name, { after }),
    file: 'search',
    most,
  })
}

interface Downloaded {
  readonly list: Listed
  readonly after: string | undefined
  /** Where what is cut off begins. */
  readonly restAt: (after: string) => string
  /** What the file is called, without its ending. */
  readonly file: string
  readonly most?: number
}

/** Documents of a list in a form for programs. */
export async function listDownload(
  c: Context,
  site: SiteContext,
  name: Download,
  { list, after, restAt, file, most = MOST }: Downloaded,
): Promise<Response> {
  const tag = tagOf(site, await site.standing(), name)
  if (isKnown(c, tag)) return notModified(c, tag)
  const { publisher } = site
  const rest = await list.rest({ size: most, after }, c.req.raw.signal)
  const form: ListForm = LIST_FORMS[DOWNLOADS[name]]
  async function* pieces(): AsyncGenerator<string, undefined> {
    let piece = form.head
    let isFirst = true
    for await (const slice of slicesOf(list, { after, most, signal: c.req.raw.signal })) {
      for (const described of slice.documents) {
        piece += form.record(described, publisher, isFirst)
        isFirst = false
      }
      if (slice.isLast && slice.after !== undefined)
        piece += form.remark(cutInWords(slice, `${publisher.base}${restAt(slice.after)}`))
      if (slice.isLast) piece += form.foot
      yield piece
      piece = ''
    }
  }
  return c.body(await streamed(pieces()), 200, {
    'content-type': form.type,
    'content-disposition': `attachment; filename="${file}.${name}"`,
    ...(rest === undefined ? {} : nextAt(restAt(rest))),
    etag: tag,
    'cache-control': 'public, no-cache',
  })
}

/** Where what is cut off begins, for programs (RFC 8288): not every form has a place to say it in. */
export const nextAt = (path: string) => ({ link: `<${path}>; rel="next"` })

/** What is said where a file ends before its list does. */
export const cutInWords = ({ done, total }: { readonly done: number; readonly total: number }, rest: string): string =>
  `Cut here, after ${figure(done)} of ${figure(total)} documents; the rest: ${rest}`
