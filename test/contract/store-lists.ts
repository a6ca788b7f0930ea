import { describe, expect, test } from 'vitest'
import type { Document } from '#document/document.ts'
import type { Cut, Slice } from '#store/store.ts'
import { THE_EDITORS, THE_PUBLIC } from '#store/store.ts'
import { agent, at, cable, collection, type Engine, id, lying, STAFF, why } from './store-samples.ts'

/** A whole list, slice by slice. */
async function all<T>(slices: (cut: Cut) => Promise<Slice<T>>, limit: number): Promise<readonly T[]> {
  const items: T[] = []
  for (let after: string | undefined; ; ) {
    const slice = await slices({ limit, ...(after === undefined ? {} : { after }) })
    expect(slice.items.length).toBeLessThanOrEqual(limit)
    items.push(...slice.items)
    if (slice.next === undefined) return items
    after = slice.next
  }
}

export function listsRecords({ open, place }: Engine): void {
  describe('lists', () => {
    test.each([1, 3, 500])('are given whole in slices of %i, each item once', async (limit) => {
      const store = await open(await place())
      const ids = Array.from({ length: 9 }, (_, n) => `d${n}`)
      await store.write(async (tx) => {
        await tx.put(collection('war'), why)
        for (const [n, each] of ids.entries()) {
          await tx.put(
            agent(`a${n}`, {
              status: { kind: 'reviewed' },
              names: [{ text: n % 2 ? 'Same' : 'same', kind: 'preferred' }],
            }),
            why,
          )
          const more = {
            ...lying(at('aprf', [['fond', `${n}`]]), at('rgaspi', [['fond', '1']], n % 3)),
            collections: [{ collection: id<'collection'>('war') }],
          }
          await tx.put(cable(each, { ...more, title: 'x' }), why)
          await tx.put(cable(each, more), { ...why, correction: true })
        }
      })
      const reading = store.as(THE_PUBLIC)
      expect((await all((cut) => reading.list('document', cut), limit)).map((one) => one.id)).toEqual(ids)
      expect(
        (await all((cut) => reading.authorities('agent', cut), limit)).map((one) => one.authority.id).toSorted(),
      ).toEqual(ids.map((_, n) => `a${n}`))
      expect(
        (await all((cut) => reading.members(id<'collection'>('war'), cut), limit)).map((one) => one.document),
      ).toEqual(ids)
      expect((await all((cut) => reading.units('aprf', cut), limit)).map((one) => one.path)).toEqual(
        ids.map((_, n) => `aprf/f${n}`),
      )
      expect((await all((cut) => reading.shelf('rgaspi/f1', cut), limit)).length).toBe(9)
      expect((await all((cut) => reading.corrections(cut), limit)).map((one) => one.document)).toEqual(ids.toReversed())
      await store.close()
    })

    test.each([0, -1, 501, 1.5, Number.NaN])('a slice of %d is refused', async (limit) => {
      const store = await open(await place())
      await expect(store.as(THE_PUBLIC).list('agent', { limit })).rejects.toMatchObject({ code: 'invalid' })
      await store.close()
    })

    test.each(['', 'x', 'WzFd', 'WyIiXQ', 'eyJhIjoxfQ', 'ÿ'])(
      'a place in a list that is none is refused: %j',
      async (after) => {
        const store = await open(await place())
        await expect(store.as(THE_PUBLIC).members(id<'collection'>('c'), { limit: 1, after })).rejects.toMatchObject({
          code: 'invalid',
        })
        await store.close()
      },
    )

    test('recent gives the newest first, and a change makes nothing newer', async () => {
      const store = await open(await place())
      for (const each of ['1', '2', '3']) await store.write((tx) => tx.put(cable(each), why))
      await store.write((tx) => tx.put(cable('1', { title: 'Changed' }), why))
      expect(await store.as(THE_PUBLIC).recent(2)).toEqual(['3', '2'])
      await store.close()
    })

    test('agents stand by name without regard to accents, with the documents that name them, each once', async () => {
      const store = await open(await place())
      const named = (text: string) => ({ names: [{ text, kind: 'preferred' }], status: { kind: 'reviewed' } }) as const
      await store.write(async (tx) => {
        await tx.put(agent('z', named('Zhou Enlai')), why)
        await tx.put(agent('s', named('Šubašić, Ivan')), why)
        await tx.put(agent('t', named('Stalin')), why)
        await tx.put(
          agent('r', { ...named('State Archive'), entityType: 'corporate-body', repository: { code: 'SA' } }),
          why,
        )
        const twice = [
          { role: 'sender', agent: id<'agent'>('t') },
          { role: 'signatory', agent: id<'agent'>('t') },
        ] as const
        await tx.put(cable('1', { participants: twice }), why)
        await tx.put(cable('2', { participants: twice, access: { kind: 'restricted', groups: ['staff'] } }), why)
      })
      const listed = async (reader: typeof STAFF, cut: { prefix?: string; repositories?: boolean } = {}) =>
        (await store.as(reader).authorities('agent', { limit: 10, ...cut })).items.map(
          (one) => `${one.authority.id} ${one.documents}`,
        )
      expect(await listed(THE_PUBLIC)).toEqual(['t 1', 'r 0', 's 0', 'z 0'])
      expect(await listed(STAFF, { prefix: 'sta' })).toEqual(['t 2', 'r 0'])
      expect(await listed(THE_PUBLIC, { repositories: true })).toEqual(['r 0'])
      expect(await listed(THE_PUBLIC, { prefix: '%' })).toEqual([])
      await store.close()
    })

    test('what names a place stands by its day, each document once; letters say how many names they begin', async () => {
      const store = await open(await place())
      const paris = id<'place'>('paris')
      const naming = (edtf?: string): Partial<Document> => ({
        places: [
          { role: 'sent-from', place: paris },
          { role: 'mentioned', place: paris },
        ],
        ...(edtf === undefined ? {} : { dates: [{ role: 'sent', edtf, basis: 'stated' }] }),
      })
      const names = (text: string) => ({ names: [{ text, kind: 'preferred' }], status: { kind: 'reviewed' } }) as const
      await store.write(async (tx) => {
        await tx.put(cable('undated', naming()), why)
        await tx.put(cable('late', naming('1950-02')), why)
        await tx.put(cable('early', naming('1949-12-31')), why)
        await tx.put(cable('elsewhere'), why)
        await tx.put(agent('a', names('Ábel')), why)
        await tx.put(agent('b', names('adler')), why)
        await tx.put(agent('c', names('Сталин')), why)
        await tx.put(agent('d', { status: { kind: 'merged', into: id<'agent'>('a') } }), why)
        await tx.put({ kind: 'place', id: paris, ...names('Paris') }, why)
      })
      const reading = store.as(THE_PUBLIC)
      for (const limit of [1, 2, 10])
        expect(await all((cut) => reading.naming('place', [paris], cut), limit)).toEqual(['early', 'late', 'undated'])
      expect(await reading.namingCount('place', [paris, 'nowhere'])).toBe(3)
      expect(await reading.namingCount('place', ['nowhere'])).toBe(0)
      expect(await reading.initials('place')).toEqual(new Map([['p', 1]]))
      expect((await reading.authorities('place', { limit: 5, prefix: 'pa' })).items).toMatchObject([
        { authority: { kind: 'place', id: 'paris' }, documents: 3 },
      ])
      expect(await reading.initials('agent')).toEqual(
        new Map([
          ['a', 2],
          ['с', 1],
        ]),
      )
      await store.close()
    })

    test('a collection stands in its own order; what has no position comes last, by its day', async () => {
      const store = await open(await place())
      const war = (position?: number) => ({
        collections: [{ collection: id<'collection'>('war'), ...(position === undefined ? {} : { position }) }],
      })
      const on = (edtf: string) => ({ dates: [{ role: 'sent', edtf, basis: 'stated' }] }) as const
      await store.write(async (tx) => {
        await tx.put(cable('ten', war(10)), why)
        await tx.put(cable('two', war(2)), why)
        await tx.put(cable('undated', war()), why)
        await tx.put(cable('late', { ...war(), ...on('1950') }), why)
        await tx.put(cable('early', { ...war(), ...on('194X') }), why)
        await tx.put(cable('elsewhere'), why)
      })
      const war_ = id<'collection'>('war')
      const members = (await store.as(THE_PUBLIC).members(war_, { limit: 10 })).items
      expect(members.map((one) => `${one.document} ${one.position ?? '-'}`)).toEqual([
        'two 2',
        'ten 10',
        'early -',
        'late -',
        'undated -',
      ])
      const beside = async (name: string, of = war_) => {
        const { previous, next } = await store.as(THE_PUBLIC).neighbours(of, id<'document'>(name))
        return [previous?.document, next?.document]
      }
      expect(await beside('two')).toEqual([undefined, 'ten'])
      expect(await beside('TEN')).toEqual(['two', 'early'])
      expect(await beside('late')).toEqual(['early', 'undated'])
      expect(await beside('undated')).toEqual(['late', undefined])
      expect(await beside('elsewhere')).toEqual([undefined, undefined])
      const none = id<'collection'>('none')
      expect(await beside('two', none)).toEqual([undefined, undefined])
      expect(await store.as(THE_PUBLIC).memberCounts([war_, none])).toEqual(
        new Map([
          [war_, 5],
          [none, 0],
        ]),
      )
      await store.close()
    })
  })

  describe('archives', () => {
    test('units are there as soon as a reference names them, in the order of their numbers', async () => {
      const store = await open(await place())
      await store.write(async (tx) => {
        await tx.put(
          agent('aprf', {
            names: [{ text: 'Archive of the President', kind: 'preferred' }],
            repository: { code: 'APRF' },
          }),
          why,
        )
        await tx.put(
          cable(
            '1',
            lying(
              at(
                'aprf',
                [
                  ['fond', '45'],
                  ['delo', '330'],
                ],
                9,
              ),
            ),
          ),
          why,
        )
        await tx.put(
          cable(
            '2',
            lying(
              at(
                'aprf',
                [
                  ['fond', '45'],
                  ['delo', '9'],
                ],
                1,
              ),
              at('aprf', [['fond', '3']]),
            ),
          ),
          why,
        )
      })
      const reading = store.as(THE_PUBLIC)
      const [top, ...others] = (await reading.units('', { limit: 10 })).items
      expect(others).toEqual([])
      expect(top).toEqual({
        path: 'aprf',
        repository: 'aprf',
        label: 'Archive of the President',
        level: 'repository',
        documents: 2,
        units: 2,
      })
      const below = async (path: string) =>
        (await reading.units(path, { limit: 10 })).items.map((one) => `${one.path} ${one.documents} ${one.units}`)
      expect(await below('aprf')).toEqual(['aprf/f3 1 0', 'aprf/f45 2 2'])
      expect(await below('aprf/f45')).toEqual(['aprf/f45/d9 1 0', 'aprf/f45/d330 1 0'])
      expect(await below('nowhere')).toEqual([])
      expect(await reading.unit('aprf/f45/d330')).toMatchObject({ label: 'd. 330', level: 'delo', documents: 1 })
      expect(await reading.unit('aprf/f45/d1')).toBeUndefined()
      const { documents, units, ...named } = (await reading.unit('aprf')) ?? {}
      expect(await reading.unitNames(['nowhere', 'aprf', 'aprf/f45/d1'])).toEqual(new Map([['aprf', named]]))
      expect((await reading.unitsOf([id<'document'>('2')])).get(id<'document'>('2'))).toEqual([
        { asGiven: 'aprf, fond 45 delo 9, 1', path: 'aprf/f45/d9' },
        { asGiven: 'aprf, fond 3, no leaf', path: 'aprf/f3' },
      ])
      await store.close()
    })

    test('a file stands in leaf order; what has no leaves comes last', async () => {
      const store = await open(await place())
      const file = [
        ['fond', '45'],
        ['delo', '330'],
      ] as const
      await store.write(async (tx) => {
        await tx.put(cable('none', lying(at('aprf', file))), why)
        await tx.put(cable('ten', lying(at('aprf', file, 10, 12))), why)
        await tx.put(
          cable('nine', { ...lying(at('aprf', file, 9)), dates: [{ role: 'sent', edtf: '1949', basis: 'stated' }] }),
          why,
        )
        await tx.put(cable('elsewhere', lying(at('aprf', [['fond', '45']], 1))), why)
      })
      const { items } = await store.as(THE_PUBLIC).shelf('aprf/f45/d330', { limit: 10 })
      expect(items.map((one) => one.document)).toEqual(['nine', 'ten', 'none'])
      expect(items[0]).toMatchObject({
        title: 'Cable nine',
        date: '1949',
        first: 9,
        last: 9,
        asGiven: 'aprf, fond 45 delo 330, 9',
        status: 'present',
      })
      expect(items[2]).not.toHaveProperty('first')
      await store.close()
    })

    test('of two units with one address the second gets -2 at first use, for ever', async () => {
      const store = await open(await place())
      const paths = async () =>
        (await store.as(THE_EDITORS).units('aprf', { limit: 10 })).items.map((one) => one.path).toSorted()
      await store.write((tx) => tx.put(cable('1', lying(at('aprf', [['fond', '45 a']], 1))), why))
      await store.write((tx) =>
        tx.put(
          cable(
            '2',
            lying(
              at('aprf', [['fond', '45/a']], 1),
              at('aprf', [
                ['fond', '45/a'],
                ['delo', '7'],
              ]),
            ),
          ),
          why,
        ),
      )
      await store.write((tx) => tx.put(cable('3', lying(at('aprf', [['fond', '45-a']], 1))), why))
      expect(await paths()).toEqual(['aprf/f45-a', 'aprf/f45-a-2', 'aprf/f45-a-3'])
      expect(await store.as(THE_PUBLIC).unit('aprf/f45-a-2/d7')).toMatchObject({ documents: 1 })
      await store.write((tx) => tx.put(cable('1'), why))
      await store.write((tx) => tx.put(cable('4', lying(at('aprf', [['fond', '45/a']]))), why))
      expect(await paths()).toEqual(['aprf/f45-a', 'aprf/f45-a-2', 'aprf/f45-a-3'])
      expect(await store.as(THE_PUBLIC).unit('aprf/f45-a')).toBeUndefined()
      expect(await store.as(THE_PUBLIC).unit('aprf/f45-a-2')).toMatchObject({ documents: 2 })
      await store.close()
    })
  })
}
