import { describe, expect, test } from 'vitest'
import type { Document } from '#document/document.ts'
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
      const quoting = async (...documents: readonly (typeof one)[]) =>
        (await store.as(THE_PUBLIC).quoting(documents.flatMap((given) => given ?? []))).map(({ id }) => id)
      expect(await quoting(one)).toEqual(['a', 'b'])
      expect(await quoting(two)).toEqual([])
      expect(await quoting(one, three)).toEqual(['a', 'b', 'c'])
      expect(await quoting()).toEqual([])
      expect(await store.as(THE_EDITORS).quoting([id<'document'>('1')])).toEqual(
        ['a', 'b', 'd'].map((exchange) => ({ kind: 'exchange', id: exchange })),
      )
      await store.write((tx) => tx.put(exchange('a', []), why))
      expect(await quoting(one)).toEqual(['b'])
      await store.close()
    })

    test('documents whose relations rest on another’s words, and not on their own', async () => {
      const store = await open(await place())
      const related = (words: string): Partial<Document> => ({
        relations: [
          {
            kind: 'replies-to',
            to: { document: id<'document'>('2') },
            evidence: [{ passage: { document: id<'document'>(words), text: 't1', block: 'p1', exact: 'None came.' } }],
          },
        ],
      })
      await store.write(async (tx) => {
        for (const each of ['1', '2']) await tx.put(cable(each), why)
        await tx.put(cable('3', related('1')), why)
        await tx.put(cable('4', related('4')), why)
        await tx.put(cable('5', { ...related('1'), access: { kind: 'restricted', groups: ['staff'] } }), why)
        await tx.put(exchange('a', [], resting('1')), why)
      })
      const [three, five, a] = [
        { kind: 'document', id: '3' },
        { kind: 'document', id: '5' },
        { kind: 'exchange', id: 'a' },
      ]
      const asked = ['1', '2', '4'].map(id<'document'>)
      expect(await store.as(THE_EDITORS).quoting(asked)).toEqual([three, five, a])
      expect(await store.as(THE_PUBLIC).quoting(asked)).toEqual([three, a])
      await store.write((tx) => tx.put(cable('3'), why))
      expect(await store.as(THE_PUBLIC).quoting(asked)).toEqual([a])
      await store.close()
    })
  })
}
