import type { Context, Hono } from 'hono'
import { preferredName } from '#authority/agent.ts'
import type { Similar } from '#search/search.ts'
import { address } from '#value/address.ts'
import { type DocumentId, identifier } from '#value/identifier.ts'
import { show } from '../answer.tsx'
import { documentLine } from '../frame/document-lines.tsx'
import { SimilarPage } from '../pages/record/similar.tsx'
import type { SiteContext } from '../site-context.ts'
import { capital, inARow } from '../words/counted.ts'
import { known } from './record-here.ts'
import { referencesOf } from './references.ts'

const SHOWN = 8

/** Documents like a record. They stand at an address of their own, because they change with every other document. */
export function similarRoutes(app: Hono, site: SiteContext): void {
  app.get('/documents/:id/similar', (c) => similar(c, site, c.req.param('id'), 'html'))
  app.get('/documents/:id/similar.json', (c) => similar(c, site, c.req.param('id'), 'json'))
}

async function similar(c: Context, site: SiteContext, id: string, form: 'html' | 'json'): Promise<Response> {
  const found = await known(c, site, id, form === 'html' ? '/similar' : '/similar.json')
  if (found instanceof Response) return found
  const { document } = found.described
  return show(c, site, form, async () => {
    const like = await site.finding.similar(document.id, SHOWN)
    const [described, because] = await Promise.all([
      site.records.describe(like.flatMap((one) => identifier<DocumentId>(one.id) ?? [])),
      reasonsOf(site, like),
    ])
    const lines = described.map((one) => {
      const said = because.get(one.document.id)
      return { ...documentLine(one), ...(said === undefined || said === '' ? {} : { because: said }) }
    })
    return {
      title: `Similar to ${document.id}`,
      path: `${address.document(document.id)}/similar`,
      section: 'documents',
      unlisted: true,
      crumbs: [
        { label: 'Documents', href: address.search },
        { label: document.id, href: address.document(document.id) },
        { label: 'Similar' },
      ],
      matter: <SimilarPage title={document.title} href={address.document(document.id)} lines={lines} />,
      twin: () => ({
        document: document.id,
        similar: like
          .filter((one) => described.some((held) => held.document.id === one.id))
          .map((one) => ({ ...one, address: `/documents/${one.id}`, words: because.get(one.id) })),
      }),
    }
  })
}

/** What each has in common with the record, in words. */
async function reasonsOf(site: SiteContext, like: readonly Similar[]): Promise<ReadonlyMap<string, string>> {
  const all = like.flatMap(({ because }) => because)
  const people = all.flatMap((one) => ('person' in one ? [one.person] : []))
  const [files, agents] = await Promise.all([
    referencesOf(site, [...new Set(all.flatMap((one) => ('file' in one ? [one.file] : [])))]),
    site.records.get(
      'agent',
      [...new Set(people)].filter((id) => identifier(id) !== undefined),
    ),
  ])
  return new Map(
    like.map(({ id, because }) => {
      const named = because.flatMap((one) => {
        const agent = 'person' in one ? agents.get(one.person) : undefined
        return agent === undefined ? [] : [preferredName(agent)]
      })
      const said = [
        ...because.flatMap((one) => ('file' in one ? [`in the same file, ${files.get(one.file) ?? one.file}`] : [])),
        ...(named.length === 0 ? [] : [`with ${inARow(named)} in common`]),
        ...because.flatMap((one) =>
          'words' in one ? [`with the words ${inARow(one.words.map((word) => `“${word}”`))}`] : [],
        ),
      ]
      return [id, capital(said.join('; '))] as const
    }),
  )
}
