import { describe, expect, test } from 'vitest'
import { type Reader, THE_EDITORS, THE_PUBLIC } from '#store/store.ts'
import { agent, at, cable, collection, type Engine, exchange, id, lying, STAFF, why } from './store-samples.ts'

export function describesDocuments({ open, place }: Engine): void {
  describe('described', () => {
    test.each([
      [THE_PUBLIC, ['1', 'b']],
      [STAFF, ['1', 'A2', 'b']],
    ])(
      'all documents by identifier, in slices, are those of the list, each as it is described alone',
      async (reader, ids) => {
        const store = await open(await place())
        await store.write(async (tx) => {
          await tx.put(agent('stalin'), why)
          for (const one of ['b', 'A2', '1'])
            await tx.put(cable(one, one === 'A2' ? { access: { kind: 'restricted', groups: STAFF.groups } } : {}), why)
          await tx.put(cable('gone', { access: { kind: 'withdrawn', reason: 'x', day: '2026-11-24' } }), why)
        })
        const records = store.as(reader)
        const found: string[] = []
        for (let after: string | undefined = ''; after !== undefined; ) {
          const slice: Awaited<ReturnType<typeof records.describeAll>> = await records.describeAll({
            limit: 1,
            ...(after === '' ? {} : { after }),
          })
          expect(slice.items).toEqual(await records.describe(slice.items.map(({ document }) => document.id)))
          found.push(...slice.items.map(({ document }) => document.id))
          after = slice.next
        }
        expect(found).toEqual(ids)
        expect((await records.list('document', { limit: 10 })).items.map((one) => one.id)).toEqual(ids)
        await store.close()
      },
    )

    test('a document comes with all that it names, in the order asked', async () => {
      const store = await open(await place())
      await store.write(async (tx) => {
        await tx.put(agent('stalin'), why)
        await tx.put(agent('aprf'), why)
        await tx.put(
          {
            kind: 'place',
            id: id<'place'>('moscow'),
            names: [{ text: 'Moscow', kind: 'preferred' }],
            status: { kind: 'unreviewed' },
          },
          why,
        )
        await tx.put(
          {
            kind: 'place',
            id: id<'place'>('beiping'),
            names: [{ text: 'Beiping', kind: 'preferred' }],
            status: { kind: 'unreviewed' },
          },
          why,
        )
        await tx.put(
          {
            kind: 'subject',
            id: id<'subject'>('peace'),
            names: [{ text: 'Peace', kind: 'preferred' }],
            status: { kind: 'unreviewed' },
          },
          why,
        )
        await tx.put(collection('war'), why)
        await tx.put(exchange('talks', ['2']), why)
        await tx.put(cable('1', { dates: [{ role: 'sent', edtf: '1949-01-10', basis: 'stated' }] }), why)
        await tx.put(
          cable('2', {
            participants: [
              { role: 'sender', agent: id<'agent'>('stalin') },
              { role: 'recipient', agent: id<'agent'>('not-here') },
            ],
            places: [{ role: 'sent-from', place: id<'place'>('moscow') }],
            dates: [{ role: 'sent', edtf: '1949-01-11', basis: 'stated', place: id<'place'>('beiping') }],
            subjects: [id<'subject'>('peace')],
            collections: [{ collection: id<'collection'>('war'), position: 2 }],
            relations: [
              {
                kind: 'replies-to',
                to: { document: id<'document'>('1') },
                certainty: 'probable',
                note: 'by its words',
              },
              { kind: 'mentions', to: { citation: 'a telegram of 9 January', address: 'https://example.org/9' } },
            ],
            ...lying(at('aprf', [['fond', '45']])),
          }),
          why,
        )
      })
      const [two, one, ...others] = await store.as(THE_PUBLIC).describe(['2', 'not-here', '1'])
      expect(others).toEqual([])
      const { relations: _, ...listed } = two?.document ?? {}
      expect(await store.as(THE_PUBLIC).listed(['2', 'not-here', '1'])).toEqual([
        { document: listed, agents: two?.agents },
        { document: one?.document, agents: one?.agents },
      ])
      expect([two?.document.id, one?.document.id]).toEqual(['2', '1'])
      expect([...(two?.agents.keys() ?? [])]).toEqual(['stalin', 'aprf'])
      expect([...(two?.places.keys() ?? [])]).toEqual(['moscow', 'beiping'])
      expect([...(two?.subjects.keys() ?? [])]).toEqual(['peace'])
      expect([...(two?.collections.keys() ?? [])]).toEqual(['war'])
      expect(two?.exchanges.map((each) => each.id)).toEqual(['talks'])
      expect(two?.relations).toEqual([
        {
          kind: 'replies-to',
          direction: 'outgoing',
          document: { id: '1', title: 'Cable 1', date: '1949-01-10' },
          certainty: 'probable',
          note: 'by its words',
        },
        {
          kind: 'mentions',
          direction: 'outgoing',
          citation: { asGiven: 'a telegram of 9 January', address: 'https://example.org/9' },
        },
      ])
      expect(one?.relations).toEqual([
        {
          kind: 'replies-to',
          direction: 'incoming',
          document: { id: '2', title: 'Cable 2', date: '1949-01-11' },
          certainty: 'probable',
          note: 'by its words',
        },
      ])
      await store.close()
    })

    test('a relation is told from both ends with its evidence, without the words of what is closed', async () => {
      const store = await open(await place())
      const passage = (document: string) => ({
        passage: { document: id<'document'>(document), text: 't1', block: 'p1', exact: `words of ${document}` },
      })
      const evidence = [passage('2'), passage('closed'), { citation: { asGiven: 'a book, p. 1' } }]
      await store.write(async (tx) => {
        await tx.put(cable('1'), why)
        await tx.put(cable('closed', { access: { kind: 'embargoed', until: '2031-01-01' } }), why)
        const to = { document: id<'document'>('1') }
        await tx.put(cable('2', { relations: [{ kind: 'replies-to', to, evidence }] }), why)
      })
      const shut = [passage('2'), { citation: { asGiven: 'in a document that is not open' } }, evidence[2]]
      const seen = async (reader: Reader) => {
        const [one, two] = await store.as(reader).describe(['1', '2'])
        const got = (await store.as(reader).get('document', ['2'])).get('2')
        return [one?.relations, two?.relations, two?.document.relations, got?.relations].map(
          (relations) => relations?.[0]?.evidence,
        )
      }
      expect(await seen(THE_EDITORS)).toEqual([evidence, evidence, evidence, evidence])
      expect(await seen(THE_PUBLIC)).toEqual([shut, shut, shut, shut])
      await store.close()
    })

    test('a merged authority stands for the one it was merged into', async () => {
      const store = await open(await place())
      await store.write(async (tx) => {
        await tx.put(agent('filippov', { status: { kind: 'merged', into: 'stalin' } }), why)
        await tx.put(agent('stalin'), why)
        await tx.put(cable('1', { participants: [{ role: 'sender', agent: id<'agent'>('filippov') }] }), why)
      })
      const [one] = await store.as(THE_PUBLIC).describe(['1'])
      expect(one?.agents.get(id<'agent'>('filippov'))?.id).toBe('stalin')
      await store.close()
    })

    test('a relation to a record that comes later is there when it has come', async () => {
      const store = await open(await place())
      const later = { relations: [{ kind: 'replies-to', to: { document: id<'document'>('2') } }] } as const
      await store.write((tx) => tx.put(cable('1', later), why))
      expect((await store.as(THE_EDITORS).describe(['1']))[0]?.relations).toEqual([])
      expect((await store.as(THE_EDITORS).describe(['1']))[0]?.document.relations).toHaveLength(1)
      await store.write((tx) => tx.put(cable('2'), why))
      expect((await store.as(THE_PUBLIC).describe(['1', '2'])).map((one) => one.relations.length)).toEqual([1, 1])
      await store.close()
    })

    test('a stamp grows with every change of what is described, and never falls', async () => {
      const store = await open(await place())
      const link = { relations: [{ kind: 'replies-to', to: { document: id<'document'>('1') } }] } as const
      const sender = { participants: [{ role: 'sender', agent: id<'agent'>('a') }] } as const
      const steps = [
        cable('1', sender),
        agent('a'),
        agent('a', { note: 'b. 1878' }),
        cable('2', link),
        cable('2', { ...link, title: 'New title' }),
        cable('2'),
        exchange('talks', ['1']),
        exchange('talks', []),
        cable('2', { ...link, access: { kind: 'restricted', groups: ['staff'] } }),
      ]
      const index = new Set([cable('1').id, exchange('talks', []).id] as const)
      let [stamp, indexStamp] = [0, 0]
      for (const held of steps) {
        await store.write((tx) => tx.put(held, why))
        const [one] = await store.as(STAFF).describe(['1'])
        expect([held.id, one?.stamp]).toEqual([held.id, await store.head()])
        expect(one?.stamp).toBeGreaterThan(stamp)
        expect(one?.indexStamp ?? 0).toBe([...index].some((each) => each === held.id) ? await store.head() : indexStamp)
        stamp = one?.stamp ?? 0
        indexStamp = one?.indexStamp ?? 0
      }
      await store.close()
    })

    test('five hundred at a time, and no more', async () => {
      const store = await open(await place())
      const ids = Array.from({ length: 501 }, (_, n) => `d${n}`)
      await store.write(async (tx) => {
        for (const each of ids) await tx.put(cable(each), why)
      })
      expect(await store.as(THE_PUBLIC).describe(ids.slice(1))).toHaveLength(500)
      await expect(store.as(THE_PUBLIC).describe(ids)).rejects.toMatchObject({ code: 'invalid' })
      await store.close()
    })
  })
}
