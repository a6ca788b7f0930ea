import type { Context, Hono } from 'hono'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { address } from '#value/address.ts'
import { identifier } from '#value/identifier.ts'
import { isKnown, JSON_TYPE, jsonText, notModified, tagOf } from '../answer.tsx'
import type { SiteContext } from '../site-context.ts'
import { readAsked } from './asked.ts'
import { openApi } from './open-api.ts'
import type { Operation } from './operation.ts'
import { API, OPERATIONS } from './operations.ts'
import { counted, RATE } from './rate.ts'

const SPECIFICATION = '/openapi.json'

/** What programs ask: every operation at its path, and what says which there are. */
export function apiRoutes(app: Hono, site: SiteContext): void {
  const limiter = new RateLimiterMemory(RATE)
  const specification = jsonText(openApi(site.publisher.name, site.publisher.base))
  app.get(SPECIFICATION, (c) => {
    const tag = tagOf(site, 'openapi')
    return isKnown(c, tag) ? notModified(c, tag) : kept(c, specification, tag)
  })
  for (const operation of OPERATIONS)
    app.get(`${API}${operation.path.replaceAll(/\{(?<name>\w+)\}/gu, ':$<name>')}`, async (c) => {
      const { isOver, headers } = await counted(c, limiter)
      // On what is refused, too, wherever it is told.
      for (const [name, value] of Object.entries(headers)) c.header(name, value)
      return isOver
        ? problem(c, 429, 'Too many questions', `At most ${RATE.points} in ${RATE.duration} seconds; see Retry-After.`)
        : answered(c, site, operation)
    })
  app.all(`${API}/*`, (c) =>
    problem(
      c,
      404,
      'No such question',
      `There is nothing to be asked at ${c.req.path.slice(0, 200)}; ${SPECIFICATION} says what is.`,
    ),
  )
}

async function answered(c: Context, site: SiteContext, operation: Operation): Promise<Response> {
  const query = new URL(c.req.url).searchParams
  const read = readAsked(operation, {
    ...Object.fromEntries([...query.keys()].map((name) => [name, one(query.getAll(name))])),
    ...c.req.param(),
  })
  if ('fault' in read) return problem(c, 400, 'This question cannot be read', read.fault.slice(0, 2000))
  const tag = tagOf(site, await site.standing(), 'api')
  if (isKnown(c, tag)) return notModified(c, tag)
  const answer = await operation.run(site, read.asked, query, c.req.raw.signal)
  if (answer !== undefined) return kept(c, jsonText(answer), tag)
  return operation.of === 'documents'
    ? noDocument(c, site)
    : problem(c, 404, 'Not here', 'There is no such thing, or none that you may read.')
}

const one = (values: readonly string[]) => (values.length === 1 ? values[0] : values)

/** A document that was withdrawn says so; one that has moved, where to. */
async function noDocument(c: Context, site: SiteContext): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const found = id === '' ? ({ is: 'nowhere' } as const) : await site.records.find('document', id)
  if (found.is === 'withdrawn')
    return problem(c, 410, 'Withdrawn', `Withdrawn on ${found.tombstone.day}: ${found.tombstone.reason}`)
  if ((found.is === 'moved' || found.is === 'here') && identifier(id) !== undefined && found.id !== id)
    return c.redirect(`${API}${address.document(found.id as Parameters<typeof address.document>[0])}`, 301)
  return problem(c, 404, 'Not here', 'There is no such document, or none that you may read.')
}

const kept = (c: Context, body: string, tag: string) =>
  c.body(body, 200, { 'content-type': JSON_TYPE, etag: tag, 'cache-control': 'public, no-cache' })

/** A fault as a program reads it (RFC 9457). */
const problem = (c: Context, status: 400 | 404 | 410 | 429, title: string, detail: string) =>
  c.body(jsonText({ title, status, detail }), status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  })
