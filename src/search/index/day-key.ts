/** A day as text that sorts as days do, also before the year 0 and after 9999. */
export function dayKey(day: string): string {
  const year = Number.parseInt(day, 10)
  return Number.isNaN(year) ? '' : `${String(year + 10_000_000).padStart(8, '0')}${/-\d\d-\d\d$/u.exec(day)?.[0] ?? ''}`
}
