import { expect, test, vi } from 'vitest'
import { CitingQueue } from '#dissemination/citing/citing-queue.ts'
import type { CiteAsked } from '#dissemination/citing/messages.ts'
import type { Answer, StyleThread } from '#dissemination/citing/style-thread.ts'
import type { CslItem } from '#formats/csl/item.ts'
import { Refusal } from '#value/refusal.ts'

/** A thread that answers when it is let, and says which was the thread and what was its question. */
class Thread implements StyleThread {
  hasEnded = false
  isUsed = false
  asked: CiteAsked | undefined
  private answer = Promise.withResolvers<Answer>()
  readonly megabytes: number
  constructor(megabytes: number) {
    this.megabytes = megabytes
  }
  ask(asked: CiteAsked): Promise<Answer> {
    this.asked = asked
    this.answer = Promise.withResolvers()
    return this.answer.promise
  }
  tell(answer: Answer): void {
    if ('tooMuch' in answer) this.hasEnded = true
    this.isUsed = true
    this.asked = undefined
    this.answer.resolve(answer)
  }
  async end(): Promise<void> {
    this.hasEnded = true
    this.answer.reject(new Refusal('unavailable', 'The citation broke off.'))
  }
}

const DONE: Answer = { cited: [] }
const TOO_MUCH: Answer = { tooMuch: 'it takes too long' }
const question = (source: string, count = 1): CiteAsked => ({
  source,
  items: Array.from({ length: count }, (_, n): CslItem => ({ id: `${n}`, type: 'document' }) as CslItem),
  form: 'note',
})
/** What was answered goes its way. */
const meanwhile = () => new Promise((resolve) => setImmediate(resolve))

function open({ megabytes = 0, aside = 60_000, idle = 60_000 } = {}) {
  const threads: Thread[] = []
  const begin = () => {
    const thread = new Thread(megabytes)
    threads.push(thread)
    return thread
  }
  const doing = () => threads.filter(({ asked, hasEnded }) => asked !== undefined && !hasEnded)
  const tell = async (answer: Answer) => {
    const [one] = doing()
    one?.tell(answer)
    await meanwhile()
  }
  return { queue: new CitingQueue({ begin, aside, idle }), threads, doing, tell }
}

test('a single record goes before the sets that wait', async () => {
  const { queue, doing, tell } = open()
  const told: string[] = []
  const ask = (name: string, count: number) => queue.ask(question('s', count)).then(() => told.push(name))
  const all = [ask('set under way', 9), ask('next set', 9), ask('record', 1), ask('other record', 1)]
  while (doing().length > 0) await tell(DONE)
  await Promise.all(all)
  expect(told).toEqual(['set under way', 'record', 'other record', 'next set'])
})

test('a thread that ends after others were answered does not condemn its style: the question is asked once more alone', async () => {
  const { queue, threads, tell } = open()
  const first = queue.ask(question('s'))
  await tell(DONE)
  const second = queue.ask(question('s'))
  await tell(TOO_MUCH)
  await tell(DONE)
  expect([await first, await second, threads.length]).toEqual([DONE, DONE, 2])
})

test('a style that takes too much alone is not asked for a time, or until its file has changed', async () => {
  const { queue, threads, doing, tell } = open({ aside: 40 })
  const first = queue.ask(question('s'))
  await tell(TOO_MUCH)
  const fault = { fault: expect.stringMatching(/^it takes too long; it is asked again in some minutes/u) }
  expect(await first).toEqual(fault)
  expect(await queue.ask(question('s'))).toEqual(fault)
  expect(threads).toHaveLength(1)
  const changed = queue.ask(question('s, changed'))
  await tell(DONE)
  expect(await changed).toEqual(DONE)
  await new Promise((resolve) => setTimeout(resolve, 50))
  const again = queue.ask(question('s'))
  expect(doing()).toHaveLength(1)
  await tell(DONE)
  expect(await again).toEqual(DONE)
})

test('what nobody waits for is not made: what waits never begins, what is under way ends', async () => {
  const { queue, threads, doing, tell } = open()
  const [here, gone] = [new AbortController(), new AbortController()]
  const underWay = queue.ask(question('s', 9), gone.signal)
  const waits = queue.ask(question('s', 9), gone.signal)
  const other = queue.ask(question('s', 3), here.signal)
  gone.abort()
  await expect(underWay).rejects.toMatchObject({ code: 'unavailable' })
  await expect(waits).rejects.toMatchObject({ code: 'unavailable' })
  await meanwhile()
  expect(threads[0]?.hasEnded).toBe(true)
  expect(doing()[0]?.asked?.items).toHaveLength(3)
  await tell(DONE)
  expect(await other).toEqual(DONE)
  await expect(queue.ask(question('s'), gone.signal)).rejects.toMatchObject({ code: 'unavailable' })
})

test('the styles used last stay open, as far as they hold little', async () => {
  const { queue, threads, tell } = open({ megabytes: 120 })
  for (const source of ['a', 'b', 'a', 'c', 'd']) {
    const asked = queue.ask(question(source))
    await tell(DONE)
    await asked
  }
  // a, c, d; a was used after b.
  expect(threads.map(({ hasEnded }) => hasEnded)).toEqual([false, true, false, false])
})

test('styles that nobody asks for a while are closed, and opened again for who does', async () => {
  const { queue, threads, tell } = open({ idle: 1 })
  const first = queue.ask(question('a'))
  await tell(DONE)
  await first
  await vi.waitFor(() => expect(threads.map(({ hasEnded }) => hasEnded)).toEqual([true]))
  const again = queue.ask(question('a'))
  await tell(DONE)
  expect(await again).toEqual(DONE)
  expect(threads).toHaveLength(2)
  await queue.close()
})
