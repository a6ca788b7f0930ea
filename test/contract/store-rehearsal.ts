import { describe, expect, test } from 'vitest'
import { THE_PUBLIC } from '#store/store.ts'
import { cable, type Engine, why } from './store-samples.ts'

export function rehearses({ open, place }: Engine): void {
  describe('a rehearsal', () => {
    test('begins as the archive is, sees what it writes, and leaves nothing', async () => {
      const store = await open(await place())
      await store.write((tx) => tx.put(cable('1'), why))
      const told = await store.rehearse(async (rehearsal) => {
        expect(await rehearsal.write((tx) => tx.put(cable('1'), why))).toBe('unchanged')
        expect(await rehearsal.write((tx) => tx.put(cable('2'), why))).toBe('new')
        const act = rehearsal.write(async (tx) => {
          await tx.put(cable('3'), why)
          throw new Error('half-way')
        })
        await expect(act).rejects.toThrow('half-way')
        expect(await rehearsal.write((tx) => tx.put(cable('4'), why))).toBe('new')
        expect(await Array.fromAsync(rehearsal.check())).toEqual([])
        const { items } = await rehearsal.as(THE_PUBLIC).list('document', { limit: 9 })
        return [items.map(({ id }) => id), (await rehearsal.changes(0, 9)).map(({ seq }) => seq)]
      })
      expect(told).toEqual([
        ['1', '2', '4'],
        [1, 2, 3],
      ])
      expect(await store.head()).toBe(1)
      await store.write((tx) => tx.put(cable('2', { title: 'In earnest' }), why))
      expect((await store.as(THE_PUBLIC).get('document', ['2'])).get('2')?.title).toBe('In earnest')
      await store.close()
    })

    test('leaves nothing where it fails', async () => {
      const store = await open(await place())
      const act = store.rehearse(async (rehearsal) => {
        await rehearsal.write((tx) => tx.put(cable('1'), why))
        throw new Error('half-way')
      })
      await expect(act).rejects.toThrow('half-way')
      expect(await store.head()).toBe(0)
      expect(await store.write((tx) => tx.put(cable('1'), why))).toBe('new')
      await store.close()
    })
  })
}
