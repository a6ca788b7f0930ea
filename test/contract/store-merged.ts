import { expect, test } from 'vitest'
import { THE_PUBLIC } from '#store/store.ts'
import { agent, cable, type Engine, id, why } from './store-samples.ts'

/** What was merged stands for what it was merged into, as far as a reader may know of that. */
export function leadsFromMerged({ place, open }: Engine): void {
  test('a merged authority leads to the one it was merged into, through several', async () => {
    const store = await open(await place())
    await store.write(async (tx) => {
      await tx.put(agent('a', { status: { kind: 'merged', into: 'b' } }), why)
      await tx.put(agent('b', { status: { kind: 'merged', into: 'c' }, aliases: ['viaf:1'] }), why)
      await tx.put(agent('c', { status: { kind: 'reviewed' } }), why)
    })
    const reading = store.as(THE_PUBLIC)
    for (const one of ['a', 'b', 'B', 'viaf:1'])
      expect(await reading.find('agent', one)).toEqual({ is: 'moved', id: 'c' })
    expect((await reading.authorities('agent', { limit: 10 })).items.map((one) => one.authority.id)).toEqual(['c'])
    await store.close()
  })

  test('one that was merged and stands in closed records alone leads nowhere, but for who may read them', async () => {
    const store = await open(await place())
    const by = (sender: string) => ({ participants: [{ role: 'sender', agent: id<'agent'>(sender) }] }) as const
    const closed = { access: { kind: 'restricted', groups: ['editors'] } } as const
    await store.write(async (tx) => {
      await tx.put(agent('c', { status: { kind: 'reviewed' } }), why)
      for (const one of ['a', 'b', 'x'])
        await tx.put(agent(one, { status: { kind: 'merged', into: 'c' }, aliases: [`viaf:${one}`] }), why)
      await tx.put(cable('1', { ...by('a'), ...closed }), why)
      await tx.put(cable('2', by('b')), why)
      await tx.put(cable('3', { ...by('b'), participants: [...by('b').participants, ...by('c').participants] }), why)
    })
    const [all, editor] = [store.as(THE_PUBLIC), store.as({ groups: ['editors'] })]
    for (const one of ['a', 'A', 'viaf:a']) {
      expect(await all.find('agent', one)).toEqual({ is: 'nowhere' })
      expect(await editor.find('agent', one)).toEqual({ is: 'moved', id: 'c' })
    }
    for (const one of ['b', 'x']) expect(await all.find('agent', one)).toEqual({ is: 'moved', id: 'c' })
    expect(await all.mergedFrom('agent', 'c')).toEqual(['c', 'b'])
    expect(await editor.mergedFrom('agent', 'c')).toEqual(['c', 'a', 'b', 'x'])
    // A document that names it twice is counted once.
    const counts = async (reading: typeof all) =>
      (await reading.authorities('agent', { limit: 10 })).items.map(({ documents }) => documents)
    expect([await counts(all), await counts(editor)]).toEqual([[2], [3]])
    const under = async (reading: typeof all) => {
      const ids = await reading.mergedFrom('agent', 'c')
      const { items } = await reading.naming('agent', ids, { limit: 10 })
      return [await reading.namingCount('agent', ids), ...items]
    }
    expect(await under(all)).toEqual([2, '2', '3'])
    expect(await under(editor)).toEqual([3, '1', '2', '3'])
    await store.close()
  })

  test('what was merged into one that stands in closed records alone is nobody, but for who may read them', async () => {
    const store = await open(await place())
    const by = (sender: string) => ({ participants: [{ role: 'sender', agent: id<'agent'>(sender) }] }) as const
    const into = (kept: string) => ({ status: { kind: 'merged', into: kept } }) as const
    await store.write(async (tx) => {
      for (const kept of ['closed', 'none', 'open']) await tx.put(agent(kept), why)
      await tx.put(agent('on-the-way', into('closed')), why)
      for (const [merged, kept] of Object.entries({ a: 'on-the-way', b: 'none', c: 'open' }))
        await tx.put(agent(merged, into(kept)), why)
      for (const sender of ['a', 'b', 'c', 'open']) await tx.put(cable(`of-${sender}`, by(sender)), why)
      await tx.put(cable('secret', { ...by('closed'), access: { kind: 'restricted', groups: ['editors'] } }), why)
    })
    const seen = async (groups: readonly string[]) => {
      const reading = store.as({ groups })
      const found = []
      for (const name of ['a', 'closed', 'b', 'none', 'c']) {
        const at = await reading.find('agent', name)
        found.push('id' in at ? at.id : at.is)
      }
      const named = (some: readonly { agents: ReadonlyMap<string, { id: string }> }[]) =>
        some.flatMap(({ agents }) => [...agents.values()].map((one) => one.id))
      const documents = ['of-a', 'of-b', 'of-c']
      return {
        found,
        described: named(await reading.describe(documents)),
        listed: named(await reading.listed(documents)),
        got: [...(await reading.get('agent', ['a', 'b', 'c', 'none'])).keys()].sort(),
        people: (await reading.authorities('agent', { limit: 9 })).items.map(({ authority }) => authority.id),
      }
    }
    expect(await seen([])).toEqual({
      found: ['nowhere', 'nowhere', 'none', 'none', 'open'],
      described: ['none', 'open'],
      listed: ['none', 'open'],
      got: ['b', 'c', 'none'],
      people: ['none', 'open'],
    })
    expect(await seen(['editors'])).toEqual({
      found: ['closed', 'closed', 'none', 'none', 'open'],
      described: ['closed', 'none', 'open'],
      listed: ['closed', 'none', 'open'],
      got: ['a', 'b', 'c', 'none'],
      people: ['closed', 'none', 'open'],
    })
    await store.close()
  })

  test('authorities merged in a circle lead nowhere without end', async () => {
    const store = await open(await place())
    await store.write(async (tx) => {
      await tx.put(agent('a', { status: { kind: 'merged', into: 'b' } }), why)
      await tx.put(agent('b', { status: { kind: 'merged', into: 'a' } }), why)
      await tx.put(cable('1', { participants: [{ role: 'sender', agent: id<'agent'>('a') }] }), why)
    })
    await store.as(THE_PUBLIC).find('agent', 'a')
    expect(await store.as(THE_PUBLIC).describe(['1'])).toHaveLength(1)
    expect(await store.write((tx) => tx.byName('agent', ['a']))).toBeInstanceOf(Map)
    await store.close()
  })
}
