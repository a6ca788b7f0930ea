import { describe, expect, test } from 'vitest'
import type { AddressedKind, Reader } from '#store/store.ts'
import { THE_EDITORS, THE_PUBLIC } from '#store/store.ts'
import { agent, CLOSED, cable, collection, type Engine, exchange, id, STAFF, why } from './store-samples.ts'

export function listsAddresses({ open, place }: Engine): void {
  describe('what has an address', () => {
    test('by when it came, with its last change, for who may see it; no units, nothing that was merged', async () => {
      let minute = 0
      const store = await open(await place(), { now: () => new Date(Date.UTC(2026, 0, 1, 0, minute++)) })
      const unit = { repository: id<'agent'>('named'), path: 'f1', reference: 'f. 1' }
      const by = (name: string) => ({ participants: [{ role: 'sender' as const, agent: id<'agent'>(name) }] })
      await store.write(async (tx) => {
        await tx.put(agent('named'), why)
        await tx.put(agent('secret'), why)
        await tx.put(agent('other', { status: { kind: 'merged', into: 'named' } }), why)
        await tx.put(collection('war'), why)
        await tx.put(collection('file', { type: 'unit', unit }), why)
        for (const name of ['b', 'a', 'c'])
          await tx.put(cable(name, { ...by('named'), collections: [{ collection: id<'collection'>('war') }] }), why)
        for (const [name, access] of Object.entries(CLOSED)) await tx.put(cable(name, { ...by('secret'), access }), why)
        await tx.put(exchange('e', ['a']), why)
        await tx.put(cable('b', { ...by('named'), title: 'Another' }), why)
      })
      const last = await store.head()
      const all = async (reader: Reader, kind: AddressedKind, since = 0) => {
        const ids: string[] = []
        for (let after: string | undefined; ; ) {
          const cut = { since, last, limit: 2, ...(after === undefined ? {} : { after }) }
          const { items, next } = await store.as(reader).addresses(kind, cut)
          ids.push(...items.map((one) => one.id))
          if (next === undefined) break
          after = next
        }
        expect((await store.as(reader).addressCount(kind, { since, last })).size).toBe(ids.length)
        return ids
      }
      expect(await all(THE_PUBLIC, 'document')).toEqual(['b', 'a', 'c'])
      expect(await all(THE_PUBLIC, 'agent')).toEqual(['named'])
      expect(await all(THE_PUBLIC, 'collection')).toEqual(['war'])
      expect(await all(THE_PUBLIC, 'exchange')).toEqual(['e'])
      expect(await all(STAFF, 'document')).toContain('restricted')
      expect(await all(THE_EDITORS, 'document')).toHaveLength(3 + Object.keys(CLOSED).length)
      expect(await all(THE_EDITORS, 'agent')).toEqual(['named', 'secret'])
      expect(await all(THE_PUBLIC, 'document', last)).toEqual([])
      const [first] = await store.changes(5, 1)
      expect(await all(THE_PUBLIC, 'document', first?.seq ?? 0)).toEqual(['a', 'c'])
      const changed = (await store.changes(last - 1, 1))[0]?.at
      const { items } = await store.as(THE_PUBLIC).addresses('document', { since: 0, last, limit: 1 })
      expect(items[0]?.at).toEqual(changed)
      expect(await store.as(THE_PUBLIC).addressCount('document', { since: 0, last })).toEqual({ size: 3, changed })
      expect(await store.as(THE_PUBLIC).addressCount('agent', { since: last, last })).toEqual({ size: 0 })
      await store.close()
    })
  })
}
