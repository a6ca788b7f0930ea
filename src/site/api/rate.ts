import type { Context } from 'hono'
import { type RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** How many questions one address may ask in how many seconds. */
export const RATE = { points: 600, duration: 60 } as const

/** Who asks: the address that the connection comes from; behind a proxy on this machine, the one that the proxy saw. */
function askerOf(c: Context): string {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }
  const address = incoming?.socket?.remoteAddress ?? 'unknown'
  const isOwn = /^(?:::ffff:)?127\.|^::1$/u.test(address)
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return isOwn && forwarded !== undefined && forwarded !== '' ? forwarded.slice(0, 100) : address
}

/** Counts a question, and says in headers how many are left (the IETF draft on RateLimit header fields). */
export async function counted(
  c: Context,
  limiter: RateLimiterMemory,
): Promise<{ readonly isOver: boolean; readonly headers: Readonly<Record<string, string>> }> {
  const { left, seconds, isOver } = await limiter.consume(askerOf(c)).then(
    (now) => ({ left: now.remainingPoints, seconds: secondsOf(now), isOver: false }),
    (cause: unknown) => {
      if (!(cause instanceof RateLimiterRes)) throw cause
      return { left: 0, seconds: secondsOf(cause), isOver: true }
    },
  )
  return {
    isOver,
    headers: {
      'ratelimit-policy': `"default";q=${RATE.points};w=${RATE.duration}`,
      ratelimit: `"default";r=${left};t=${seconds}`,
      ...(isOver ? { 'retry-after': String(seconds) } : {}),
    },
  }
}

const secondsOf = ({ msBeforeNext }: RateLimiterRes) => Math.ceil(msBeforeNext / 1000)
