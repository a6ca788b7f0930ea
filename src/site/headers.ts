import type { Context, MiddlewareHandler } from 'hono'

/** Nothing from elsewhere, nothing inline: what a page may load is named here, and pages can be kept by proxies. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
}

/** On every answer, faults and files too. */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value)
  // What is for machines may be read by pages of other sites: it is public, and nobody is signed in.
  if (!c.res.headers.get('content-type')?.startsWith('text/html'))
    for (const [name, value] of Object.entries(FOR_OTHER_SITES)) c.res.headers.set(name, value)
}

/** Once it is to end, no connection outlives its answer. */
export const endConnections =
  (ending: AbortSignal): MiddlewareHandler =>
  async (c, next) => {
    await next()
    if (ending.aborted) c.res.headers.set('connection', 'close')
  }

const FOR_OTHER_SITES = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Link, RateLimit, RateLimit-Policy, Retry-After, Content-Location',
}

/** Whoever asks may ask, by reading (Fetch, CORS-preflight). */
export const mayAsk = (c: Context): Response =>
  c.body(null, 204, {
    ...FOR_OTHER_SITES,
    'access-control-allow-methods': 'GET, HEAD',
    'access-control-allow-headers': 'Accept, If-None-Match',
    'access-control-max-age': '86400',
  })
