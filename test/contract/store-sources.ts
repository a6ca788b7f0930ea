import { describe, expect, test } from 'vitest'
import { type ReportKept, THE_EDITORS, THE_PUBLIC } from '#store/store.ts'
import { fold } from '#value/fold.ts'
import { agent, cable, collection, type Engine, id, why } from './store-samples.ts'

const REPORT: ReportKept = {
  id: 'r1',
  at: '2026-11-25T12:00:00.000Z',
  source: 'letters',
  files: [{ name: 'letters.csv' }],
  read: 1,
  new: 1,
  changed: 0,
  unchanged: 0,
  kept: 0,
  refused: 0,
  issues: 0,
  finished: false,
}

export function remembersSources({ open, place }: Engine): void {
  describe('sources', () => {
    test('a record is found again by source and key, with the version that an import made of it', async () => {
      const store = await open(await place())
      const made = { kind: 'document', id: id<'document'>('1') } as const
      await store.write(async (tx) => {
        await tx.put(cable('1'), why)
        await tx.remember('letters', '412', { ...made, imported: 'digest-1', likeness: 'like' })
      })
      await store.write((tx) => tx.put(cable('1', { title: 'An editor was here' }), why))
      const known = () => store.write((tx) => tx.known('letters', ['412', '413']))
      expect(await known()).toEqual(new Map([['412', { ...made, imported: 'digest-1', version: 1, current: 2 }]]))
      expect(await store.write((tx) => tx.known('other', ['412']))).toEqual(new Map())
      await store.write((tx) => tx.remember('letters', '412', made))
      expect(await known()).toEqual(new Map([['412', { ...made, imported: 'digest-1', version: 2, current: 2 }]]))
      await store.write((tx) => tx.remember('letters', '412', { ...made, imported: 'digest-2' }))
      expect((await known()).get('412')).toMatchObject({ imported: 'digest-2' })
      await store.write((tx) => tx.remember('edition', '7', { ...made, likeness: 'like' }))
      const alike = (source: string) => store.write((tx) => tx.alike(source, ['like', 'unlike']))
      expect(await alike('letters')).toEqual(new Map([['like', [{ source: 'edition', id: '1' }]]]))
      expect(await alike('edition')).toEqual(new Map([['like', [{ source: 'letters', id: '1' }]]]))
      expect((await alike('third')).get('like')).toHaveLength(2)
      await store.write(async (tx) => {
        for (let key = 0; key < 30; key += 1) await tx.remember('letters', `more ${key}`, { ...made, likeness: 'like' })
      })
      expect((await alike('third')).get('like')).toHaveLength(20)
      expect((await alike('letters')).get('like')).toHaveLength(1)
      await store.close()
    })

    test.each(['a\0b', '\ud800', "'; drop table origin; --", '%', 'x'.repeat(10_000)])(
      'a key is found again whatever is in it: %j',
      async (key) => {
        const store = await open(await place())
        await store.write(async (tx) => {
          await tx.put(cable('1', { aliases: [`key:${key}`] }), why)
          await tx.remember('letters', key, { kind: 'document', id: id<'document'>('1'), imported: 'digest' })
        })
        expect((await store.write((tx) => tx.known('letters', [key, 'other']))).get(key)).toMatchObject({ id: '1' })
        expect(await store.as(THE_PUBLIC).find('document', `key:${key}`)).toEqual({ is: 'moved', id: '1' })
        const twin = store.write((tx) => tx.put(cable('2', { aliases: [`key:${key}`] }), why))
        await expect(twin).rejects.toMatchObject({ code: 'conflict' })
        await store.close()
      },
    )

    test('what is not there cannot be remembered', async () => {
      const store = await open(await place())
      const act = store.write((tx) => tx.remember('letters', '1', { kind: 'document', id: id<'document'>('1') }))
      await expect(act).rejects.toMatchObject({ code: 'not-found' })
      await store.close()
    })

    test('authorities are found by any form of their names and by outside identifiers', async () => {
      const store = await open(await place())
      const names = [
        { text: 'Zhou Enlai', kind: 'preferred' },
        { text: 'Чжоу Эньлай', kind: 'variant' },
      ] as const
      await store.write(async (tx) => {
        await tx.put(agent('zhou', { names, links: ['https://viaf.org/viaf/1'] }), why)
        await tx.put(
          agent('old', {
            names: [{ text: 'Chou En-lai', kind: 'preferred' }],
            status: { kind: 'merged', into: 'zhou' },
          }),
          why,
        )
        await tx.put(agent('other', { names: [{ text: 'ZHOU ENLAI', kind: 'preferred' }] }), why)
        await tx.put(collection('war', { title: 'The War' }), why)
      })
      await store.write(async (tx) => {
        const asked = ['Zhou  Enlaí', 'Чжоу Эньлай', 'Chou En-lai', 'Mao'].map(fold)
        const found = await tx.byName('agent', asked)
        expect(asked.map((key) => found.get(key)?.map((one) => one.id))).toEqual([
          ['zhou', 'other'],
          ['zhou'],
          ['zhou'],
          undefined,
        ])
        expect((await tx.byName('collection', ['the war'])).get('the war')?.map((one) => one.id)).toEqual(['war'])
        expect((await tx.byName('place', asked)).size).toBe(0)
        const links = await tx.byLink('agent', ['https://viaf.org/viaf/1', 'https://viaf.org/viaf/2'])
        expect([...links].map(([link, one]) => [link, one.id])).toEqual([['https://viaf.org/viaf/1', 'zhou']])
        await tx.put(agent('zhou', { names: [{ text: 'Zhou', kind: 'preferred' }] }), why)
        expect((await tx.byName('agent', asked)).get('zhou enlai')?.map((one) => one.id)).toEqual(['other'])
        expect((await tx.byLink('agent', ['https://viaf.org/viaf/1'])).size).toBe(0)
      })
      await store.close()
    })

    test('what an act that failed had read of names is not remembered', async () => {
      const store = await open(await place())
      const failed = store.write(async (tx) => {
        await tx.put(agent('a', { note: 'never kept' }), why)
        await tx.byName('agent', ['a'])
        await tx.get('agent', ['a'])
        throw new Error('half-way')
      })
      await expect(failed).rejects.toThrow('half-way')
      await store.write((tx) => tx.put(agent('a', { note: 'kept' }), why))
      expect((await store.as(THE_EDITORS).get('agent', ['a'])).get('a')?.note).toBe('kept')
      await store.close()
    })

    test('a report is kept in pieces, and its issues in order', async () => {
      const store = await open(await place())
      const issue = (n: number) =>
        ({ severity: 'warning', at: `letters.csv:${n}`, field: 'dates', message: `“${n}” is no day` }) as const
      await store.write((tx) => tx.keepReport(REPORT, [issue(1), issue(2)]))
      await store.write((tx) => tx.keepReport({ ...REPORT, issues: 3, finished: true }, [issue(3)]))
      await store.write((tx) => tx.keepReport({ ...REPORT, id: 'r2' }, []))
      const { items } = await store.reports({ limit: 10 })
      expect(items.map((one) => [one.id, one.finished, one.issues])).toEqual([
        ['r2', false, 0],
        ['r1', true, 3],
      ])
      const first = await store.reportIssues('r1', { limit: 2 })
      const rest = await store.reportIssues('r1', { limit: 2, after: first.next ?? '' })
      expect([...first.items, ...rest.items]).toEqual([issue(1), issue(2), issue(3)])
      expect(rest.next).toBeUndefined()
      expect((await store.reportIssues('r2', { limit: 2 })).items).toEqual([])
      await expect(store.reportIssues('r3', { limit: 2 })).rejects.toThrow('There is no report r3.')
      await store.close()
    })
  })

  describe('check', () => {
    test('finds nothing wrong in what was put, and tells what leads nowhere', async () => {
      const store = await open(await place())
      const faults = async () =>
        (await Array.fromAsync(store.check())).map((fault) => `${fault.where}: ${fault.message}`)
      await store.write(async (tx) => {
        await tx.put(agent('stalin'), why)
        await tx.put(cable('1', { participants: [{ role: 'sender', agent: id<'agent'>('stalin') }] }), why)
        await tx.put(cable('1', { title: 'Again' }), why)
      })
      expect(await faults()).toEqual([])
      await store.write(async (tx) => {
        await tx.put(agent('b', { status: { kind: 'merged', into: 'c' } }), why)
        await tx.put(collection('low', { parent: id<'collection'>('top') }), why)
        await tx.put(
          cable('2', {
            participants: [{ role: 'sender', agent: id<'agent'>('nobody') }],
            collections: [{ collection: id<'collection'>('none') }],
            relations: [{ kind: 'mentions', to: { document: id<'document'>('3') } }],
          }),
          why,
        )
      })
      expect((await faults()).toSorted()).toEqual([
        'agent b: it leads to agent c, which is not there',
        'collection low: it leads to collection top, which is not there',
        'document 2: it leads to agent nobody, which is not there',
        'document 2: it leads to collection none, which is not there',
        'document 2: it leads to document 3, which is not there',
      ])
      await store.close()
    })
  })

  describe('an empty archive', () => {
    test('has nothing, and says so', async () => {
      const store = await open(await place())
      const reading = store.as(THE_PUBLIC)
      expect(await store.head()).toBe(0)
      expect(await reading.counts()).toEqual({ documents: 0, agents: 0, collections: 0, repositories: 0 })
      expect((await reading.units('', { limit: 10 })).items).toEqual([])
      expect(await Array.fromAsync(store.check())).toEqual([])
      await store.close()
    })
  })
}
