import { setTimeout as rest } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'

/** After a fault a thread is started again, but not at once (ms). */
const START_AGAIN = 5000

/** A thread's file: beside this one in the source, beside the bundle when built. */
const fileOf = (name: string) =>
  new URL(import.meta.url.endsWith('.ts') ? `./${name}.ts` : `./${name}.js`, import.meta.url)

export interface Thread {
  /** `follow-worker` */
  readonly name: string
  readonly orders: unknown
  /** What it tells. */
  readonly news: (news: unknown) => void
  /** What it died of, told once until it has told something, or died of something else. */
  readonly died: (message: string) => void
}

/** Keeps a thread at work until `signal` aborts: then it is told to stop, and waited for. */
export async function keepThread({ name, orders, news, died }: Thread, signal: AbortSignal): Promise<void> {
  let told: string | undefined
  while (!signal.aborted) {
    const worker = new Worker(fileOf(name), { workerData: orders })
    const stop = () => worker.postMessage('stop')
    signal.addEventListener('abort', stop)
    await new Promise<void>((resolve) => {
      worker.on('message', (one: unknown) => {
        told = undefined
        news(one)
      })
      worker.on('error', (cause) => {
        const message = cause instanceof Error ? cause.message : String(cause)
        if (message !== told) died(message)
        told = message
      })
      worker.on('exit', () => resolve())
    })
    signal.removeEventListener('abort', stop)
    if (signal.aborted) return
    // It is only ever broken off, which is no fault.
    await rest(START_AGAIN, undefined, { signal }).catch(() => {})
  }
}
