import { describe, expect, test } from 'vitest'
import { rowsAfter, TABLES } from '#store/sql/moving.ts'
import type { Row } from '#store/sql/program.ts'
import type { Put, PutOutcome, Store } from '#store/store.ts'
import { Refusal } from '#value/refusal.ts'
import { agent, at, CLOSED, cable, collection, type Engine, exchange, id, lying, why } from './store-samples.ts'

/** All that a store holds, row by row. */
const rowsOf = (store: Store) =>
  store.programs(async (run) => {
    const all: Record<string, readonly Row[]> = {}
    for (const table of TABLES) all[table] = await run(() => rowsAfter(table))
    return all
  })

const leading = (...to: readonly string[]) => ({
  relations: to.map((one) => ({ kind: 'replies-to' as const, to: { document: id<'document'>(one) } })),
})
const delo = (number: string) =>
  lying(
    at(
      'aprf',
      [
        ['fond', '45'],
        ['delo', number],
      ],
      7,
    ),
  )

/** What rests on what is put before it, in every way that there is. */
const PUTS: readonly Put[] = [
  cable('1', { aliases: ['node:1'], ...delo('330'), ...leading('2', '3') }),
  cable('2', { ...leading('1'), collections: [{ collection: id<'collection'>('c') }] }),
  cable('1', { aliases: ['node:1'], ...delo('330'), ...leading('2', '3') }),
  cable('3', { aliases: ['NODE:1'] }),
  cable('1', { aliases: ['node:11'], ...delo('331') }),
  cable('3', { aliases: ['node:1'], access: { kind: 'restricted', groups: ['staff', 'friends'] } }),
  cable('A'),
  cable('a'),
  cable('4', { aliases: ['a'] }),
  { ...cable('5'), id: 'no id' as never },
  agent('A', { names: [{ text: 'Ada', kind: 'preferred' }], links: ['https://viaf.org/viaf/1'] }),
  collection('c'),
  exchange('e', ['1', '2', '9']),
  exchange('e', ['2']),
  cable('2', { ...leading('A'), ...(CLOSED.withdrawn === undefined ? {} : { access: CLOSED.withdrawn }) }),
  cable('6', { access: { kind: 'restricted', groups: ['friends', 'staff'] }, ...delo('330') }),
  cable('2', { ...leading('6'), collections: [{ collection: id<'collection'>('c'), position: 2 }] }),
].map((held) => ({ held, why }))

async function oneByOne(store: Store): Promise<readonly (PutOutcome | Refusal)[]> {
  return await store.write(async (tx) => {
    const outcomes: (PutOutcome | Refusal)[] = []
    for (const { held, why } of PUTS)
      outcomes.push(
        await tx.put(held, why).catch((cause: unknown) => {
          if (cause instanceof Refusal) return cause
          throw cause
        }),
      )
    return outcomes
  })
}

const told = (outcomes: readonly (PutOutcome | Refusal)[]) =>
  outcomes.map((one) => (one instanceof Refusal ? `${one.code}: ${one.message}` : one))

export function putsTogether({ open, place }: Engine): void {
  describe('many records put together', () => {
    test('are as if each were put after the other: the same words, the same rows', async () => {
      const now = () => new Date('2026-11-25T12:00:00Z')
      const [one, other] = [await open(await place(), { now }), await open(await place(), { now })]
      const expected = told(await oneByOne(one))
      expect(expected.map((word) => word.replace(/:.*/u, ''))).toEqual([
        ...['new', 'new', 'unchanged', 'conflict', 'changed', 'new', 'new', 'conflict', 'conflict', 'invalid'],
        ...['new', 'new', 'new', 'changed', 'changed', 'new', 'changed'],
      ])
      expect(told(await other.write((tx) => tx.putAll(PUTS)))).toEqual(expected)
      expect(await rowsOf(other)).toEqual(await rowsOf(one))
      expect(await Array.fromAsync(other.check())).toEqual(await Array.fromAsync(one.check()))
      await Promise.all([one.close(), other.close()])
    })

    test('over a version that has moved on, one is refused and the others stand', async () => {
      const store = await open(await place())
      await store.write((tx) => tx.put(cable('1'), why))
      const changed = { held: cable('1', { title: 'Late' }), why: { ...why, over: 2 } }
      const outcomes = await store.write((tx) => tx.putAll([changed, { held: cable('2'), why }]))
      expect(told(outcomes)).toEqual([expect.stringMatching(/^conflict/u), 'new'])
      await store.close()
    })

    test('more than go into one statement are put, found and remembered', async () => {
      const store = await open(await place())
      const many = Array.from({ length: 1203 }, (_, n) => cable(`n${n}`, { title: `Letter “${n}”, \\ and, {NULL}` }))
      await store.write(async (tx) => {
        expect(new Set(await tx.putAll(many.map((held) => ({ held, why }))))).toEqual(new Set(['new']))
        await tx.rememberAll(
          'letters',
          many.map((one) => [one.title, { kind: 'document', id: one.id, imported: one.id }]),
        )
        const known = await tx.known('letters', [many[1202]?.title ?? '', many[3]?.title ?? ''])
        expect([...known.values()].map((one) => [one.id, one.imported, one.version])).toEqual([
          ['n1202', 'n1202', 1],
          ['n3', 'n3', 1],
        ])
        expect((await tx.get('document', ['n700'])).get('n700')).toEqual(many[700])
      })
      expect(await store.head()).toBe(1203)
      await store.close()
    })
  })
}
