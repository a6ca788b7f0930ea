import type { Context } from 'hono'
import type { Tombstone } from '#store/store.ts'
import { address } from '#value/address.ts'
import type { Refusal, RefusalCode } from '#value/refusal.ts'
import { HTML, htmlOf, jsonText, type Page } from './answer.tsx'
import { FaultPage } from './pages/fault.tsx'
import { NotFoundPage, type NotFoundProps } from './pages/not-found.tsx'
import { WithdrawnPage } from './pages/withdrawn.tsx'
import type { SiteContext } from './site-context.ts'

const STATUS: Readonly<Record<RefusalCode, 400 | 403 | 404 | 409 | 410 | 503>> = {
  'not-found': 404,
  gone: 410,
  conflict: 409,
  forbidden: 403,
  invalid: 400,
  busy: 503,
  unavailable: 503,
}

type Status = 400 | 403 | 404 | 405 | 409 | 410 | 500 | 503

/** Whether the answer goes to a program: it asked for a file, or accepts JSON before HTML. */
function isForMachine(c: Context): boolean {
  const accept = c.req.header('accept') ?? ''
  return (
    /^\/(?:api|dumps)\/|\.(?:json|jsonld|txt|xml|csv|ris|bib|rtf|atom)$|\/(?:manifest\/search|search\/suggest)$/u.test(
      c.req.path,
    ) ||
    (accept.includes('json') && !accept.includes('text/html'))
  )
}

/** A fault told as a page, or to a program as a problem (RFC 9457). Nothing of it is kept by anybody. */
function tell(c: Context, site: SiteContext, status: Status, page: Page, detail: string): Response {
  // Whoever asks again (RFC 9110, 10.2.3) should not do so at once.
  const headers = { 'cache-control': 'no-store', ...(status === 503 ? { 'retry-after': '10' } : {}) }
  if (isForMachine(c)) {
    return c.body(jsonText({ title: page.title, status, detail }), status, {
      ...headers,
      'content-type': 'application/problem+json',
    })
  }
  return c.body(htmlOf(site, { ...page, unlisted: true }), status, { ...headers, 'content-type': HTML })
}

/** A path as the foot of a page may print it: what was asked, cut where it is long. */
const pathOf = (c: Context) => c.req.path.slice(0, 200)

export function tellNotFound(c: Context, site: SiteContext, props: NotFoundProps): Response {
  return tell(
    c,
    site,
    404,
    { title: props.title, path: pathOf(c), ownSearch: true, matter: <NotFoundPage {...props} /> },
    props.title,
  )
}

export function tellWithdrawn(c: Context, site: SiteContext, tombstone: Tombstone): Response {
  const page = {
    title: `Withdrawn: ${tombstone.title}`,
    path: pathOf(c),
    section: 'documents',
    matter: <WithdrawnPage {...tombstone} />,
  } as const
  return tell(c, site, 410, page, `Withdrawn on ${tombstone.day}: ${tombstone.reason}`)
}

/** Said of a part of the archive that is away, where what is told of it names folders or machines. */
const AWAY = 'A part of the archive does not answer just now. Please try again in a minute.'

/** What readers are told of a refusal: what comes of a fault below is for whoever keeps the machine. */
const saidOf = ({ code, message, says, cause }: Refusal): string =>
  says ?? (code === 'unavailable' && cause !== undefined ? AWAY : message)

export function tellRefusal(c: Context, site: SiteContext, refusal: Refusal, log: (line: string) => void): Response {
  const says = saidOf(refusal)
  if (says !== refusal.message) logReason(c, refusal, log)
  const title = refusal.code === 'invalid' ? 'This address cannot be read' : 'This could not be done'
  const page = { title, path: pathOf(c), matter: <FaultPage title={title} says={says} /> }
  return tell(c, site, STATUS[refusal.code], page, says)
}

export function tellWrongMethod(c: Context, site: SiteContext): Response {
  const takes = c.req.path === address.oai ? 'GET, HEAD, POST' : 'GET, HEAD'
  const title = 'Nothing can be sent to this address'
  const says = `It can be read (${takes}), and nothing else.`
  const told = tell(c, site, 405, { title, path: pathOf(c), matter: <FaultPage title={title} says={says} /> }, says)
  told.headers.set('allow', takes)
  return told
}

function logReason(c: Context, { message }: Refusal, log: (line: string) => void): void {
  log(
    JSON.stringify({
      at: new Date().toISOString(),
      level: 'warning',
      id: c.get('requestId'),
      method: c.req.method,
      path: c.req.path,
      message,
    }),
  )
}

/** A bug: the reader gets a number to tell us, the log gets the number and the cause. */
export function tellFault(c: Context, site: SiteContext, cause: Error, log: (line: string) => void): Response {
  const id = c.get('requestId')
  log(
    JSON.stringify({
      at: new Date().toISOString(),
      level: 'error',
      id,
      method: c.req.method,
      path: c.req.path,
      cause: cause.stack ?? String(cause),
    }),
  )
  const title = 'This page could not be made'
  const says = `The fault is ours, the documents are unharmed. Please try again in a minute; if it stays, tell the archive its number, ${id}.`
  return tell(c, site, 500, { title, path: pathOf(c), matter: <FaultPage title={title} says={says} /> }, says)
}
