import { EventEmitter } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import type { Asked, Question } from '#search/sqlite/messages.ts'
import { WorkerPool } from '#search/sqlite/worker-pool.ts'

/** A thread that answers when it is told to. */
class Slow extends EventEmitter {
  readonly asked: string[] = []
  #n = 0

  postMessage(asked: Asked): void {
    this.#n = asked.n
    this.asked.push(asked.is === 'suggest' ? asked.prefix : asked.is)
  }

  answers(): void {
    this.emit('message', { n: this.#n, answer: this.asked.at(-1) })
  }

  ref(): void {}
  unref(): void {}
}

const about = (prefix: string): Question => ({ is: 'suggest', prefix, clearance: [], limit: 5 })

function poolOfOne(): { pool: WorkerPool; slow: Slow } {
  const slow = new Slow()
  return { slow, pool: new WorkerPool(() => slow as unknown as Worker, 1) } // what of a thread the pool uses
}

test('what was given up while it waited is not begun', async () => {
  const { pool, slow } = poolOfOne()
  const ending = new AbortController()
  const first = pool.ask(about('first'))
  const second = pool.ask(about('second'), ending.signal)
  const third = pool.ask(about('third'))
  ending.abort(new Error('gone'))
  await expect(second).rejects.toThrow('gone')
  slow.answers()
  await first
  slow.answers()
  expect(await third).toBe('third')
  expect(slow.asked).toEqual(['first', 'third'])
})
