import type { Context, Hono } from 'hono'
import { address } from '#value/address.ts'
import { type DocumentId, identifier } from '#value/identifier.ts'
import { show } from '../answer.tsx'
import { documentLine } from '../frame/document-lines.tsx'
import { reasonInWords } from '../pages/search/reason-in-words.ts'
import { WhyPage } from '../pages/search/why-page.tsx'
import type { SiteContext } from '../site-context.ts'
import { nothingHere } from './nothing-here.ts'
import { askedOf, foundBy, searchAddress, spanAsked, whyAddress } from './search-request.ts'

/** Why one document is among the results of a search. */
export function searchWhyRoutes(app: Hono, site: SiteContext): void {
  app.get(`${address.search}/why`, (c) => why(c, site, 'html'))
  app.get(`${address.search}/why.json`, (c) => why(c, site, 'json'))
}

async function why(c: Context, site: SiteContext, form: 'html' | 'json'): Promise<Response> {
  const asked = askedOf(new URL(c.req.url).searchParams)
  const given = (c.req.query('document') ?? '').slice(0, 300)
  const id = identifier<DocumentId>(given)
  const [described] = id === undefined ? [] : await site.records.describe([id])
  if (described === undefined) return nothingHere(c, site, 'documents', given)
  return show(c, site, form, async () => {
    const reasons = await site.finding.why(described.document.id, foundBy(asked))
    const search = searchAddress(asked, { open: [] })
    const told = reasons.map((reason) => ({ ...reason, told: reasonInWords(reason) }))
    return {
      title: `Why ${described.document.id} was found`,
      path: whyAddress(asked, described.document.id),
      section: 'documents',
      unlisted: true,
      crumbs: [{ label: 'Documents', href: address.search }, { label: 'Results', href: search }, { label: 'Why' }],
      matter: (
        <WhyPage
          typed={asked.typed}
          line={documentLine(described)}
          reasons={told}
          chosen={asked.chosen.length > 0 || spanAsked(asked) !== undefined}
          search={search}
        />
      ),
      twin: () => ({ document: described.document.id, query: asked.typed, reasons: told }),
    }
  })
}
