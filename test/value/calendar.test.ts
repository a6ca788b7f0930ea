import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Day, dayNumber, dayOf, daysIn, fromJulian, isDay, isoDay, toJulian, weekday } from '#value/calendar.ts'

const day = (text: string): Day => {
  const [year = 0, month = 0, number = 0] = text.split('-').map(Number)
  return { year, month, day: number }
}

test.each([
  ['1582-10-05', '1582-10-15'],
  ['1649-01-30', '1649-02-09'],
  ['1700-02-29', '1700-03-11'],
  ['1732-02-11', '1732-02-22'],
  ['1917-10-25', '1917-11-07'],
  ['0250-06-01', '0250-06-01'],
])('Julian %s is Gregorian %s', (julian, gregorian) => {
  expect(isoDay(fromJulian(day(julian)))).toBe(gregorian)
  expect(isoDay(toJulian(day(gregorian)))).toBe(julian)
})

test('Julian day numbers are those of the astronomers', () => {
  expect(dayNumber(day('2000-01-01'))).toBe(2451545)
  expect(dayNumber(day('1858-11-17'))).toBe(2400001)
  expect(isoDay(dayOf(0))).toBe('-4713-11-24')
})

test('10 January 1949 was a Monday', () => expect(weekday(day('1949-01-10'))).toBe(0))

test('months have their days', () => {
  expect([1900, 2000, 1949, 1948].map((year) => daysIn(year, 2))).toEqual([28, 29, 28, 29])
  expect(daysIn(1949, 13)).toBe(0)
  expect(isDay(day('1949-02-29'))).toBe(false)
})

test('there and back gives the same day, in both calendars', () => {
  fc.assert(
    fc.property(fc.integer({ min: -2_000_000, max: 6_000_000 }), (number) => {
      expect(dayNumber(dayOf(number))).toBe(number)
      expect(dayNumber(fromJulian(toJulian(dayOf(number))))).toBe(number)
    }),
  )
})
