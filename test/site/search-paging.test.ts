import { expect, test } from 'vitest'
import type { Result } from '#search/search.ts'
import { searchProps } from '#site/pages/search/search-props.ts'
import { askedOf, searchAddress } from '#site/routes/search-request.ts'

const found = (value: number, after?: string): Result => ({
  total: { value, relation: 'exact' },
  hits: [],
  from: 0,
  facets: {},
  ranking: 'exhaustive',
  generation: 1,
  done: [],
  missing: [],
  ...(after === undefined ? {} : { after }),
})
const propsOf = (parameters: string, result: Result) => {
  const strip = { label: '', wide: [], narrow: [] }
  return searchProps(askedOf(new URLSearchParams(parameters)), result, [], new Map(), {}, strip, {
    name: 'Chancery',
    base: '',
  })
}
const waysOf = (parameters: string, result: Result) => propsOf(parameters, result).ways

test('of several hits it is said that they fit alike, of one it is not', () => {
  const said = (value: number) => propsOf('q=telegr*', { ...found(value), ranking: 'constant' }).told.did
  expect([said(0), said(1), said(2)]).toEqual([[], [], ['All of these fit alike; what came last stands first.']])
})

test.each([
  ['q=peace', 'relevance'],
  ['q=from:stalin+date:1949', 'relevance'],
  ['q=date:1949-01', 'date'],
  ['q=genre:letter+OR+genre:note', 'date'],
  ['q=-war', 'date'],
  ['', 'date'],
  ['q=date:1949&sort=title', 'title'],
])('%s is in the order of its words where it seeks some, else of dates', (parameters, sort) => {
  const asked = askedOf(new URLSearchParams(parameters))
  expect(asked.sort).toBe(sort)
  // An address says an order that is not the usual one, and no other.
  expect(searchAddress(asked).includes('sort=')).toBe(sort === 'title')
  expect(searchAddress(asked, { q: 'war', sort: 'relevance' })).not.toContain('sort=')
})

test.each([
  ['q=a', found(15), undefined],
  ['q=a&exact=1', found(45, 'c'), '/search?q=a&exact=1&page=2'],
  ['q=a&page=499', found(12_000, 'c'), '/search?q=a&page=500'],
  ['q=a&exact=1&sender=x&page=500', found(12_000, 'c'), '/search?q=a&exact=1&sender=x&after=c'],
  ['q=a&page=500', found(10_000), undefined],
  ['q=a&after=c', found(12_000, 'd'), '/search?q=a&after=d'],
  ['q=a&after=d', found(12_000), undefined],
])('after the page of %s: numbered to hit 10,000, then by cursor', (parameters, result, next) => {
  expect(waysOf(parameters, result).next).toBe(next)
})

test.each([
  ['q=a&after=c', { before: 'b' }, '/search?q=a&after=b'],
  ['q=a&after=c', {}, '/search?q=a'],
  ['q=a&page=2', {}, '/search?q=a'],
  ['q=a', {}, undefined],
])('before the page of %s with %j: the one before, or the first', (parameters, more, previous) => {
  const ways = waysOf(parameters, { ...found(12_000, 'd'), ...more })
  expect(ways.previous).toBe(previous)
  expect(ways.numbers?.map(({ number }) => number)).toEqual(expect.arrayContaining([1, 500]))
})

test('a page by cursor says where it stands', () => {
  const hits = [{ id: 'a', title: 'A', titleMarks: [], snippets: [] }]
  expect(waysOf('after=c', { ...found(12_000), hits, from: 10_020 }).says).toBe('10,021 to 10,021 of 12,000')
})

test('numbered pages end at 500, however many hits there are', () => {
  expect(waysOf('page=500', found(300_000, 'c')).numbers?.at(-1)).toMatchObject({ number: 500, here: true, last: true })
})
