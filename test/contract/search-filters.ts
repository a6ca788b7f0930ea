import { expect, test } from 'vitest'
import { EVERYTHING } from '#search/query.ts'
import type { FacetValue } from '#search/search.ts'
import { entry, everything, find, found, type IndexEngine, put, text, withIndex } from './search-samples.ts'

const dated = (id: string, earliest: string, latest = earliest) => entry(id, { earliest, latest })
const counts = (values: readonly FacetValue[] | undefined) =>
  Object.fromEntries((values ?? []).map(({ value, count }) => [value, count]))

export function filtersAndCounts(engine: IndexEngine): void {
  test(
    'counts exactly, however many hits are shown',
    withIndex(engine, async (index) => {
      await index.indexing.take(
        put(
          ...Array.from({ length: 137 }, (_, n) =>
            entry(`d${n}`, { texts: text(n % 2 === 0 ? 'even words' : 'odd words') }),
          ),
        ),
        1,
      )
      expect((await find(index, 'even', { size: 3 })).total).toEqual({ value: 69, relation: 'exact' })
      expect((await find(index, EVERYTHING, { size: 0 })).total.value).toBe(137)
      expect((await find(index, 'neither')).total.value).toBe(0)
    }),
  )

  test(
    'takes any value of a facet and all facets together',
    withIndex(engine, async (index) => {
      await index.indexing.take(
        put(
          entry('a', { genre: 'telegram', languages: ['ru'], archives: ['aprf', 'aprf/f45', 'aprf/f45/op1'] }),
          entry('b', { genre: 'letter', languages: ['ru'], archives: ['aprf', 'aprf/f3'] }),
          entry('c', { genre: 'Telegram', languages: ['en'] }),
        ),
        1,
      )
      expect(await everything(index, { filters: [{ facet: 'genre', anyOf: ['telegram', 'letter'] }] })).toEqual([
        'a',
        'b',
      ])
      expect(
        await everything(index, {
          filters: [
            { facet: 'genre', anyOf: ['telegram', 'letter'] },
            { facet: 'archive', anyOf: ['aprf/f45'] },
          ],
        }),
      ).toEqual(['a'])
      expect(await everything(index, { filters: [{ facet: 'genre', anyOf: ['sonnet'] }] })).toEqual([])
      expect(await everything(index, { filters: [{ facet: 'genre', anyOf: [] }] })).toEqual([])
      expect(await found(index, 'lang:ru archive:APRF/f3 OR genre:letter')).toEqual(['b'])
    }),
  )

  test(
    'takes a language with its varieties, and a variety alone; what is counted is what choosing it finds',
    withIndex(engine, async (index) => {
      await index.indexing.take(
        put(
          entry('plain', { languages: ['de'] }),
          entry('austrian', { languages: ['de-AT', 'fr'] }),
          entry('kurrent', { languages: ['de-Latf-AT'] }),
          entry('old', { languages: ['DE-at'] }),
          entry('danish', { languages: ['da'] }),
          entry('deer', { languages: ['den'] }),
          entry('closed', { languages: ['de-CH'], access: ['team'] }),
        ),
        1,
      )
      const german = ['austrian', 'kurrent', 'old', 'plain']
      expect(await found(index, 'lang:de OR genre:none')).toEqual(german)
      const { facets } = await find(index, EVERYTHING, { facets: [{ facet: 'language', size: 20 }] })
      expect(counts(facets.language)).toEqual({
        de: 4,
        'de-AT': 2,
        'de-Latf': 1,
        'de-Latf-AT': 1,
        fr: 1,
        da: 1,
        den: 1,
      })
      for (const { value, count } of facets.language ?? [])
        expect([value, await everything(index, { filters: [{ facet: 'language', anyOf: [value] }] })]).toMatchObject([
          value,
          { length: count },
        ])
      expect(await everything(index, { filters: [{ facet: 'language', anyOf: ['de-AT'] }] })).toEqual([
        'austrian',
        'old',
      ])
      expect(await everything(index, { filters: [{ facet: 'language', anyOf: ['de-CH'] }] })).toEqual([])
    }),
  )

  test(
    'leaves the own filter of a facet out when it counts it',
    withIndex(engine, async (index) => {
      await index.indexing.take(
        put(
          entry('a', { genre: 'telegram', persons: ['mao', 'stalin'], earliest: '1949-01-10', latest: '1949-01-10' }),
          entry('b', { genre: 'letter', persons: ['mao'], earliest: '1949-02-01', latest: '1949-02-28' }),
          entry('c', { genre: 'letter', persons: ['stalin'], earliest: '1950-01-01', latest: '1950-12-31' }),
        ),
        1,
      )
      const facets = (['genre', 'person', 'year'] as const).map((facet) => ({ facet, size: 10 }))
      const result = await find(index, EVERYTHING, { filters: [{ facet: 'genre', anyOf: ['letter'] }], facets })
      expect(result.total.value).toBe(2)
      expect(counts(result.facets.genre)).toEqual({ telegram: 1, letter: 2 })
      expect(counts(result.facets.person)).toEqual({ mao: 1, stalin: 1 })
      expect(counts(result.facets.year)).toEqual({ 1949: 1, 1950: 1 })
      const inYears = await find(index, EVERYTHING, { years: { from: 1949, to: 1949 }, facets })
      expect(counts(inYears.facets.year)).toEqual({ 1949: 2, 1950: 1 })
      expect(counts(inYears.facets.genre)).toEqual({ telegram: 1, letter: 1 })
    }),
  )

  test(
    'orders the values of a facet by count, then by name, and years as they follow',
    withIndex(engine, async (index) => {
      const with_ = (id: string, genre: string, year: number) =>
        entry(id, { genre, earliest: `${year}-01-01`, latest: `${year}-01-01` })
      await index.indexing.take(
        put(with_('a', 'note', 1950), with_('b', 'letter', 1949), with_('c', 'diary', 1950), with_('d', 'note', 1948)),
        1,
      )
      const { facets } = await find(index, EVERYTHING, {
        facets: [
          { facet: 'genre', size: 2 },
          { facet: 'year', size: 9 },
        ],
      })
      expect(facets.genre).toEqual([
        { value: 'note', count: 2 },
        { value: 'diary', count: 1 },
      ])
      expect(facets.year?.map(({ value }) => value)).toEqual(['1948', '1949', '1950'])
    }),
  )

  test.each([
    [{ from: 1949, to: 1949 }, ['day', 'decade', 'run']],
    [{ from: 1950 }, ['decade', 'late', 'run']],
    [{ to: 1699 }, ['before', 'century']],
    [{ from: 1601, to: 1999 }, ['century', 'day', 'decade', 'late', 'run']],
    [{ from: 1951, to: 1951 }, []],
    [{ from: 1700, to: 1600 }, []],
    [{}, ['before', 'century', 'day', 'decade', 'late', 'run']],
  ])('takes years %o', (years, ids) =>
    withIndex(engine, async (index) => {
      await index.indexing.take(
        put(
          dated('before', '-0043-03-15'),
          dated('century', '1600-01-01', '1699-12-31'),
          dated('decade', '1940-01-01', '1950-12-31'),
          dated('day', '1949-01-10'),
          dated('run', '1949-12-30', '1950-01-02'),
          dated('late', '1999-06-01'),
          entry('undated'),
        ),
        1,
      )
      expect(await everything(index, { years })).toEqual(ids)
    })(),
  )
}
