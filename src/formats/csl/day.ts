import type { CslDate } from './item-date.ts'

const two = (parts: readonly (number | undefined)[]) =>
  parts
    .filter((part) => part !== undefined)
    .map((part, n) => String(part).padStart(n === 0 ? 4 : 2, '0'))
    .join('-')

/** A date as `1949-01-10`, `1949-01` or `1949`, two of them with a slash between; of one in words, nothing. */
export function dayOf(date: CslDate | undefined): string | undefined {
  if (date === undefined || !('date-parts' in date)) return undefined
  return date['date-parts'].map(two).join('/')
}

/** The same, with `~` where it is about right and `?` where it is doubted (ISO 8601-2, EDTF). */
export function edtfDayOf(date: CslDate | undefined): string | undefined {
  const day = dayOf(date)
  if (day === undefined || date === undefined || !('date-parts' in date) || date['date-parts'].length > 1) return day
  return `${day}${'literal' in date ? '?' : date.circa === true ? '~' : ''}`
}
