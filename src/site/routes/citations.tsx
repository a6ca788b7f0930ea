import type { Context } from 'hono'
import { MOST_ON_A_PAGE } from '#dissemination/citing/citing.ts'
import { show } from '../answer.tsx'
import { CitationsPage } from '../pages/citations/citations-page.tsx'
import { type CitationsProps, citationsProps, type Made } from '../pages/citations/citations-props.ts'
import type { SiteContext } from '../site-context.ts'
import { citedTogether, citingMark, faultOf, silentInWords } from './cited.ts'
import { type CitedList, type CiteWish, citationsAddress, wishOf } from './cited-list.ts'

/** A page of citations of a list, to be taken away as a whole. */
export async function citations(
  c: Context,
  site: SiteContext,
  form: 'html' | 'json',
  list: () => Promise<CitedList>,
): Promise<Response> {
  const wish = wishOf(c)
  const mark = await citingMark(site, wish.style)
  return show(
    c,
    site,
    form,
    async () => {
      const of = await list()
      const made = await madeOf(site, of, wish, c.req.raw.signal)
      const props = citationsProps(site, of, wish, made)
      return {
        title: `Citations: ${of.of.words}`,
        path: citationsAddress(of, wish),
        section: of.section,
        crumbs: [...of.crumbs, { label: 'Citations' }],
        unlisted: true,
        isRefused: made.fault !== undefined,
        alternates: [
          { href: citationsAddress(of, wish, '.txt'), type: 'text/plain', title: 'These citations as plain text' },
        ],
        ...(props.ways.previous === undefined ? {} : { previous: props.ways.previous }),
        ...(props.ways.next === undefined ? {} : { next: props.ways.next }),
        matter: <CitationsPage {...props} />,
        twin: () => twinOf(of, wish, made, props),
      }
    },
    mark,
  )
}

async function madeOf(site: SiteContext, { list }: CitedList, wish: CiteWish, signal: AbortSignal): Promise<Made> {
  const slice = await list.slice({ size: MOST_ON_A_PAGE, after: wish.after }, signal)
  const [styles, told] = await Promise.all([
    site.citing.styles(),
    citedTogether(site, slice.documents, wish, signal).catch(faultOf),
  ])
  if (typeof told === 'string') return { slice, styles, form: wish.form ?? 'bibliography', cited: [], fault: told }
  const isSilent = slice.documents.length > 0 && told.cited.length === 0
  return { slice, styles, ...told, ...(isSilent ? { fault: silentInWords(wish) } : {}) }
}

function twinOf(
  of: CitedList,
  wish: CiteWish,
  { slice, form, cited, fault }: Made,
  { told, ways: { next, previous } }: CitationsProps,
) {
  const json = (page: string) => page.replace(of.path, `${of.path}.json`)
  return {
    of: of.of.words,
    address: of.of.href,
    total: { value: slice.total, relation: slice.isAtLeast === true ? 'at-least' : 'exact' },
    from: slice.from,
    ...(told === undefined ? {} : { said: told.did, done: slice.found?.done, missing: slice.found?.missing }),
    style: wish.style,
    form,
    ...(fault === undefined ? {} : { fault }),
    citations: cited.map(({ id, text, runs }) => ({ document: id, address: `/documents/${id}`, text, runs })),
    ...(previous === undefined ? {} : { previous: json(previous) }),
    ...(next === undefined ? {} : { next: json(next) }),
  }
}
