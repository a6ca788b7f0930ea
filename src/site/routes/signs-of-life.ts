import type { Hono } from 'hono'
import type { Readiness } from '../readiness.ts'
import type { SiteContext } from '../site-context.ts'
import { isInStep } from '../standing.ts'

const HEADERS = { 'cache-control': 'no-store' }

/**
 * Whether it lives, and whether it is to be sent readers. It is as long as the store answers and it is not about to end: without the index or the files
 * most pages answer, and another node would do no better. How much was ever changed is nobody's business, so the lag is none of it.
 */
export function signOfLifeRoutes(
  app: Hono,
  site: SiteContext,
  readiness: () => Promise<Readiness>,
  ending: AbortSignal | undefined,
): void {
  // The store answered, or this throws and is answered 500.
  app.get('/healthz', async (c) => {
    return c.text(isInStep(await site.standing()) ? 'ok\n' : 'ok, indexing\n', 200, HEADERS)
  })
  app.get('/readyz', async (c) => {
    const { store, replica, index, files } = await readiness()
    const isEnding = ending?.aborted === true
    // Pages are read from either.
    const isReady = (store === 'ok' || replica === 'ok') && !isEnding
    return c.json(
      {
        ready: isReady,
        ...(isEnding ? { ending: true } : {}),
        store,
        ...(replica === undefined ? {} : { replica }),
        index,
        files,
      },
      isReady ? 200 : 503,
      HEADERS,
    )
  })
}
