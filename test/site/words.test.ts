import { expect, test } from 'vitest'
import type { Reference } from '#document/witness.ts'
import { pageNumbers } from '#site/frame/page-ways.tsx'
import { piecesOf } from '#site/pages/record/sources.ts'
import { marked } from '#site/pages/search/hit-props.ts'
import { cursor, oneOf, pageNumber, when } from '#site/parameters.ts'
import { mistypings } from '#site/routes/nothing-here.ts'
import { counted, countedInWords, inARow } from '#site/words/counted.ts'
import { dayColumns, yearColumns } from '#site/words/strip-columns.ts'
import { dateInWords, machineDate, yearsInWords } from '#value/date-in-words.ts'
import { Refusal } from '#value/refusal.ts'

test.each([
  ['1949-01-10', '10 January 1949', '10 Jan 1949', 'January 10, 1949'],
  ['1949-01', 'January 1949', 'Jan 1949', 'January 1949'],
  ['1949', '1949', '1949', '1949'],
  ['1949-01-06/1949-01-07', '6–7 January 1949', '6–7 Jan 1949', 'January 6–7, 1949'],
  ['1691-01-21/1691-01-31', '21–31 January 1691', '21–31 Jan 1691', 'January 21–31, 1691'],
  [
    '[1691-01-21..1691-01-31]',
    'between 21 and 31 January 1691',
    'between 21 and 31 Jan 1691',
    'between January 21 and 31, 1691',
  ],
  ['not a date', 'not a date', 'not a date', 'not a date'],
])('%s in three styles', (edtf, long, short, cited) => {
  expect([dateInWords(edtf), dateInWords(edtf, 'short'), dateInWords(edtf, 'citation')]).toEqual([long, short, cited])
})

test.each([
  ['1878/1953', '1878–1953'],
  ['1893-12-26/1976-09-09', '1893–1976'],
  ['../1953', '–1953'],
])('%s as years', (edtf, expected) => expect(yearsInWords(edtf)).toBe(expected))

test('only what a machine can read is given to it', () => {
  expect(['1949-01-10', '1949-01', '1949', '1949~', '1949-13', '1949/1950'].map(machineDate)).toEqual([
    '1949-01-10',
    '1949-01',
    '1949',
    undefined,
    undefined,
    undefined,
  ])
})

test('counts', () => {
  expect([
    counted(1, 'document'),
    counted(12_480, 'document'),
    countedInWords(5, 'document'),
    countedInWords(13, 'unit'),
  ]).toEqual(['1 document', '12,480 documents', 'Five documents', '13 units'])
  expect([inARow([]), inARow(['a']), inARow(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b and c'])
})

const reference = (asGiven: string, levels: Reference['levels']): Reference => ({
  asGiven,
  levels,
  leaves: [],
  status: 'not-stated',
})
const level = (name: string, label: string, value: string) => ({ level: name, label, value, key: value })

test.each([
  [
    'APRF, f. 45, op. 1, d. 330, pp. 95-96',
    'aprf/f45/op1/d330',
    [
      { words: 'APRF', href: '/archives/aprf' },
      { words: ', ' },
      { words: 'f. 45', href: '/archives/aprf/f45' },
      { words: ', ' },
      { words: 'op. 1', href: '/archives/aprf/f45/op1' },
      { words: ', ' },
      { words: 'd. 330', href: '/archives/aprf/f45/op1/d330' },
      { words: ', pp. 95-96' },
    ],
  ],
  [
    'Levels in words not found here',
    'aprf/f45/op1/d330',
    [{ words: 'Levels in words not found here', href: '/archives/aprf/f45/op1/d330' }],
  ],
  ['APRF, f. 45, op. 1, d. 330', 'aprf/f45', [{ words: 'APRF, f. 45, op. 1, d. 330', href: '/archives/aprf/f45' }]],
])('%s is cut where its levels are named, to the letter', (asGiven, path, expected) => {
  const pieces = piecesOf(
    reference(asGiven, [level('fond', 'f.', '45'), level('opis', 'op.', '1'), level('delo', 'd.', '330')]),
    path,
  )
  expect(pieces).toEqual(expected)
  expect(pieces.map(({ words }) => words).join('')).toBe(asGiven)
})

test('a long run of years without a document folds to one column; a short one does not', () => {
  const columns = (years: readonly number[]) =>
    yearColumns(new Map(years.map((year) => [year, { up: 1 }])), 88, (from, to) => `${from}-${to}`)
  expect(columns([1894, 1949]).map(({ tick, name, from, to, href }) => [tick, name, from, to, href])).toEqual([
    ['1894', '1894: 1 document', '1894', '1894', '1894-1894'],
    ['…', '1895 to 1948: 0 documents', '1895', '1948', undefined],
    ['1949', '1949: 1 document', '1949', '1949', '1949-1949'],
  ])
  expect(columns([1940, 1949])).toHaveLength(10)
  expect(columns([1939, 1949])).toHaveLength(3)
})

test('years are put together so that no more columns stand than fit', () => {
  const counts = new Map(Array.from({ length: 25 }, (_, n) => [1801 + n * 8, { up: 1 }] as const))
  const columns = yearColumns(counts, 14, (from, to) => `${from}-${to}`)
  expect(columns.length).toBeLessThanOrEqual(14)
  expect(columns[0]).toMatchObject({ name: '1800 to 1819: 3 documents', up: 3, href: '1800-1819' })
  expect(columns.filter((column) => column.href === undefined).every((column) => column.up === 0)).toBe(true)
})

test('days are told with their month, and put into weeks where there are many', () => {
  const counts = new Map([
    ['1949-01-31', { up: 1 }],
    ['1949-02-02', { up: 2 }],
  ])
  expect(dayColumns(counts, 14, (day) => day).map(({ tick, under, up }) => [tick, under, up])).toEqual([
    ['31', 'January 1949', 1],
    ['1', 'February', 0],
    ['2', undefined, 2],
  ])
  expect(dayColumns(counts, 2, (day) => day).map(({ name, up }) => [name, up])).toEqual([
    ['Week of 31 January 1949: 3 documents', 3],
  ])
})

test('pages round the one that is open', () => {
  expect([pageNumbers(1, 3), pageNumbers(7, 14)]).toEqual([
    [1, 2, 3],
    [1, 5, 6, 7, 8, 9, 14],
  ])
})

test('marks that lie in each other or beyond the text do no harm', () => {
  expect(
    marked('abcdef', [
      [1, 3],
      [2, 4],
      [9, 12],
    ])
      .map(({ words, found }) => (found ? `[${words}]` : words))
      .join(''),
  ).toBe('a[bc]def')
})

test.each([
  [() => pageNumber(undefined), 1],
  [() => pageNumber('500'), 500],
  [() => when('1949'), { years: { from: 1949, to: 1949 } }],
  [() => when('..1950'), { years: { to: 1950 } }],
  [() => when('1949-01'), { days: { from: '1949-01-01', to: '1949-01-31' } }],
  [() => when('10 January 1949..'), { days: { from: '1949-01-10' } }],
  [() => when(''), undefined],
  [() => oneOf('sort', 'date', ['date']), 'date'],
  [() => cursor('abc'), { after: 'abc' }],
])('reads a parameter (%#)', (read, expected) => expect(read()).toEqual(expected))

test.each([
  [
    () => pageNumber('501'),
    'page is a number from 1 to 500; “501” is none. Beyond page 500 a list goes on by after, which that page gives.',
  ],
  [() => pageNumber('-1'), 'page is a number from 1 to 500; “-1” is none.'],
  [
    () => when('yesterday'),
    'date is a date, or two of them with .. between, as 1949, 1949-01 or 10 January 1949; “yesterday” is neither.',
  ],
  [() => when('1950..1949'), 'date begins after it ends: “1950..1949”.'],
  [() => oneOf('sort', 'size', ['date', 'title']), 'sort is one of date, title; “size” is none of them.'],
])('says what is wrong with a parameter (%#)', (read, message) => {
  expect(read).toThrow(new Refusal('invalid', message))
})

test('the usual slips of a number', () => {
  expect(mistypings('112695')).toContain('112659')
  expect(mistypings('12')).toEqual(expect.arrayContaining(['21', '1', '2', '13']))
  expect(mistypings('12')).not.toContain('12')
})
