import { expect, test } from 'vitest'
import { expandDates } from '#search/expand-dates.ts'
import { readQuery } from '#search/read-query.ts'

const datesIn = (typed: string, as: 'days' | 'year' = 'days') =>
  expandDates(readQuery(typed).query, as).done.map(({ what }) => what.replace('Also sought: documents of ', ''))

test.each([
  ['10 January 1949', '10 January 1949'],
  ['January 10, 1949', '10 January 1949'],
  ['Nanking January 1949 mediation', 'January 1949'],
  ['the 4th of July 1776', '4 July 1776'],
  ['Monday, 10 January 1949', '10 January 1949'],
  ['10 juin 1917', '10 June 1917'],
  ['10. Januar 1949', '10 January 1949'],
  ['10 января 1949', '10 January 1949'],
  ['10 de enero de 1949', '10 January 1949'],
  ['1949年1月10日', '10 January 1949'],
  ['1949-01-10', '10 January 1949'],
  ['1949-02', 'February 1949'],
  ['194X', '1940–1949'],
  ['1948..1950', '1948–1950'],
  ['1948/1950', '1948–1950'],
  ['31 February 1949', 'February 1949'],
  ['10-14 January 1949', '10–14 January 1949'],
  ['10–14 January 1949 Nanking', '10–14 January 1949'],
  ['13/9/1949', '13 September 1949'],
  ['(mediation 1949-01) OR telegram', 'January 1949'],
])('reads %s as the date that it is', (typed, expected) => {
  expect(datesIn(typed)).toEqual([expected])
})

test.each([
  '"10 January 1949"',
  'title:1949-01',
  '-1949-01',
  'date:1949-01',
  'January',
  '10 January',
  'f. 45, op. 1, d. 330',
  'No. 0222',
  'since May',
  'before 1949',
  '5/6/1949',
  '1925-32',
  'II 1949',
  '10 letters 1949',
  'Sun 1949',
  '1949-01-14..1949-01-10',
  '1949-01-14/1949-01-10',
])('takes %s for no day and no month', (typed) => {
  expect(datesIn(typed)).toEqual([])
})

test('reads a year by itself', () => {
  expect(datesIn('1949', 'year')).toEqual(['1949'])
  expect(datesIn('Nanking 1949', 'year')).toEqual(['1949'])
  expect(datesIn('since 1949', 'year')).toEqual(['1949'])
  for (const typed of ['330', '0222', '45678', '1949-01', 'January']) expect(datesIn(typed, 'year')).toEqual([])
})

test('says what of a day could not be read, and that it ends before it begins', () => {
  expect(expandDates(readQuery('31 February 1949').query, 'days').done[0]?.because).toBe(
    '“31 February 1949”: 31 could not be read. It was read as February 1949',
  )
  expect(readQuery('date:1950..1948').notes).toEqual([expect.stringContaining('“1950..1948” was taken as words')])
})

test('reads a bounded number of rows of words', () => {
  const typed = '31 Smarch 1949 '.repeat(2000)
  expect(datesIn(typed).length).toBeLessThan(10)
  expect(datesIn('1 January 1949 '.repeat(300)).length).toBeLessThan(10)
})
