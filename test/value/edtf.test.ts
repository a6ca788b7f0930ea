import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { displayDate } from '#value/display-date.ts'
import { compareDates, parseEdtf } from '#value/edtf.ts'

test.each([
  ['1949', '1949-01-01', '1949-12-31', 'year'],
  ['1948-02', '1948-02-01', '1948-02-29', 'month'],
  ['1949-01-10', '1949-01-10', '1949-01-10', 'day'],
  [' 1949-01-10 ', '1949-01-10', '1949-01-10', 'day'],
  ['1949-01-10T17:00:00', '1949-01-10', '1949-01-10', 'day'],
  ['1949-01~', '1948-12-01', '1949-02-28', 'month'],
  ['1949-01-01~', '1948-12-31', '1949-01-02', 'day'],
  ['1949~', '1948-01-01', '1950-12-31', 'year'],
  ['1949?', '1949-01-01', '1949-12-31', 'year'],
  ['194X', '1940-01-01', '1949-12-31', 'decade'],
  ['16XX~', '1500-01-01', '1799-12-31', 'century'],
  ['1949-21', '1949-03-01', '1949-05-31', 'season'],
  ['1949-24', '1949-12-01', '1950-02-28', 'season'],
  ['1949-21~', '1948-12-01', '1949-08-31', 'season'],
  ['1948/1949', '1948-01-01', '1949-12-31', 'year'],
  ['1963-01-06/1963-01', '1963-01-06', '1963-01-31', 'month'],
  ['1985/..', '1985-01-01', undefined, 'year'],
  ['/1985', undefined, '1985-12-31', 'year'],
  ['[..1681-12-15]', undefined, '1681-12-15', 'day'],
  ['[1676-08..1676-09-10]', '1676-08-01', '1676-09-10', 'month'],
  ['{1963-02-22,1963-02-23}', '1963-02-22', '1963-02-23', 'day'],
  ['1949-XX-10', '1949-01-10', '1949-12-10', 'day'],
  ['-0400', '-0400-01-01', '-0400-12-31', 'year'],
  ['Y170000', '+170000-01-01', '+170000-12-31', 'year'],
])('%s lies from %s to %s', (given, earliest, latest, precision) => {
  const read = parseEdtf(given)
  expect([read?.earliest, read?.latest, read?.precision]).toEqual([earliest, latest, precision])
})

test.each([
  '',
  '1949-13',
  '1949-02-29',
  '1949-1-1',
  '1667/1666',
  '10 January 1949',
  '[..]',
  '[1949',
  '49-01-10T25:00',
  'Y17E400',
  `[${'1949,'.repeat(5000)}1949]`,
])('%s is no date', (given) => expect(parseEdtf(given)).toBeUndefined())

test.each([
  ['1949-01-10', '10 January 1949'],
  ['1949-01', 'January 1949'],
  ['1949-01~', 'about January 1949'],
  ['1949?', '1949?'],
  ['1949%', 'about 1949?'],
  ['[1948-12-30..1949-01-01]', 'between 30 December 1948 and 1 January 1949'],
  ['[1681-11,1681-12]', 'November or December 1681'],
  ['[1649-01-11,1649-01-21]', '11 or 21 January 1649'],
  ['1963-01-06/1963-01-07', '6–7 January 1963'],
  ['1987-01-31/1987-02-01', '31 January – 1 February 1987'],
  ['1948-12-30/1949-01-01', '30 December 1948 – 1 January 1949'],
  ['{1963-02-22,1963-02-23}', '22 and 23 February 1963'],
  ['1669~/1670~', 'about 1669–1670'],
  ['194X', '1940s'],
  ['1949-22', 'summer 1949'],
  ['1949-01-XX', 'January 1949, day not known'],
  ['[..1681-12-15]', 'not after 15 December 1681'],
  ['1985/..', 'from 1985'],
  ['-0400', '401 BC'],
  ['1949-01-10T17:00:00', '10 January 1949, 17:00'],
  ['no date', 'no date'],
])('%s is printed “%s”', (edtf, printed) => expect(displayDate(edtf)).toBe(printed))

test('“about 1949” sorts as 1949 does, an open beginning by its end, undated last', () => {
  const sorted = ['1949-01-10', undefined, '1949~', '1948-12-31', '[..1949-01-05]', '1949-01']
  expect(sorted.sort(compareDates)).toEqual([
    '1948-12-31',
    '1949-01',
    '1949~',
    '[..1949-01-05]',
    '1949-01-10',
    undefined,
  ])
})

test('no string makes a reader throw, and what is read lies in order', () => {
  const dateLike = fc.stringMatching(/^[[{]?[-\dXYES?~%/.,T:]{0,24}[\]}]?$/u)
  fc.assert(
    fc.property(fc.oneof(fc.string(), dateLike), (given) => {
      const { earliest = '', latest = '~' } = parseEdtf(given) ?? {}
      expect(typeof displayDate(given)).toBe('string')
      if (/^\d/u.test(earliest) && /^\d/u.test(latest)) expect(earliest <= latest).toBe(true)
    }),
    { numRuns: 3000 },
  )
})

const SHARED = '../shared/edtf'

/** The one string that its library refuses and we read: an interval of seasons. */
const WIDER = new Set(['2012-21/2012-22'])

describe.skipIf(!existsSync(SHARED))('strings of others (skipped where ../shared/edtf is absent)', () => {
  const read = (file: string) => JSON.parse(readFileSync(`${SHARED}/${file}`, 'utf8'))

  test('edtf.js: all that is valid is read, all else refused', () => {
    const { valid, invalid } = read('edtf-js.json') as { valid: { edtf: string }[]; invalid: { edtf: string }[] }
    expect(valid.filter(({ edtf }) => parseEdtf(edtf) === undefined)).toEqual([])
    expect(invalid.filter(({ edtf }) => parseEdtf(edtf) !== undefined && !WIDER.has(edtf))).toEqual([])
  })

  test('go-edtf: the bounds are the same, but where we differ on purpose', () => {
    interface Case {
      edtf: string
      start_lower?: string
      end_upper?: string
    }
    const { valid } = read('go-edtf.json') as { valid: Case[] }
    const different = valid.filter(({ edtf, start_lower, end_upper }) => {
      const found = parseEdtf(edtf)
      const isWidened = found?.approximate === true // they leave "about" where it is
      const isLong = /^Y/u.test(edtf) // they give no bounds to long years, and take "Y1700", which is no EDTF
      return (
        !isWidened &&
        !isLong &&
        (found?.earliest !== start_lower?.slice(0, -10) || found?.latest !== end_upper?.slice(0, -10))
      )
    })
    // A time of another zone stays on the day that it was there; two strings are no EDTF.
    expect(different.map(({ edtf }) => edtf)).toEqual(['1985-04-12T23:20:30-04', 'Spring, 2002', 'winter, 2002'])
  })
})
