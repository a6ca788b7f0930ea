import type { Context } from 'hono'
import { HOUSE_STYLE, MOST_ON_A_PAGE, MOST_TOGETHER } from '#dissemination/citing/citing.ts'
import type { Cited, Form } from '#formats/csl/style.ts'
import { RTF } from '#formats/rtf/write.ts'
import type { Described } from '#holding/described.ts'
import { Refusal } from '#value/refusal.ts'
import { isKnown, notModified, tagOf } from '../answer.tsx'
import type { SiteContext } from '../site-context.ts'
import { streamed } from '../streamed.ts'
import type { Turn } from '../under-way.ts'
import { figure } from '../words/counted.ts'
import { citedTogether, citingMark, silentInWords } from './cited.ts'
import { type CitedList, type CiteWish, citationsAddress, wishOf } from './cited-list.ts'
import { slicesOf } from './listed.ts'
import { cutInWords, MOST, nextAt } from './search-download.ts'

/** How citations stand in a file. */
const FILES = {
  txt: {
    type: 'text/plain; charset=utf-8',
    head: '',
    citation: ({ text }: Cited) => `${text}\n\n`,
    remark: (words: string) => `${words}\n\n`,
    foot: '',
  },
  rtf: {
    type: 'application/rtf',
    head: RTF.head,
    citation: ({ runs }: Cited, form: Form) => RTF.paragraph(runs, form === 'bibliography'),
    remark: (words: string) => RTF.paragraph([{ text: words }], false),
    foot: RTF.foot,
  },
} as const
export type CitationsFile = keyof typeof FILES

/** All citations of a list as a file; of more than `MOST_TOGETHER` documents in sets, each sorted by itself. */
export async function citationsFile(
  c: Context,
  site: SiteContext,
  name: CitationsFile,
  of: CitedList,
): Promise<Response> {
  const wish = wishOf(c)
  const tag = tagOf(site, await site.standing(), name, await citingMark(site, wish.style))
  if (isKnown(c, tag)) return notModified(c, tag)
  const rest = await of.list.rest({ size: MOST, after: wish.after }, c.req.raw.signal)
  const headers = {
    'content-type': FILES[name].type,
    'content-disposition': `attachment; filename="citations.${name}"`,
    ...(rest === undefined ? {} : nextAt(citationsAddress(of, { ...wish, after: rest }, `.${name}`))),
    etag: tag,
    'cache-control': 'public, no-cache',
  }
  const gone = new AbortController()
  const signal = AbortSignal.any([c.req.raw.signal, gone.signal])
  const body = await streamed(piecesOf(site, name, of, wish, signal), gone)
  if (c.req.method !== 'HEAD') return c.body(body, 200, headers)
  await body.cancel()
  return c.body(null, 200, headers)
}

async function* piecesOf(
  site: SiteContext,
  name: CitationsFile,
  of: CitedList,
  wish: CiteWish,
  signal: AbortSignal,
): AsyncGenerator<string, undefined> {
  const { head, citation, remark, foot } = FILES[name]
  let turn: Turn | undefined
  let together: Described[] = []
  let piece: string = head
  let usedForm: Form | undefined
  const isForeign = wish.style !== HOUSE_STYLE
  try {
    for await (const slice of slicesOf(of.list, { after: wish.after, most: MOST, signal })) {
      together.push(...slice.documents)
      if (together.length < MOST_TOGETHER && !slice.isLast) continue
      if (isForeign && together.length > MOST_ON_A_PAGE) turn ??= site.citationFiles.begin(TWO_UNDER_WAY)
      turn?.goesOn()
      if (isForeign && (slice.done > MOST_TOGETHER || !slice.isLast))
        piece += remark(`From here on ${figure(together.length)} documents, sorted by themselves:`)
      const asked = usedForm === undefined ? wish : { ...wish, form: usedForm }
      const { form, cited } = await citedTogether(site, together, asked, signal)
      if (usedForm === undefined && cited.length === 0 && together.length > 0)
        throw new Refusal('invalid', silentInWords(wish))
      usedForm = form
      piece += cited.map((one) => citation(one, form)).join('')
      if (slice.isLast && slice.after !== undefined) {
        const rest = citationsAddress(of, { ...wish, after: slice.after }, `.${name}`)
        piece += remark(cutInWords(slice, `${site.publisher.base}${rest}`))
      }
      yield slice.isLast ? piece + foot : piece
      piece = ''
      together = []
    }
  } finally {
    turn?.ends()
  }
}

const TWO_UNDER_WAY =
  'Two files of many citations are being made just now. Please ask again in a minute; the archive’s own style can be had at once.'
