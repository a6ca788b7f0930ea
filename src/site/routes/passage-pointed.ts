import type { Context, Hono } from 'hono'
import { inEarlierVersion, inText, type Sought } from '#dissemination/evidence/passage-found.ts'
import { addressOf, type PassageAddress, parseAsked, printPassage } from '#document/passage-address.ts'
import { type Pointed, passageBetween } from '#document/passage-between.ts'
import { address } from '#value/address.ts'
import { Refusal } from '#value/refusal.ts'
import type { SiteContext } from '../site-context.ts'
import { known } from './record-here.ts'

/** Leads from words that somebody has chosen on the page to the address of their passage. */
export function pointedRoutes(app: Hono, site: SiteContext): void {
  app.get('/documents/:id/passages', (c) => lead(c, site, c.req.param('id'), ''))
  app.get('/documents/:id/passages.json', (c) => lead(c, site, c.req.param('id'), '.json'))
}

async function lead(c: Context, site: SiteContext, id: string, ending: '' | '.json'): Promise<Response> {
  const found = await known(c, site, id, `/passages${ending}`)
  if (found instanceof Response) return found
  const { document } = found.described
  if (c.req.query('block') === undefined) return c.redirect(`${address.document(document.id)}${ending}`, 302)
  const passage = await passageAt(site, found, pointedBy(c))
  if (passage === undefined) throw new Refusal('not-found', 'No text of this record has these words there.')
  return c.redirect(`${address.passage(document.id, printPassage(passage))}${ending}`, 302)
}

/** Enough of a passage to know its ends by. */
const LONGEST = 200

function pointedBy(c: Context): Pointed {
  const words = (name: string) => (c.req.query(name) ?? '').slice(0, LONGEST)
  const count = (name: string) => Math.min(Math.max(Math.trunc(Number(c.req.query(name) ?? 0)) || 0, 0), 1e8)
  return {
    block: words('block'),
    inNote: c.req.query('note') === '1',
    begins: words('begins'),
    ends: words('ends'),
    from: count('from'),
    length: count('length'),
  }
}

/** In the present text, else in the newest version that has the words: in the block, else in one of its notes. */
async function passageAt(
  site: SiteContext,
  { described: { document }, versions }: Exclude<Awaited<ReturnType<typeof known>>, Response>,
  pointed: Pointed,
): Promise<PassageAddress | undefined> {
  if (parseAsked(pointed.block)?.block !== pointed.block) return undefined
  const sought: Sought = {
    block: pointed.block,
    find: (blocks) => passageBetween(blocks, pointed) ?? passageBetween(blocks, { ...pointed, inNote: true }),
  }
  const found =
    inText(document, sought, site.blocks) ??
    (await inEarlierVersion(site.records, document, versions, sought, site.blocks))
  return found === undefined || found === 'given up'
    ? undefined
    : addressOf(site.blocks(found.text.body), found.passage)
}
