import type { Context, Hono } from 'hono'
import { address } from '#value/address.ts'
import { yearsInWords } from '#value/date-in-words.ts'
import { type AgentId, identifier } from '#value/identifier.ts'
import { answer, isKnown, JSON_TYPE, jsonText, notModified, tagOf } from '../answer.tsx'
import type { SiteContext } from '../site-context.ts'

const SHOWN = 8
const LONGEST = 100
const SUGGESTIONS = 'application/x-suggestions+json; charset=utf-8'

/** Names as one types, for the fields that take one: the most written to and from first. */
export function suggestionRoutes(app: Hono, site: SiteContext): void {
  app.get(`${address.search}/suggest`, (c) => suggest(c, site))
}

async function suggest(c: Context, site: SiteContext): Promise<Response> {
  const typed = (c.req.query('q') ?? '').trim().slice(0, LONGEST)
  // As browsers ask for their search field (OpenSearch 1.1, draft 6, Suggestions).
  const isList = c.req.query('as') === 'list'
  const tag = tagOf(site, await site.standing(), 'suggest')
  if (isKnown(c, tag)) return notModified(c, tag)
  const found = typed === '' ? [] : await site.finding.suggest(typed, SHOWN)
  const names = found.flatMap(({ agent, name, existence, as, begins, documents }) => {
    const id = identifier<AgentId>(agent)
    if (id === undefined || documents === 0) return []
    return [
      {
        agent: id,
        name,
        ...(existence === undefined ? {} : { years: yearsInWords(existence) }),
        ...(as === undefined ? {} : { as }),
        ...(begins === undefined ? {} : { begins }),
        documents,
        address: address.agent(id),
      },
    ]
  })
  const whole = names.map(({ name, begins = 0 }) => typed.slice(0, begins) + name)
  if (isList) return answer(c, JSON.stringify([typed, whole]), SUGGESTIONS, tag)
  return answer(c, jsonText({ typed, names }), JSON_TYPE, tag)
}
