import { afterAll, beforeAll, expect, test } from 'vitest'
import { EVERYTHING } from '#search/query.ts'
import { readQuery } from '#search/read-query.ts'
import { entry, find, type IndexEngine, type OpenIndex, put, THE_PUBLIC, text, typed } from './search-samples.ts'

const dated = (id: string, earliest: string, latest = earliest) => entry(id, { earliest, latest })
const LETTERS = put(
  dated('8 jan', '1949-01-08'),
  dated('14 jan', '1949-01-14'),
  dated('jan', '1949-01-01', '1949-01-31'),
  dated('turn', '1948-12-30', '1949-01-02'),
  dated('1949', '1949-01-01', '1949-12-31'),
  dated('1940s', '1940-01-01', '1949-12-31'),
  dated('spring', '1949-03-01', '1949-05-31'),
  dated('leap', '1948-02-29'),
  dated('bc', '-0044-03-15'),
  entry('since', { earliest: '1950-06-01' }),
  entry('undated'),
)

export function findsDays(engine: IndexEngine): void {
  let letters: OpenIndex
  beforeAll(async () => {
    letters = await engine.open()
    await letters.indexing.take(LETTERS, 1)
  })
  afterAll(() => letters.close())

  const vague = ['1940s?', '1949?']
  test.each([
    ['date:1949-01-08', [...vague, '8 jan', 'jan?']],
    ['date:1949-01', [...vague, '14 jan', '8 jan', 'jan', 'turn?']],
    ['date:"January 1949"', [...vague, '14 jan', '8 jan', 'jan', 'turn?']],
    ['date:1949-01-08..1949-01-13', [...vague, '8 jan', 'jan?']],
    ['date:1949-01-03..1949-02-10', [...vague, '14 jan', '8 jan', 'jan?']],
    ['date:1949-02', vague],
    ['date:1949-04', [...vague, 'spring?']],
    ['date:1948-12-31..1949-03-01', [...vague, '14 jan', '8 jan', 'jan', 'spring?', 'turn?']],
    ['date:1948-02-29', ['1940s?', 'leap']],
    ['date:1949', ['14 jan', '1940s?', '1949', '8 jan', 'jan', 'spring', 'turn?']],
    ['date:1949-05-31..', ['1940s?', '1949?', 'since', 'spring?']],
    ['date:..1900-01-01', ['bc']],
    ['date:-0044-03-15', ['bc']],
    ['date:1949-02-01..1949-01-01', []],
    ['date:"8/1/1949"', [...vague, '8 jan', 'jan?']],
    ['date:[1947,1949-01-14]', [...vague, '14 jan', 'jan?']],
    ['"14 jan" OR date:"2/3/1949"', ['14 jan', '1940s', '1949', 'spring']],
    ['"14 jan" OR date:1948-02', ['1940s', '14 jan', 'leap']],
    ['date:1949-01 -date:1949-01-14', ['8 jan', 'turn?']],
  ])('finds by %s, and says which may lie outside', async (typed, expected) => {
    const { query, filters, years, days } = readQuery(typed)
    const asked = { filters, ...(years && { years }), ...(days && { days }) }
    const { hits, total } = await find(letters, query, asked)
    const ids = hits.map(({ id, possibly }) => `${id}${possibly ? '?' : ''}`)
    expect(ids.sort()).toEqual([...expected].sort())
    expect(total).toEqual({ value: expected.length, relation: 'exact' })
  })

  test('finds by a date among the words, the documents of it before those that have its words apart, unless exactly as typed', async () => {
    const index = await engine.open()
    await index.indexing.take(
      put(
        entry('apart', { texts: text('In January he wrote 10 letters, and in 1949 none.') }),
        entry('said', { texts: text('Your letter of 10 January 1949 has come.') }),
        entry('of the day', { earliest: '1949-01-10', latest: '1949-01-10', texts: text('Envoys came.') }),
        entry('of the year', { earliest: '1949-03-01', latest: '1949-03-01' }),
        entry('of some day', { earliest: '1949-01-01', latest: '1949-01-31' }),
        entry('said later', { earliest: '1950-01-01', latest: '1950-12-31', texts: text('10 January 1949 it was.') }),
      ),
      1,
    )
    const sought = async (typed: string, exact = false) =>
      (await find(index, typed, { exact })).hits.map(({ id }) => id)
    const some = await sought('10 January 1949')
    expect(some.slice(0, 4).sort()).toEqual(['of some day', 'of the day', 'said', 'said later'])
    expect(some.slice(4)).toEqual(['apart'])
    const { hits } = await find(index, '10 January 1949')
    expect(hits.flatMap(({ id, possibly }) => (possibly ? [id] : []))).toEqual(['of some day'])
    expect(await sought('10 January 1949', true)).not.toContain('of the day')
    expect(await sought('envoys 10 janvier 1949')).toEqual(['of the day'])
    expect((await sought('"10 January 1949"')).sort()).toEqual(['said', 'said later'])
    const ofThen = ['apart', 'of some day', 'of the day', 'of the year', 'said', 'said later']
    expect((await sought('1949')).sort()).toEqual(ofThen)
    expect((await sought('1949')).slice(0, 3).sort()).toEqual(['apart', 'said', 'said later'])
    const { done, missing } = await find(index, '10 janvier 1949')
    expect(done[0]).toMatchObject({ date: { typed: '10 janvier 1949', from: '1949-01-10', to: '1949-01-10' } })
    expect(missing).toEqual(['janvier'])
    const why = await index.searching.why('of the day', { query: typed('10 janvier 1949'), clearance: THE_PUBLIC })
    expect(why?.map(({ as }) => as)).toContain('date')
    await index.close()
  })

  test.each([{ from: 'soon' }, { from: '1949-13-40', to: "'" }, {}])('takes %j for no condition', async (days) => {
    expect((await find(letters, EVERYTHING, { days })).total.value).toBe(LETTERS.length)
  })

  test('counts the years as if no days were asked for', async () => {
    const days = { from: '1948-02-29', to: '1948-02-29' }
    const { facets } = await find(letters, EVERYTHING, { days, facets: [{ facet: 'year', size: 50 }] })
    expect(facets.year?.some(({ value }) => value === '1950')).toBe(true)
  })
}
