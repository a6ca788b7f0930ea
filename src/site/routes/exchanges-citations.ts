import type { Context, Hono } from 'hono'
import { documentsNamed } from '#dissemination/evidence/evidence-places.ts'
import { type Document, principalDate } from '#document/document.ts'
import type { Exchange } from '#exchange/exchange.ts'
import { documentsOf } from '#holding/documents-of.ts'
import { address } from '#value/address.ts'
import { parseEdtf } from '#value/edtf.ts'
import { Refusal } from '#value/refusal.ts'
import type { SiteContext } from '../site-context.ts'
import { citations } from './citations.tsx'
import { citationsFile } from './citations-file.ts'
import { type CitedList, wishOf } from './cited-list.ts'
import { elsewhere, exchangeOf } from './exchanges.tsx'
import type { Listed } from './listed.ts'
import { listDownload } from './search-download.ts'

const ENDINGS = ['', '.json', '.txt', '.rtf', '.ris', '.bib', '.csl.json'] as const

/** `/exchanges/ID/cite`: the documents that an exchange rests on, cited. */
export function exchangeCitationRoutes(app: Hono, site: SiteContext): void {
  for (const ending of ENDINGS)
    app.get(`/exchanges/:name/cite${ending}`, (c) => asked(c, site, c.req.param('name'), ending))
}

async function asked(c: Context, site: SiteContext, name: string, ending: (typeof ENDINGS)[number]): Promise<Response> {
  const exchange = await exchangeOf(site, name)
  if (exchange === undefined) return elsewhere(c, site, name, `/cite${ending}`)
  const list = listOf(site, exchange)
  switch (ending) {
    case '':
    case '.json':
      return citations(c, site, ending === '' ? 'html' : 'json', async () => list)
    case '.txt':
      return citationsFile(c, site, 'txt', list)
    case '.rtf':
      return citationsFile(c, site, 'rtf', list)
    default: {
      const form = ending === '.csl.json' ? 'csl.json' : ending === '.ris' ? 'ris' : 'bib'
      const { after } = wishOf(c)
      return listDownload(c, site, form, {
        list: list.list,
        after,
        restAt: (from) => `${list.programs(form)}?after=${from}`,
        file: exchange.id,
      })
    }
  }
}

function listOf(site: SiteContext, exchange: Exchange): CitedList {
  const path = `${address.exchange(exchange.id)}/cite`
  return {
    list: namedBy(site, exchange),
    of: { words: exchange.title, href: address.exchange(exchange.id) },
    crumbs: [
      { label: 'Exchanges', href: address.exchanges },
      { label: exchange.title, href: address.exchange(exchange.id) },
    ],
    section: 'exchanges',
    order: 'by date',
    path,
    parameters: [],
    programs: (ending) => `${path}.${ending}`,
  }
}

/** The documents of an exchange by their days, undated ones last; its cursor counts them. */
function namedBy(site: SiteContext, exchange: Exchange): Listed {
  return {
    async slice({ size, after }) {
      const documents = await documentsOf(site.records, documentsNamed([exchange]))
      const from = Math.min(placeOf(after), documents.size)
      const all = [...documents.values()].toSorted((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0))
      const ids = all.slice(from, from + size).map(({ id }) => id)
      const before = Math.max(0, from - size)
      return {
        documents: await site.records.describe(ids),
        total: all.length,
        from,
        ...(before === 0 ? {} : { before: String(before) }),
        ...(from + size < all.length ? { after: String(from + size) } : {}),
      }
    },
    async rest({ size, after }) {
      const end = placeOf(after) + size
      return end < (await documentsOf(site.records, documentsNamed([exchange]))).size ? String(end) : undefined
    },
  }
}

function placeOf(after = '0'): number {
  if (!/^\d{1,6}$/u.test(after)) throw new Refusal('invalid', 'after is a cursor that a page of this list gave.')
  return Number(after)
}

const dayOf = (document: Document) => parseEdtf(principalDate(document)?.edtf ?? '')?.earliest ?? '~'
