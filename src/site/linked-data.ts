import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import { answer, isKnown, jsonText, notModified, tagOf } from './answer.tsx'
import type { SiteContext } from './site-context.ts'

const TYPE = 'application/ld+json'
const FORMS = { 'text/html': 'html', 'application/json': 'json', [TYPE]: 'jsonld' } as const
type AuthorityForm = (typeof FORMS)[keyof typeof FORMS]

/** The identifier and the form that is asked for: by its ending, else by what Accept would rather have. */
export function formAsked(c: Context, given: string): { readonly name: string; readonly form: AuthorityForm } {
  const [, name, ending] = /^(.*)\.(jsonld|json)$/u.exec(given) ?? []
  if (name !== undefined && ending !== undefined) return { name, form: ending === 'json' ? 'json' : 'jsonld' }
  const best = accepts(c, { header: 'Accept', supports: Object.keys(FORMS), default: 'text/html' })
  return { name: given, form: Object.entries(FORMS).find(([type]) => type === best)?.[1] ?? 'html' }
}

/** The page's way to its linked data, for heads. */
export const linkedDataOf = (path: string) => ({ href: `${path}.jsonld`, type: TYPE, title: 'JSON-LD' })

/** What a thing is, for programs that know schema.org. */
export async function showLinkedData(
  c: Context,
  site: SiteContext,
  path: string,
  make: () => Promise<unknown>,
): Promise<Response> {
  const tag = tagOf(site, await site.standing(), 'jsonld')
  if (isKnown(c, tag)) return notModified(c, tag)
  return answer(c, jsonText(await make()), `${TYPE}; charset=utf-8`, tag, {
    link: `<${path}>; rel="canonical", <${path}>; rel="describes"; type="text/html"`,
    vary: 'Accept',
    'content-location': `${path}.jsonld`,
  })
}

/** Signposting on the page and its twin: which address is for ever, and where it is told as linked data. */
export function withSigns(response: Response, path: string): Response {
  response.headers.append('link', `<${path}>; rel="canonical"`)
  response.headers.append('link', `<${path}.jsonld>; rel="describedby"; type="${TYPE}"`)
  response.headers.append('vary', 'Accept')
  return response
}
