import { Hono } from 'hono'
import { requestId } from 'hono/request-id'
import { address } from '#value/address.ts'
import { Refusal } from '#value/refusal.ts'
import { apiRoutes } from './api/routes.ts'
import { type Assets, readAssets } from './assets.ts'
import { tellFault, tellRefusal, tellWrongMethod } from './faults.tsx'
import { endConnections, mayAsk, securityHeaders } from './headers.ts'
import type { Measures } from './measures.ts'
import { type Readiness, watchReadiness } from './readiness.ts'
import { logAnswers } from './request-log.ts'
import { aboutRoutes } from './routes/about.tsx'
import { apiDocsRoutes } from './routes/api-docs.tsx'
import { archiveRoutes } from './routes/archives.tsx'
import { authorityRoutes } from './routes/authorities.tsx'
import { cmifRoutes } from './routes/cmif.ts'
import { collectionRoutes } from './routes/collections.tsx'
import { comparisonRoutes } from './routes/comparison.tsx'
import { documentRoutes } from './routes/documents.ts'
import { dumpRoutes } from './routes/dumps.tsx'
import { exchangeRoutes } from './routes/exchanges.tsx'
import { exchangeCitationRoutes } from './routes/exchanges-citations.ts'
import { draftRoutes } from './routes/exchanges-drafts.tsx'
import { movesRoutes } from './routes/exchanges-moves.tsx'
import { facetValuesRoutes } from './routes/facet-values.tsx'
import { feedRoutes } from './routes/feeds.ts'
import { fileRoutes } from './routes/files.ts'
import { homeRoutes } from './routes/home.tsx'
import { iiifRoutes } from './routes/iiif.ts'
import { iiifListRoutes } from './routes/iiif-lists.ts'
import { knownByMentionRoutes } from './routes/known-by-mention.tsx'
import { nothingHere } from './routes/nothing-here.ts'
import { oaiRoutes } from './routes/oai.ts'
import { openSearchRoutes } from './routes/open-search.ts'
import { pointedRoutes } from './routes/passage-pointed.ts'
import { passageRoutes } from './routes/passages.tsx'
import { peopleRoutes } from './routes/people.tsx'
import { searchRoutes } from './routes/search.tsx'
import { searchCitationRoutes } from './routes/search-citations.ts'
import { searchFormRoutes } from './routes/search-form.tsx'
import { searchWhyRoutes } from './routes/search-why.tsx'
import { signOfLifeRoutes } from './routes/signs-of-life.ts'
import { similarRoutes } from './routes/similar.tsx'
import { sitemapRoutes } from './routes/sitemap.ts'
import { suggestionRoutes } from './routes/suggestions.ts'
import { unansweredRoutes } from './routes/unanswered.tsx'
import { versionRoutes } from './routes/versions.tsx'
import { type Opened, siteContext } from './site-context.ts'

export interface SiteOptions {
  /** The look; read from disk where it is not given. */
  readonly assets?: Assets
  /** Takes one line of JSON for every fault; standard error where it is not given. */
  readonly log?: (line: string) => void
  /** The clock; the machine's where it is not given. */
  readonly now?: () => Date
  /** One for every answer too. */
  readonly logsAnswers?: boolean
  readonly measures?: Measures
  readonly readiness?: () => Promise<Readiness>
  /** It is about to end: whoever sends it readers is to stop, and connections are not kept. */
  readonly ending?: AbortSignal
}

/** A harvester may send what it asks (OAI-PMH 2.0, 3.1.1.2); nothing is written of it. */
const takes = (method: string, path: string) => method === 'POST' && path === address.oai

/** The site of an archive, for the public: requests in, responses out; nothing listens. It writes nothing to the archive. */
export function makeSite(archive: Opened, options: SiteOptions = {}): Hono {
  const { measures, ending, now } = options
  const site = siteContext(archive, options.assets ?? readAssets(), { now, measured: measures?.finding })
  const log = options.log ?? ((line) => process.stderr.write(`${line}\n`))
  const app = new Hono()
  app.use(requestId({ limitLength: 64, generator: () => crypto.randomUUID().slice(-12) }))
  if (measures !== undefined) app.use(measures.answering)
  if (options.logsAnswers === true) app.use(logAnswers(log))
  app.use(securityHeaders)
  if (ending !== undefined) app.use(endConnections(ending))
  app.use(async (c, next) => {
    // A page of another site asks whether it may ask (CORS).
    if (c.req.method === 'OPTIONS' && c.req.header('access-control-request-method') !== undefined) return mayAsk(c)
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD' && !takes(c.req.method, c.req.path))
      return tellWrongMethod(c, site)
    // Still encoded as it came, and with one slash at its head: two would lead to another host.
    const { pathname, search } = new URL(c.req.url)
    if (pathname.length > 1 && pathname.endsWith('/'))
      return c.redirect(`/${pathname.replace(/^\/+|\/+$/gu, '')}${search}`, 301)
    return next()
  })
  fileRoutes(app, site)
  signOfLifeRoutes(app, site, options.readiness ?? watchReadiness(archive), ending)
  homeRoutes(app, site)
  comparisonRoutes(app, site)
  iiifRoutes(app, site)
  iiifListRoutes(app, site)
  documentRoutes(app, site)
  versionRoutes(app, site)
  passageRoutes(app, site)
  pointedRoutes(app, site)
  searchRoutes(app, site)
  searchCitationRoutes(app, site)
  searchFormRoutes(app, site)
  facetValuesRoutes(app, site)
  searchWhyRoutes(app, site)
  suggestionRoutes(app, site)
  similarRoutes(app, site)
  peopleRoutes(app, site)
  authorityRoutes(app, site)
  archiveRoutes(app, site)
  collectionRoutes(app, site)
  exchangeRoutes(app, site)
  unansweredRoutes(app, site)
  knownByMentionRoutes(app, site)
  draftRoutes(app, site)
  movesRoutes(app, site)
  exchangeCitationRoutes(app, site)
  aboutRoutes(app, site)
  oaiRoutes(app, site)
  apiDocsRoutes(app, site)
  apiRoutes(app, site)
  cmifRoutes(app, site)
  sitemapRoutes(app, site)
  openSearchRoutes(app, site)
  feedRoutes(app, site)
  dumpRoutes(app, site)
  app.notFound((c) => nothingHere(c, site, 'page', c.req.path.slice(1)))
  app.onError((cause, c) =>
    cause instanceof Refusal ? tellRefusal(c, site, cause, log) : tellFault(c, site, cause, log),
  )
  return app
}
