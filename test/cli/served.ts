import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Somebody, start } from './chancery.ts'

/** A server started as a user starts it, on a port that was free. */
export interface ServedArchive {
  readonly address: string
  readonly pid: number | undefined
  /** What it has said on standard error so far. */
  said(): string
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
}

export async function serveArchive(
  folder: string,
  environment: Readonly<Record<string, string>> = {},
  as: Somebody = {},
): Promise<ServedArchive> {
  const child = start(['serve', '--port', '0', '--archive', folder], undefined, environment, as)
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  let said = ''
  child.stderr?.on('data', (text) => {
    said += text
  })
  return {
    address: await addressFrom(child, () => said),
    pid: child.pid,
    said: () => said,
    async kill(signal) {
      child.kill(signal)
      await ended
    },
  }
}

function addressFrom(child: ChildProcess, said: () => string): Promise<string> {
  let out = ''
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (text) => {
      out += text
      const found = /http:\S+/u.exec(out)
      if (found !== null) resolve(found[0])
    })
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${said()}`)))
  })
}

/** What a search for these words answers: the status, and how many it found. */
export async function askFor(
  address: string,
  words: string,
): Promise<{ status: number; total?: number; page: string }> {
  const answer = await fetch(`${address}/search.json?q=${encodeURIComponent(words)}`)
  const page = await answer.text()
  if (!answer.ok) return { status: answer.status, page }
  const read: unknown = JSON.parse(page)
  const total = typeof read === 'object' && read !== null && 'total' in read ? read.total : undefined
  const value = typeof total === 'object' && total !== null && 'value' in total ? Number(total.value) : Number(total)
  return { status: answer.status, total: value, page }
}

/** Asks until the answer is as it should be, at most a minute. */
export async function until<T>(ask: () => Promise<T>, is: (answer: T) => boolean, pause = 100): Promise<T> {
  const end = performance.now() + 60_000
  for (;;) {
    const answer = await ask()
    if (is(answer) || performance.now() > end) return answer
    await sleep(pause)
  }
}
