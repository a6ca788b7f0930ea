import type { MiddlewareHandler } from 'hono'

/** A line of JSON for every answer. What was searched for is not in it: the address is told without its query. */
export function logAnswers(log: (line: string) => void): MiddlewareHandler {
  return async (c, next) => {
    const begun = performance.now()
    await next()
    const { status } = c.res
    log(
      JSON.stringify({
        at: new Date().toISOString(),
        level: 'info',
        id: c.get('requestId'),
        method: c.req.method,
        path: c.req.path,
        status,
        ms: Math.round((performance.now() - begun) * 10) / 10,
      }),
    )
  }
}
