import { describe, expect, test } from 'vitest'
import type { Document } from '#document/document.ts'
import type { Mention } from '#exchange/mention/mention.ts'
import type { LetterNotHeld, Suggestion } from '#exchange/suggestion/suggestion.ts'
import { type Reader, type Store, THE_EDITORS, THE_PUBLIC, type Writing } from '#store/store.ts'
import { agent, cable, type Engine, id, STAFF, why } from './store-samples.ts'

const mentionOf = (exact: string, more: Partial<Mention> = {}): Mention => ({
  text: 't1',
  quotation: { block: 'p1', exact },
  lang: 'en',
  whose: 'addressee',
  says: 'answers',
  day: '1949-01-10',
  ...more,
})

/** That `document` answers another, in words of which a part tells what they lead to. */
export const suggested = (document: string, exact: string, to: Suggestion['to'], more: Partial<Suggestion> = {}) => ({
  id: `${document}-${exact.replace(/\W+/gu, '-')}`,
  document: id<'document'>(document),
  mention: mentionOf(exact),
  to,
  relation: 'replies-to' as const,
  score: 0.9,
  because: ['dated 10 January 1949, as stated'],
  ...more,
})

const held = (document: string) => ({ document: id<'document'>(document) })
const notHeld = (from: string, to: string, more: Partial<LetterNotHeld> = {}) => ({
  notHeld: { from: [id<'agent'>(from)], to: [id<'agent'>(to)], day: '1949-01-10', ...more },
})
const letter = (given: string, from: string, to: string, edtf?: string, more: Partial<Document> = {}): Document =>
  cable(given, {
    participants: [
      { role: 'sender', agent: id<'agent'>(from) },
      { role: 'recipient', agent: id<'agent'>(to) },
    ],
    ...(edtf === undefined ? {} : { dates: [{ role: 'sent', edtf, basis: 'stated' }] }),
    ...more,
  })

async function filled(store: Store, more: (tx: Writing) => Promise<unknown> = async () => undefined): Promise<Store> {
  await store.write(async (tx) => {
    for (const name of ['mao', 'stalin', 'zhou']) await tx.put(agent(name), why)
    await tx.put(letter('1', 'stalin', 'mao', '1949-01-10'), why)
    await tx.put(letter('2', 'mao', 'stalin', '1949-01-13'), why)
    await tx.put(letter('3', 'mao', 'stalin', '1949-01-14'), why)
    await more(tx)
  })
  return store
}

const all = { limit: 100 }
const open = { ...all, state: 'open', held: true } as const

export function keepsSuggestions({ open: openStore, place }: Engine): void {
  const started = async (more?: (tx: Writing) => Promise<unknown>) => filled(await openStore(await place()), more)

  describe('suggestions', () => {
    test('are put in the place of the open ones; the same again changes nothing', async () => {
      const store = await started()
      const anew = (...list: readonly Suggestion[]) => store.write((tx) => tx.suggestAnew(id<'document'>('2'), list))
      const [a, b] = [suggested('2', 'your telegram', held('1')), suggested('2', 'the other', notHeld('stalin', 'mao'))]
      expect(await anew(a, b)).toEqual({ new: 2, kept: 0, gone: 0 })
      const revision = (await store.as(THE_PUBLIC).standing()).suggestions
      expect(await anew(a, b)).toEqual({ new: 0, kept: 2, gone: 0 })
      expect((await store.as(THE_PUBLIC).standing()).suggestions).toBe(revision)
      expect((await store.as(THE_PUBLIC).suggestions(open)).items).toEqual([{ ...a, state: 'open' }])
      expect(await anew({ ...a, score: 0.5 })).toEqual({ new: 0, kept: 1, gone: 1 })
      expect((await store.as(THE_PUBLIC).suggestions(open)).items).toEqual([{ ...a, score: 0.5, state: 'open' }])
      expect((await store.as(THE_PUBLIC).knownByMention(all)).items).toEqual([])
      expect((await store.as(THE_PUBLIC).standing()).suggestions).toBeGreaterThan(revision)
      expect(await store.as(THE_PUBLIC).suggestion(a.id)).toMatchObject({ score: 0.5 })
      expect(await store.head()).toBe(6)
      expect(await Array.fromAsync(store.check())).toEqual([])
      await store.close()
    })

    test('what was accepted or rejected stays, is never opened again, and is decided once', async () => {
      const store = await started()
      const [a, b] = [suggested('2', 'your telegram', held('1')), suggested('2', 'yours', held('3'))]
      const anew = (...list: readonly Suggestion[]) => store.write((tx) => tx.suggestAnew(id<'document'>('2'), list))
      await anew(a, b)
      const decide = (one: Suggestion, state: 'accepted' | 'rejected') =>
        store.write((tx) => tx.decide(one.id, state, 'an editor'))
      expect(await decide(a, 'accepted')).toBe('changed')
      expect(await decide(a, 'accepted')).toBe('unchanged')
      expect(await decide(b, 'rejected')).toBe('changed')
      expect(await anew({ ...a, score: 0.1 }, b)).toEqual({ new: 0, kept: 2, gone: 0 })
      expect(await anew()).toEqual({ new: 0, kept: 0, gone: 0 })
      const otherwise = [suggested('2', 'in other words', held('1')), suggested('2', 'and others', held('3'))]
      expect(await anew(...otherwise)).toEqual({ new: 0, kept: 2, gone: 0 })
      const reading = store.as(THE_EDITORS)
      expect((await reading.suggestions(open)).items).toEqual([])
      const [one] = (await reading.suggestions({ ...open, state: 'accepted' })).items
      expect(one).toEqual({ ...a, state: 'accepted', by: 'an editor', at: new Date('2026-11-25T12:00:00Z') })
      expect(
        (await reading.suggestions({ ...open, state: 'rejected', document: id<'document'>('2') })).items,
      ).toHaveLength(1)
      expect((await reading.suggestions({ ...open, state: 'rejected', document: id<'document'>('3') })).items).toEqual(
        [],
      )
      await expect(store.write((tx) => tx.decide('no-such', 'accepted', 'x'))).rejects.toMatchObject({
        code: 'not-found',
      })
      await expect(store.write((tx) => tx.suggestAnew(id<'document'>('no'), []))).rejects.toMatchObject({
        code: 'not-found',
      })
      await store.close()
    })

    test('are given whole in slices, the likeliest first', async () => {
      const store = await started()
      const list = Array.from({ length: 7 }, (_, n) =>
        suggested('2', `words ${n}`, n % 2 === 0 ? held('1') : held('3'), { score: n < 3 ? 0.5 : n / 10 }),
      )
      await store.write((tx) => tx.suggestAnew(id<'document'>('2'), list))
      const seen: string[] = []
      for (let after: string | undefined; ; ) {
        const cut = { ...open, limit: 2, ...(after === undefined ? {} : { after }) }
        const { items, next } = await store.as(THE_EDITORS).suggestions(cut)
        seen.push(...items.map(({ id: one }) => one))
        if (next === undefined) break
        after = next
      }
      expect(seen).toEqual([6, 5, 2, 1, 0, 4, 3].map((n) => `2-words-${n}`))
      await store.close()
    })

    test('are seen by whoever may read both ends, and never where one was withdrawn', async () => {
      const store = await started(async (tx) => {
        await tx.put(
          letter('closed', 'stalin', 'mao', '1949-01-11', { access: { kind: 'restricted', groups: ['staff'] } }),
          why,
        )
        const reason = { kind: 'withdrawn', reason: 'asked', day: '2026-11-25' } as const
        await tx.put(letter('gone', 'stalin', 'mao', '1949-01-12', { access: reason }), why)
      })
      await store.write(async (tx) => {
        const ends = [
          suggested('2', 'a', held('1')),
          suggested('2', 'b', held('closed')),
          suggested('2', 'c', held('gone')),
        ]
        await tx.suggestAnew(id<'document'>('2'), ends)
        await tx.suggestAnew(id<'document'>('closed'), [suggested('closed', 'd', held('1'))])
        await tx.suggestAnew(id<'document'>('gone'), [suggested('gone', 'e', held('1'))])
      })
      const seen = async (reader: Reader) =>
        (await store.as(reader).suggestions(open)).items.map((one) => one.id).toSorted()
      expect(await seen(THE_PUBLIC)).toEqual(['2-a'])
      expect(await seen(STAFF)).toEqual(['2-a', '2-b', 'closed-d'])
      expect(await seen(THE_EDITORS)).toEqual(['2-a', '2-b', 'closed-d'])
      expect(await store.as(THE_PUBLIC).suggestion('2-b')).toBeUndefined()
      await store.close()
    })
  })

  describe('letters known by mention', () => {
    const known = async (store: Store, reader: Reader = THE_PUBLIC, person?: string) =>
      (
        await store
          .as(reader)
          .knownByMention({ ...all, ...(person === undefined ? {} : { agent: id<'agent'>(person) }) })
      ).items.map(({ from, to, day, number, passages }) =>
        [from.join(), to.join(), day, number, passages.map(({ document }) => document.id).join()]
          .join(' ')
          .replace(/ +/gu, ' ')
          .trim(),
      )

    test('stand once, with every passage, by the names of the people and by day', async () => {
      const store = await started()
      await store.write(async (tx) => {
        const day = (exact: string, from: string, to: string, stated: string, number?: string) => {
          const what = { day: stated, ...(number === undefined ? {} : { number }) }
          return suggested('2', exact, notHeld(from, to, what), { mention: mentionOf(exact, what) })
        }
        await tx.suggestAnew(id<'document'>('2'), [
          day('b', 'stalin', 'mao', '1949-01-09'),
          day('a', 'stalin', 'mao', '1949-01-03'),
          day('own', 'mao', 'stalin', '1949-01-05'),
          day('n', 'zhou', 'stalin', '1949-01-05', '34'),
        ])
        await tx.suggestAnew(id<'document'>('3'), [
          suggested('3', 'b', notHeld('stalin', 'mao', { day: '1949-01-09' })),
          suggested('3', 'n', notHeld('zhou', 'stalin', { day: '1949-01-05', number: '35' })),
          suggested('3', 'only', { notHeld: { from: [id<'agent'>('stalin')], to: [id<'agent'>('mao')], number: '7' } }),
          suggested('3', 'nothing', { notHeld: { from: [id<'agent'>('stalin')], to: [id<'agent'>('mao')] } }),
        ])
      })
      const lines = [
        'mao stalin 1949-01-05 2',
        'stalin mao 1949-01-03 2',
        'stalin mao 1949-01-09 2,3',
        'stalin mao 7 3',
        'zhou stalin 1949-01-05 34 2',
        'zhou stalin 1949-01-05 35 3',
      ]
      expect(await known(store)).toEqual(lines)
      expect(await known(store, THE_PUBLIC, 'zhou')).toEqual(lines.slice(4))
      expect(await known(store, THE_PUBLIC, 'mao')).toEqual(lines.slice(0, 4))
      const seen: string[] = []
      for (let after: string | undefined; ; ) {
        const { items, next } = await store
          .as(THE_PUBLIC)
          .knownByMention({ limit: 2, ...(after === undefined ? {} : { after }) })
        seen.push(...items.map(({ from, day = '' }) => `${from} ${day}`))
        if (next === undefined) break
        after = next
      }
      expect(seen).toEqual([
        'mao 1949-01-05',
        'stalin 1949-01-03',
        'stalin 1949-01-09',
        'stalin ',
        'zhou 1949-01-05',
        'zhou 1949-01-05',
      ])
      await store.write((tx) => tx.put(agent('zhou', { status: { kind: 'merged', into: id<'agent'>('mao') } }), why))
      expect(await known(store, THE_PUBLIC, 'mao')).toHaveLength(6)
      expect((await known(store)).at(-1)).toBe('mao stalin 1949-01-05 35 3')
      await store.close()
    })

    test('what is held and closed is not told from what is not held, whatever was decided', async () => {
      const access = { kind: 'restricted', groups: ['staff'] } as const
      const store = await started((tx) => tx.put(letter('closed', 'stalin', 'mao', '1949-01-10', { access }), why))
      const one = suggested('2', 'yours', held('closed'))
      await store.write((tx) => tx.suggestAnew(id<'document'>('2'), [one]))
      for (const state of ['open', 'accepted'] as const) {
        if (state === 'accepted') await store.write((tx) => tx.decide(one.id, state, 'an editor'))
        const seen = (await store.as(THE_PUBLIC).knownByMention(all)).items
        expect(seen).toMatchObject([{ from: ['stalin'], to: ['mao'], day: '1949-01-10' }])
        expect(seen[0]?.passages[0]?.isAccepted).toBe(false)
        expect(await known(store, STAFF)).toEqual([])
        expect(await known(store, THE_EDITORS)).toEqual([])
      }
      await store.write((tx) => tx.put(letter('closed', 'stalin', 'mao', '1949-01-10'), why))
      expect(await known(store)).toEqual([])
      await store.close()
    })

    test('one of several that fit is enough; what an editor has said is told; what was rejected is gone', async () => {
      const access = { kind: 'restricted', groups: ['staff'] } as const
      const store = await started((tx) => tx.put(letter('closed', 'stalin', 'mao', '1949-01-10', { access }), why))
      const lost = suggested('3', 'lost', notHeld('stalin', 'mao'))
      await store.write(async (tx) => {
        const choice = { id: 'other', mention: mentionOf('yours') }
        await tx.suggestAnew(id<'document'>('2'), [
          suggested('2', 'yours', held('closed')),
          suggested('2', 'yours', held('1'), choice),
        ])
        await tx.suggestAnew(id<'document'>('3'), [lost])
      })
      expect(await known(store)).toEqual(['stalin mao 1949-01-10 3'])
      await store.write((tx) => tx.decide(lost.id, 'accepted', 'an editor'))
      expect((await store.as(THE_PUBLIC).knownByMention(all)).items[0]?.passages[0]?.isAccepted).toBe(true)
      await store.write((tx) => tx.decide(lost.id, 'rejected', 'an editor'))
      expect(await known(store)).toEqual([])
      await store.write((tx) => tx.put(letter('3', 'mao', 'stalin', '1949-01-14', { access }), why))
      await store.write((tx) => tx.decide(lost.id, 'accepted', 'an editor'))
      expect(await known(store)).toEqual([])
      await store.close()
    })
  })

  describe('letters between people', () => {
    const between = (writer: string, reader: string, from = '', to = '~') => ({ writer, reader, from, to })

    test('are found by pair and day, one that was merged as what it was merged into, none that was withdrawn', async () => {
      const store = await started(async (tx) => {
        await tx.put(agent('filippov', { status: { kind: 'merged', into: id<'agent'>('stalin') } }), why)
        await tx.put(
          letter('4', 'filippov', 'mao', '1949-01-11', { numbers: [{ number: '0222' }], genre: 'telegram' }),
          why,
        )
        await tx.put(letter('undated', 'stalin', 'mao'), why)
        await tx.put(
          letter('closed', 'stalin', 'mao', '1949-01-12', { access: { kind: 'restricted', groups: ['staff'] } }),
          why,
        )
        await tx.put(
          letter('gone', 'stalin', 'mao', '1949-01-10', {
            access: { kind: 'withdrawn', reason: 'x', day: '2026-01-01' },
          }),
          why,
        )
        await tx.put(cable('alone', { participants: [{ role: 'author', agent: id<'agent'>('mao') }] }), why)
      })
      const found = async (reader: Reader, ...asked: readonly ReturnType<typeof between>[]) =>
        (await store.as(reader).lettersBetween(asked)).map((one) => one.id).toSorted()
      expect(await found(THE_PUBLIC, between('stalin', 'mao'))).toEqual(['1', '4', 'undated'])
      expect(await found(THE_EDITORS, between('stalin', 'mao'), between('stalin', 'mao'))).toEqual([
        '1',
        '4',
        'closed',
        'undated',
      ])
      expect(await found(THE_PUBLIC, between('mao', 'stalin', '1949-01-13', '1949-01-13'), between('mao', ''))).toEqual(
        ['2', 'alone'],
      )
      expect(await found(THE_PUBLIC, between('zhou', 'mao'))).toEqual([])
      expect(await store.as(THE_PUBLIC).lettersBetween([between('stalin', 'mao', '1949-01-11', '1949-01-11')])).toEqual(
        [{ id: '4', date: '1949-01-11', numbers: ['0222'], genre: 'telegram', from: ['stalin'], to: ['mao'] }],
      )
      expect(await store.as(THE_PUBLIC).mergedInto([id<'agent'>('filippov'), id<'agent'>('mao')])).toEqual(
        new Map([['filippov', 'stalin']]),
      )
      await store.close()
    })
  })
}
