import type { Context } from 'hono'
import type { Described } from '#holding/described.ts'
import type { Reading } from '#store/store.ts'
import { address } from '#value/address.ts'
import { identifier } from '#value/identifier.ts'
import { tellWithdrawn } from '../faults.tsx'
import type { SiteContext } from '../site-context.ts'
import { nothingHere } from './nothing-here.ts'

type Versions = Awaited<ReturnType<Reading['versions']>>

/** The record, for who may read it; otherwise where it went. */
export async function here(c: Context, site: SiteContext, id: string, ending: string): Promise<Response | Described> {
  const [described] = identifier(id) === undefined ? [] : await site.records.describe([id])
  return described?.document.id === id ? described : elsewhere(c, site, id, ending)
}

/** The same with its versions. */
export async function known(
  c: Context,
  site: SiteContext,
  id: string,
  ending: string,
): Promise<Response | { described: Described; versions: Versions }> {
  const described = await here(c, site, id, ending)
  return described instanceof Response
    ? described
    : { described, versions: await site.records.versions('document', id) }
}

/** Whoever is not here: moved, withdrawn, or unknown to this reader. */
export async function elsewhere(c: Context, site: SiteContext, given: string, ending: string): Promise<Response> {
  const found = await site.records.find('document', given)
  if (found.is === 'withdrawn') {
    if (found.tombstone.id !== given) return c.redirect(address.document(found.tombstone.id), 301)
    return tellWithdrawn(c, site, found.tombstone)
  }
  if (found.is === 'nowhere') return nothingHere(c, site, 'documents', given)
  const query = new URL(c.req.url).search
  return c.redirect(`/documents/${found.id}${ending}${query}`, 301)
}
