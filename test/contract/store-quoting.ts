import { describe, expect, test } from 'vitest'
import { THE_EDITORS, THE_PUBLIC } from '#store/store.ts'
import { cable, type Engine, exchange, id, why } from './store-samples.ts'

const resting = (on: string) => ({
  silences: [
    {
      owedBy: 'moscow',
      to: 'A1',
      denies: 'sent' as const,
      asOf: 'never' as const,
      evidence: [{ passage: { document: id<'document'>(on), text: 't1', block: 'p1', exact: 'None came.' } }],
    },
  ],
})

export function tellsWhatQuotes({ open, place }: Engine): void {
  describe('what rests on words of a document', () => {
    test('exchanges with evidence in it, at any depth, and none that only name it; as they are now', async () => {
      const store = await open(await place())
      await store.write(async (tx) => {
        for (const each of ['1', '2', '3']) await tx.put(cable(each), why)
        await tx.put(exchange('b', ['2'], resting('1')), why)
        await tx.put(exchange('a', [], resting('1')), why)
        await tx.put(exchange('c', ['1'], resting('3')), why)
        await tx.put(exchange('d', [], { ...resting('1'), access: { kind: 'restricted', groups: ['staff'] } }), why)
      })
      const [one, two, three] = ['1', '2', '3'].map(id<'document'>)
      const quoting = (...documents: readonly (typeof one)[]) =>
        store.as(THE_PUBLIC).quoting(documents.flatMap((given) => given ?? []))
      expect(await quoting(one)).toEqual(['a', 'b'])
      expect(await quoting(two)).toEqual([])
      expect(await quoting(one, three)).toEqual(['a', 'b', 'c'])
      expect(await quoting()).toEqual([])
      expect(await store.as(THE_EDITORS).quoting([id<'document'>('1')])).toEqual(['a', 'b', 'd'])
      await store.write((tx) => tx.put(exchange('a', []), why))
      expect(await quoting(one)).toEqual(['b'])
      await store.close()
    })
  })
}
