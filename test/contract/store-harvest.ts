import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Access, PUBLIC } from '#document/access.ts'
import type { Document } from '#document/document.ts'
import type { Harvested, HarvestSpan, Store } from '#store/store.ts'
import { THE_EDITORS, THE_PUBLIC } from '#store/store.ts'
import { CLOSED, cable, collection, type Engine, exchange, id, STAFF, why } from './store-samples.ts'

const WHOLE = { limit: 500, whole: false }
const within = (...names: readonly string[]): Pick<Document, 'collections'> => ({
  collections: names.map((name) => ({ collection: id<'collection'>(name) })),
})
const idsOf = (items: readonly Harvested[]) => items.map((one) => one.id)

async function everything(
  store: Store,
  of: { readonly collection?: string; readonly from?: Date; before?: Date } = {},
) {
  const { collection, ...dates } = of
  const reading = store.as(THE_PUBLIC)
  const cut = { ...(await reading.harvestSpan(dates)), ...WHOLE, ...(collection === undefined ? {} : { collection }) }
  return (await reading.harvest(cut)).items
}

/** What happens to one of a few records. */
interface Deed {
  readonly name: string
  readonly access: Access
  readonly collections: readonly string[]
  /** Milliseconds since the one before. */
  readonly later: number
}
const deeds = fc.array(
  fc.record<Deed>({
    name: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    access: fc.constantFrom(PUBLIC, PUBLIC, PUBLIC, ...Object.values(CLOSED)),
    collections: fc.subarray(['war', 'peace']),
    later: fc.constantFrom(0, 1, 400, 1000, 61_000),
  }),
  { maxLength: 12 },
)

/** What the public should be told of a record, kept beside the store and without it. */
interface Told {
  readonly seq: number
  readonly deleted: boolean
  readonly title: string
  readonly collections: readonly string[]
}

export function tellsHarvesters({ open, place, leave }: Engine): void {
  describe('what harvesters are told', () => {
    test('documents by their last change; those that were closed as deleted, those that were never public not at all', async () => {
      const store = await open(await place())
      await store.write(async (tx) => {
        for (const name of ['1', '2', '3', ...Object.keys(CLOSED)]) await tx.put(cable(name), why)
        for (const [name, access] of Object.entries(CLOSED)) await tx.put(cable(`never-${name}`, { access }), why)
        await tx.put(cable('1', { title: 'Another' }), why)
        for (const [name, access] of Object.entries(CLOSED)) await tx.put(cable(name, { access }), why)
        await tx.put(collection('war'), why)
      })
      for (const reader of [THE_PUBLIC, STAFF, THE_EDITORS]) {
        const reading = store.as(reader)
        const { items } = await reading.harvest({ ...(await reading.harvestSpan({})), ...WHOLE, whole: true })
        expect(idsOf(items)).toEqual(['2', '3', '1', ...Object.keys(CLOSED)])
        expect(items.map((one) => one.deleted)).toEqual([false, false, false, true, true, true])
        expect(items.map((one) => one.first)).toEqual([true, true, false, false, false, false])
        expect(items.map((one) => one.described?.document.title)).toEqual([
          'Cable 2',
          'Cable 3',
          'Another',
          undefined,
          undefined,
          undefined,
        ])
        const { newest } = await reading.harvestSpan({})
        const ends = await reading.harvestEnds({ after: 0, last: newest })
        expect(ends).toBeDefined()
        const { first = 0, last = 0 } = ends ?? {}
        const within = async (after: number, to: number) =>
          idsOf((await reading.harvest({ after, last: to, newest, ...WHOLE })).items)
        expect([await within(first - 1, first), await within(last - 1, last)]).toEqual([['2'], ['withdrawn']])
        expect([await within(0, first - 1), await within(last, newest)]).toEqual([[], []])
        expect(await reading.harvestEnds({ after: last, last: newest })).toBeUndefined()
        expect(await reading.harvested('never-restricted', true)).toBeUndefined()
        expect(await reading.harvested('none', true)).toBeUndefined()
        expect(await reading.harvested('RESTRICTED', true)).toBeUndefined()
        expect(await reading.harvested('restricted', true)).toMatchObject({ deleted: true })
        expect((await reading.harvested('1', true))?.described?.document.title).toBe('Another')
      }
      await store.close()
    })

    test('what was public and is closed: since which change, until it is opened again', async () => {
      const store = await open(await place())
      const since = (seq: number) => store.as(THE_PUBLIC).closedSince(seq)
      const put = async (held: Parameters<Parameters<Parameters<Store['write']>[0]>[0]['put']>[0]) => {
        await store.write((tx) => tx.put(held, why))
        return await store.head()
      }
      for (const [name, access] of Object.entries(CLOSED)) {
        await put(cable(`never-${name}`, { access }))
        const before = await put(cable(name))
        expect([name, await since(before)]).toEqual([name, false])
        const closing = await put(cable(name, { access }))
        expect([name, await since(before), await since(closing)]).toEqual([name, true, false])
        await put(cable(name, { access, title: 'Another' }))
        expect([name, await since(closing)]).toEqual([name, false])
        await put(cable(name))
        expect([name, await since(before)]).toEqual([name, false])
        await put(exchange(`never-${name}`, [], { access }))
        const shown = await put(exchange(name, []))
        expect([name, await since(shown)]).toEqual([name, false])
        const hidden = await put(exchange(name, [], { access }))
        expect([name, await since(shown), await since(hidden)]).toEqual([name, true, false])
        await put(exchange(name, []))
        expect([name, await since(shown)]).toEqual([name, false])
      }
      await store.close()
    })

    test('what is done to a closed record is not told, and it keeps the day and the collections of its closing', async () => {
      let minute = 0
      const store = await open(await place(), { now: () => new Date(Date.UTC(2026, 0, 1, 0, minute++)) })
      const put = (more: Partial<Document>) => store.write((tx) => tx.put(cable('1', more), why))
      const one = () => store.as(THE_PUBLIC).harvested('1', false)
      await store.write(async (tx) => {
        for (const name of ['war', 'peace']) await tx.put(collection(name), why)
        await tx.put(collection('file', { type: 'unit' }), why)
      })
      await put(within('war', 'file', 'nowhere'))
      expect(await one()).toMatchObject({ collections: ['war'], deleted: false })
      await put({ access: { kind: 'restricted', groups: [] }, ...within('peace') })
      const closed = await one()
      expect(closed).toMatchObject({ collections: ['war'], deleted: true })
      await put({ access: { kind: 'withdrawn', reason: 'x', day: '2026-01-01' }, ...within('peace'), title: 'y' })
      expect(await one()).toEqual(closed)
      expect(idsOf(await everything(store, { collection: 'war' }))).toEqual(['1'])
      expect(await everything(store, { collection: 'peace' })).toEqual([])
      await put(within('peace'))
      expect(await one()).toMatchObject({ collections: ['peace'], deleted: false })
      expect(idsOf(await everything(store, { collection: 'peace' }))).toEqual(['1'])
      expect(await everything(store, { collection: 'war' })).toEqual([])
      await store.close()
    })

    test('between two moments, the first included', async () => {
      const times = ['00:00:00.500', '00:00:01.000', '00:00:01.000', '00:00:01.999', '00:00:02.000']
      let n = 0
      const at = (time: string) => new Date(`2026-01-01T${time}Z`)
      const store = await open(await place(), { now: () => at(times[n] ?? '') })
      expect(await store.as(THE_PUBLIC).beginning()).toBeUndefined()
      for (; n < times.length; n += 1) await store.write((tx) => tx.put(cable(`t${n}`), why))
      const told = async (from?: string, before?: string) =>
        idsOf(
          await everything(store, {
            ...(from === undefined ? {} : { from: at(from) }),
            ...(before === undefined ? {} : { before: at(before) }),
          }),
        ).join(' ')
      expect(await store.as(THE_PUBLIC).beginning()).toEqual(at('00:00:00.500'))
      expect(await told('00:00:01.000')).toBe('t1 t2 t3 t4')
      expect(await told('00:00:01.001')).toBe('t3 t4')
      expect(await told(undefined, '00:00:02.000')).toBe('t0 t1 t2 t3')
      expect(await told('00:00:01.000', '00:00:01.001')).toBe('t1 t2')
      expect(await told('00:00:03.000')).toBe('')
      expect(await told(undefined, '00:00:00.000')).toBe('')
      expect(idsOf(await everything(store, { from: new Date(-8e15), before: new Date(8e15) }))).toHaveLength(5)
      await store.close()
    })

    test.each([undefined, 'war'])(
      'page by page (%s), whatever is edited, closed and opened meanwhile: each that was there comes once, and what was changed later comes by that',
      { timeout: 120_000 },
      async (collection) => {
        await fc.assert(
          fc.asyncProperty(
            deeds,
            fc.array(deeds, { minLength: 1, maxLength: 5 }),
            fc.integer({ min: 1, max: 3 }),
            (before, between, limit) => harvestsSteadily(before, between, limit, collection),
          ),
          { numRuns: 40 },
        )
      },
    )
  })

  async function harvestsSteadily(
    before: readonly Deed[],
    between: readonly (readonly Deed[])[],
    limit: number,
    collection: string | undefined,
  ): Promise<void> {
    let now = Date.parse('2026-01-01T00:00:00.300Z')
    let count = 0
    const where = await place()
    const options = { now: () => new Date(now) }
    let store = await open(where, options)
    const told = new Map<string, Told>()
    const act = async (all: readonly Deed[]) => {
      for (const { name, access, collections, later } of all) {
        now += later
        count += 1
        const title = `Cable ${count}`
        await store.write((tx) => tx.put(cable(name, { title, access, ...within(...collections) }), why))
        const old = told.get(name)
        const seq = await store.head()
        if (access.kind === 'public') told.set(name, { seq, deleted: false, title, collections })
        else if (old?.deleted === false) told.set(name, { ...old, seq, deleted: true })
      }
    }
    await act(before)
    const isIn = ([, { collections }]: readonly [string, Told]) =>
      collection === undefined || collections.includes(collection)
    const expected = [...told]
      .filter(isIn)
      .sort(([, a], [, b]) => a.seq - b.seq)
      .map(([name]) => name)
    const began = new Date(Math.floor(now / 1000) * 1000)
    const of = collection === undefined ? {} : { collection }
    let span: HarvestSpan = await store.as(THE_PUBLIC).harvestSpan({})
    expect(await store.as(THE_PUBLIC).harvestSize({ ...span, ...of })).toBe(expected.length)
    const { newest } = span
    const got: string[] = []
    for (let page = 0; ; page += 1) {
      const { items, after } = await store.as(THE_PUBLIC).harvest({ ...span, ...of, limit, whole: true })
      for (const { id, deleted, described } of items) {
        const is = told.get(id)
        expect([deleted, described?.document.title]).toEqual([is?.deleted, is?.deleted ? undefined : is?.title])
        got.push(id)
      }
      await act(between[page] ?? [])
      if (after === undefined) break
      span = { ...span, after }
      // Nothing of a harvest is kept between its pages.
      await store.close()
      store = await open(where, options)
    }
    expect(got).toEqual(expected)
    const later = [...told]
      .filter(isIn)
      .filter(([, { seq }]) => seq > newest)
      .map(([name]) => name)
    const next = await everything(store, { ...of, from: began })
    expect(idsOf(next)).toEqual(expect.arrayContaining(later))
    expect(new Set(idsOf(next)).size).toBe(next.length)
    await store.close()
    await leave?.(where)
  }
}
