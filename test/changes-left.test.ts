import { expect, test } from 'vitest'
import { changesLeft } from '../src/changes-left.ts'

/** A log with these numbers. */
const log = (...numbers: readonly number[]) => ({
  asked: [] as number[],
  async changesBetween(after: number, last: number) {
    const found = numbers.filter((seq) => seq > after && seq <= last).length
    this.asked.push(found)
    return found
  },
})

test('counts changes and not the numbers that were passed over, and none of them twice', async () => {
  const changes = log(1, 2, 3, 1_000_004, 1_000_005, 1_000_006)
  const left = changesLeft(changes)
  expect(await left(1, 3)).toBe(2)
  expect(await left(1, 1_000_006)).toBe(5)
  expect(await left(3, 1_000_006)).toBe(3)
  expect(await left(1_000_005, 1_000_006)).toBe(1)
  expect(Math.max(...changes.asked)).toBe(3)
  // An index that is built anew begins again.
  expect(await left(0, 1_000_006)).toBe(6)
  expect(await left(1_000_006, 1_000_006)).toBe(0)
})

test('keeps nothing of what was counted and then lost once the cursor has come to the end', async () => {
  let numbers = [1, 2, 3, 4]
  const left = changesLeft({ changesBetween: (after, last) => log(...numbers).changesBetween(after, last) })
  expect(await left(2, 4)).toBe(2)
  // A replica without the last two took the place of the primary.
  numbers = [1, 2, 1_000_003, 1_000_004]
  await left(2, 1_000_004)
  expect(await left(1_000_004, 1_000_004)).toBe(0)
  numbers.push(1_000_005)
  expect(await left(1_000_004, 1_000_005)).toBe(1)
})
