import { describe, expect, test } from 'vitest'
import type { Document } from '#document/document.ts'
import { rangeOf } from '#exchange/day-range.ts'
import type { Asking, Reading } from '#store/store.ts'
import { THE_EDITORS, THE_PUBLIC } from '#store/store.ts'
import { nanjing } from '../exchange/nanjing.ts'
import { CLOSED, cable, type Engine, id, STAFF, why } from './store-samples.ts'

const asks = (given: string, day: string | undefined, more: Partial<Document> = {}): Document =>
  cable(given, {
    ...(day === undefined ? {} : { dates: [{ role: 'sent', edtf: day, basis: 'stated' }] }),
    asks: [{ to: 'moscow', passage: 'When?' }],
    ...more,
  })
const replying = (given: string, to: string, day: string | undefined, more: Partial<Document> = {}): Document =>
  cable(given, {
    ...(day === undefined ? {} : { dates: [{ role: 'sent', edtf: day, basis: 'stated' }] }),
    relations: [{ kind: 'replies-to', to: { document: id<'document'>(to) } }],
    ...more,
  })
const asOf = (iso: string) => ({ iso, day: rangeOf(iso).latest })

async function asked(reading: Reading, more: Partial<Asking> = {}): Promise<readonly string[]> {
  const found: string[] = []
  for (let after: string | undefined; ; ) {
    const slice = await reading.asking({ by: 'day', limit: 2, ...more, ...(after === undefined ? {} : { after }) })
    found.push(...slice.items.map((one) => one.id))
    if (slice.next === undefined) return found
    after = slice.next
  }
}

export function listsWhatAsks({ open, place }: Engine): void {
  describe('what asks for a reply', () => {
    test('the latest first, those without a day last; what asks for nothing is not among them', async () => {
      const store = await open(await place())
      await store.write(async (tx) => {
        for (const held of [asks('1', '1949-01-02'), asks('2', '1949-01'), asks('3', undefined), asks('4', '1948-05')])
          await tx.put(held, why)
        await tx.put(cable('5', { dates: [{ role: 'sent', edtf: '1949-01-03', basis: 'stated' }] }), why)
        await tx.put(nanjing, why)
      })
      const reading = store.as(THE_PUBLIC)
      expect(await asked(reading)).toEqual(['nanjing-1949', '1', '2', '4', '3'])
      expect(await asked(reading, asOf('1949-01-01'))).toEqual(['2', '4', '3'])
      expect(await asked(reading, { by: 'change' })).toEqual(['nanjing-1949', '4', '3', '2', '1'])
      await store.write((tx) => tx.put(cable('1'), why))
      expect(await asked(reading, asOf('1949-01-03'))).toEqual(['2', '4', '3'])
      await store.close()
    })

    test('what surely has its reply is passed over; what may have none is not', async () => {
      const store = await open(await place())
      await store.write(async (tx) => {
        for (const each of ['1', '2', '3', '4', '5']) await tx.put(asks(each, '1949-01-02'), why)
        const both = ['moscow', 'paris'].map((to) => ({ to, passage: 'When?' }))
        await tx.put(asks('6', '1949-01-02', { asks: both }), why)
        await tx.put(replying('r1', '1', '1949-01-05'), why)
        await tx.put(replying('r2', '2', '1949-01'), why)
        await tx.put(replying('r3', '3', '1949-01-05', { access: { kind: 'restricted', groups: ['staff'] } }), why)
        const relations = [
          { kind: 'replies-to', to: { document: id<'document'>('4') }, certainty: 'possible' },
        ] as const
        await tx.put(replying('r4', '4', '1949-01-05', { relations }), why)
        await tx.put(replying('r5', '5', undefined), why)
        await tx.put(replying('r6', '6', '1949-01-05'), why)
      })
      const reading = store.as(THE_PUBLIC)
      expect((await asked(reading, asOf('1949-01-04'))).toSorted()).toEqual(['1', '2', '3', '4', '5', '6'])
      expect((await asked(reading, asOf('1949-01-05'))).toSorted()).toEqual(['2', '3', '4', '5', '6'])
      expect((await asked(store.as(STAFF), asOf('1949-01-05'))).toSorted()).toEqual(['2', '4', '5', '6'])
      expect((await asked(reading)).toSorted()).toEqual(['3', '4', '6'])
      await store.close()
    })

    test.each(Object.entries(CLOSED))('%s is in nobody’s list but the editors’', async (_, access) => {
      const store = await open(await place())
      await store.write(async (tx) => {
        await tx.put(asks('1', '1949-01-02'), why)
        await tx.put(asks('1', '1949-01-02', { access }), why)
        await tx.put({ ...nanjing, access }, why)
      })
      expect(await asked(store.as(THE_PUBLIC))).toEqual([])
      expect(await asked(store.as(THE_PUBLIC), { by: 'change' })).toEqual([])
      expect(await asked(store.as(THE_EDITORS))).toEqual(['nanjing-1949', '1'])
      await store.close()
    })

    test('only what names an agent', async () => {
      const store = await open(await place())
      await store.write(async (tx) => {
        await tx.put(asks('1', '1949-01-02', { participants: [{ role: 'sender', agent: id<'agent'>('mao') }] }), why)
        await tx.put(asks('2', '1949-01-02'), why)
        const parties = nanjing.parties.map((party) => ({ ...party, agents: [id<'agent'>('mao')] }))
        await tx.put({ ...nanjing, parties }, why)
      })
      expect(await asked(store.as(THE_PUBLIC), { agent: 'mao' })).toEqual(['nanjing-1949', '1'])
      expect(await asked(store.as(THE_PUBLIC), { agent: 'stalin' })).toEqual([])
      await store.close()
    })

    test('an exchange in which nothing is awaited any more is passed over from that day on', async () => {
      const store = await open(await place())
      const settled = { ...nanjing, moves: nanjing.moves.filter(({ sign }) => ['1', '3', '4', '5'].includes(sign)) }
      await store.write((tx) => tx.put({ ...settled, silences: [] }, why))
      const reading = store.as(THE_PUBLIC)
      expect(await asked(reading, asOf('1949-01-13'))).toEqual(['nanjing-1949'])
      expect(await asked(reading, asOf('1949-01-14'))).toEqual([])
      expect(await asked(reading)).toEqual([])
      await store.close()
    })

    test('a list goes on behind what was passed over', async () => {
      const store = await open(await place())
      await store.write(async (tx) => {
        await tx.put(asks('first', '1949-01-01'), why)
        for (let n = 0; n < 5_100; n += 1)
          await tx.put(asks(`a${n}`, '1949-01-02', { access: { kind: 'restricted', groups: ['staff'] } }), why)
      })
      const slice = await store.as(THE_PUBLIC).asking({ by: 'day', limit: 2 })
      expect([slice.items.length, slice.next === undefined]).toEqual([0, false])
      expect(await asked(store.as(THE_PUBLIC))).toEqual(['first'])
      await store.close()
    }, 300_000)
  })
}
