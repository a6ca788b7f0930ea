import { expect, test } from 'vitest'
import { Foresight, type Search } from '#search/opensearch/foresight.ts'

/** Squares are told by whoever is far away; what was asked of them in each round. */
function farAway() {
  const rounds: (readonly Search[])[] = []
  const foresight = new Foresight(async (searches) => {
    rounds.push(searches)
    return searches.map(({ of }) => Number(of) ** 2)
  })
  const gathering = {
    searches: (keys: readonly string[]) => keys.map((of) => ({ of })),
    read: (found: readonly unknown[], keys: readonly string[]) =>
      keys.map((key, n) => [key, Number(found[n])] as const),
  }
  return { rounds, foresight, gathering }
}

test('asks in one round what an act asks without waiting', async () => {
  const { rounds, foresight, gathering } = farAway()
  const square = foresight.of<number>({ ...gathering, meanwhile: 0 })
  expect(await foresight.run(() => square('2') + square('3') + square('2'))).toBe(17)
  expect(rounds).toEqual([[{ of: '2' }, { of: '3' }]])
})

test('asks what must be waited for when the rest is known, and as it then is', async () => {
  const { rounds, foresight, gathering } = farAway()
  const soon = foresight.of<number>({ ...gathering, meanwhile: 0 })
  const last = foresight.of<number>(gathering)
  expect(await foresight.run(() => last(String(soon('2'))))).toBe(16)
  expect(rounds).toEqual([[{ of: '2' }], [{ of: '4' }]])
})

test('asks along with what must be waited for what comes after it', async () => {
  const { rounds, foresight, gathering } = farAway()
  const soon = foresight.of<number>({ ...gathering, meanwhile: 0 })
  const last = foresight.of<number>(gathering)
  expect(await foresight.run(() => last(String(soon('2')), () => soon('5')) + soon('5'))).toBe(41)
  expect(rounds).toEqual([[{ of: '2' }], [{ of: '5' }, { of: '4' }]])
})

test('takes what nothing came of for what it was taken for meanwhile', async () => {
  const { foresight, gathering } = farAway()
  const none = foresight.of<string>({ ...gathering, read: () => [], meanwhile: 'nothing' })
  expect(await foresight.run(() => none('1'))).toBe('nothing')
})

test('goes round no more than a question may, and passes on what goes wrong', async () => {
  const { foresight, gathering } = farAway()
  const square = foresight.of<number>({ ...gathering, meanwhile: 0 })
  let more = 0
  await expect(foresight.run(() => square(String(more++)))).rejects.toThrow('still something to ask')
  await expect(
    foresight.run(() => {
      throw new Error('a bug')
    }),
  ).rejects.toThrow('a bug')
})
