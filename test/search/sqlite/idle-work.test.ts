import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { IdleWork } from '#search/sqlite/idle-work.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Pieces of which those fail that are named. */
function pieces(count: number, failing: readonly number[] = []) {
  const tried: number[] = []
  const work = new IdleWork({
    isLeft: () => tried.length < count,
    act() {
      tried.push(tried.length + 1)
      if (failing.includes(tried.length)) throw new Error(`piece ${tried.length} failed`)
    },
  })
  return { work, tried }
}

test('does one piece after another, with a rest between, until nothing is left', () => {
  const { work, tried } = pieces(3)
  work.goOn()
  work.goOn()
  expect(tried).toEqual([])
  vi.advanceTimersToNextTimer()
  expect(tried).toEqual([1])
  vi.runAllTimers()
  expect(tried).toEqual([1, 2, 3])
  expect(vi.getTimerCount()).toBe(0)
  work.throwWhatFailed()
})

test('what fails is told once to whoever does something next; until then nothing more is tried', () => {
  const { work, tried } = pieces(4, [2])
  work.goOn()
  vi.runAllTimers()
  expect(tried).toEqual([1, 2])
  work.goOn()
  vi.runAllTimers()
  expect(tried).toEqual([1, 2])
  expect(() => work.throwWhatFailed()).toThrow('piece 2 failed')
  expect(() => work.throwWhatFailed()).not.toThrow()
  work.goOn()
  vi.runAllTimers()
  expect(tried).toEqual([1, 2, 3, 4])
})

test('that it cannot be known what is left fails as a piece does', () => {
  const work = new IdleWork({
    isLeft: () => {
      throw new Error('no disk')
    },
    act: () => {},
  })
  work.goOn()
  vi.runAllTimers()
  expect(() => work.throwWhatFailed()).toThrow('no disk')
})

test('stopped, it does no more, and what failed before is forgotten', () => {
  const { work, tried } = pieces(4, [1])
  work.goOn()
  vi.runAllTimers()
  work.stop()
  expect(() => work.throwWhatFailed()).not.toThrow()
  work.goOn()
  work.stop()
  vi.runAllTimers()
  expect(tried).toEqual([1])
})
