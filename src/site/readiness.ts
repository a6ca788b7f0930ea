import { changesLeft } from '#archive.ts'
import { Refusal } from '#value/refusal.ts'
import type { Opened } from './site-context.ts'

/** How the parts of an archive are. */
export interface Readiness {
  readonly store: 'ok' | 'unavailable'
  /** Absent where the store has none. */
  readonly replica?: 'ok' | 'unavailable'
  readonly index: 'ok' | 'behind' | 'unavailable'
  /** How many changes the index has not taken yet; absent where one of the two does not say. */
  readonly lag?: number
  /** Since when the index has been behind; absent where it is not. */
  readonly behindSince?: Date
  readonly files: 'ok' | 'unavailable'
}

/** How long (ms) a part may take to answer, and how long what it answered is taken for true. */
const PATIENCE = 2000
const FRESH = 1000

/** Asks the parts how they are, at most once a second however often it is called. A part that does not answer is a finding here, and no fault. */
export function watchReadiness({
  store,
  searching,
  files,
}: Pick<Opened, 'store' | 'searching' | 'files'>): () => Promise<Readiness> {
  let found: { readonly at: number; readonly readiness: Promise<Readiness> } | undefined
  const parts = {
    store: oneAtATime(() => store.head()),
    index: oneAtATime(() => searching.status()),
    files: oneAtATime(() => files.answer()),
  }
  const left = changesLeft(store)
  async function look(): Promise<Readiness> {
    const [head, index, kept] = await Promise.allSettled([parts.store(), parts.index(), parts.files()])
    const cursor = index.status === 'fulfilled' ? index.value.cursor : undefined
    const last = head.status === 'fulfilled' ? head.value : undefined
    const lag = cursor === undefined || last === undefined ? undefined : await ifAnswered(left(cursor, last))
    const behind = lag === undefined || lag === 0 ? undefined : await ifAnswered(store.changes(cursor ?? 0, 1))
    const first = behind?.[0]
    return {
      store: head.status === 'fulfilled' ? 'ok' : 'unavailable',
      ...(store.replica === undefined ? {} : { replica: store.replica.isAway ? 'unavailable' : 'ok' }),
      index: index.status === 'rejected' ? 'unavailable' : lag === undefined || lag > 0 ? 'behind' : 'ok',
      ...(lag === undefined ? {} : { lag }),
      ...(first === undefined ? {} : { behindSince: first.at }),
      files: kept.status === 'fulfilled' ? 'ok' : 'unavailable',
    }
  }
  return () => {
    const now = performance.now()
    if (found === undefined || now - found.at > FRESH) found = { at: now, readiness: look() }
    return found.readiness
  }
}

/** Waits so long and no longer, and asks again only when the last question has come to its end: of those that nobody answers there is one. */
function oneAtATime<T>(ask: () => Promise<T>): () => Promise<T> {
  let asking: Promise<T> | undefined
  return () => {
    if (asking === undefined) {
      asking = ask()
      const over = () => {
        asking = undefined
      }
      asking.then(over, over)
    }
    return within(asking)
  }
}

/** What a part answers; undefined where it is away just now, or takes its time. Any other fault rises. */
export async function ifAnswered<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await within(answer)
  } catch (cause) {
    if (cause instanceof Refusal && cause.code === 'unavailable') return undefined
    throw cause
  }
}

/** Refused where it takes longer than whoever asks for the state of things would wait. */
async function within<T>(answer: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Refusal('unavailable', 'It does not answer.')), PATIENCE)
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
