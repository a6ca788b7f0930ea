import type { Context, Hono } from 'hono'
import type { Document } from '#document/document.ts'
import type { Reason } from '#search/search.ts'
import { address } from '#value/address.ts'
import { type DocumentId, identifier } from '#value/identifier.ts'
import { show } from '../answer.tsx'
import { documentLine } from '../frame/document-lines.tsx'
import { reasonInWords } from '../pages/search/reason-in-words.ts'
import { facetWords } from '../pages/search/search-facets.ts'
import { WhyPage } from '../pages/search/why-page.tsx'
import type { SiteContext } from '../site-context.ts'
import { namesOf } from './facet-names.ts'
import { nothingHere } from './nothing-here.ts'
import { askedOf, foundBy, searchAddress, whyAddress } from './search-request.ts'

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
    const told = await inWords(site, described.document, reasons)
    return {
      title: `Why ${described.document.id} was found`,
      path: whyAddress(asked, described.document.id),
      section: 'documents',
      unlisted: true,
      crumbs: [{ label: 'Documents', href: address.search }, { label: 'Results', href: search }, { label: 'Why' }],
      matter: <WhyPage typed={asked.typed} line={documentLine(described)} reasons={told} search={search} />,
      twin: () => ({
        document: described.document.id,
        query: asked.typed,
        found: told !== undefined,
        reasons: told ?? [],
      }),
    }
  })
}

/** The reasons as a reader says them: values by their names. A date that its record calls uncertain may be another. */
async function inWords(site: SiteContext, { dates = [] }: Document, reasons: readonly Reason[] | undefined) {
  if (reasons === undefined) return undefined
  const names = await namesOf(site, (of) => reasons.flatMap(({ facet, words }) => (facet === of ? [words] : [])))
  const isUncertain = dates.some(({ edtf }) => edtf !== undefined && /[?~%]/u.test(edtf))
  return reasons.map((given) => {
    const reason: Reason = given.as === 'date' && isUncertain ? { ...given, possibly: true } : given
    const { facet, words } = reason
    return {
      ...reason,
      ...(facet === undefined ? {} : { value: words, words: facetWords(facet, words, names) }),
      told: reasonInWords(reason),
    }
  })
}
