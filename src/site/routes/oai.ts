import type { Context, Hono } from 'hono'
import { answerOai } from '#dissemination/oai/answer-oai.ts'
import { LONGEST_REQUEST } from '#formats/oai-pmh/request.ts'
import { address } from '#value/address.ts'
import type { SiteContext } from '../site-context.ts'

/** OAI-PMH 2.0, by GET and by POST of the same arguments. What is wrong with a request is told by the protocol, with status 200. */
export function oaiRoutes(app: Hono, site: SiteContext): void {
  app.get(address.oai, (c) => oai(c, site, asked(new URL(c.req.url).search.slice(1))))
  app.post(address.oai, async (c) => oai(c, site, asked(await bodyOf(c))))
}

async function oai(c: Context, site: SiteContext, given: URLSearchParams | undefined): Promise<Response> {
  const { records, publisher, contact } = site
  const archive = { records, publisher, now: new Date(), ...(contact === undefined ? {} : { contact }) }
  return c.body(await answerOai(archive, given), 200, {
    'content-type': 'text/xml; charset=utf-8',
    'cache-control': 'no-store',
  })
}

const asked = (given: string | undefined) =>
  given === undefined || given.length > LONGEST_REQUEST ? undefined : new URLSearchParams(given)

/** What was sent, as far as a request may go; what is more is not even read. */
async function bodyOf(c: Context): Promise<string | undefined> {
  const reader = c.req.raw.body?.getReader()
  if (reader === undefined) return ''
  const decoder = new TextDecoder()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    text += decoder.decode(value, { stream: true })
    if (text.length > LONGEST_REQUEST) {
      await reader.cancel()
      return undefined
    }
  }
}
