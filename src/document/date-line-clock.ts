const TIME =
  /(?<![\d.:/])(?:(?:time|zeit|heure|ora)\s*:?\s*)?(?:(?:at|um|à|alle|в)\s+)?(?<hour>\d{1,2})(?:\s?(?<sign>[:.hH])\s?(?<minute>[0-5]\d)(?::[0-5]\d)?(?!\d))?\s*(?<unit>[ap]\.?\s?m\b\.?|hours\b|hrs?\b\.?|uhr\b|o['’]clock\b|heures?\b|час(?:а|ов)?(?!\p{L})|ч\.(?!\p{L})|h\b\.?)?/giu
const MILITARY = /(?<!\d)(?<hour>[01]\d|2[0-4])(?<minute>[0-5]\d)\s*(?:hours\b|hrs?\b\.?|uhr\b)/giu

const two = (number: number) => String(number).padStart(2, '0')

/**
 * Takes the times of day out of a date line: `9.30 hours`, `Time: 6:40`, `2.30 p.m. - 3.45 p.m.`, `17 Uhr`. A dot alone makes no time,
 * because dates have dots. What is left is `rest`.
 */
export function takeTimes(given: string): { readonly rest: string; readonly hours: readonly string[] } {
  const hours: string[] = []
  const take = (whole: string, hour: number, minute: number, unit: string): string => {
    const isAfternoon = /^p/iu.test(unit)
    const isMorning = /^a/iu.test(unit)
    const full = isAfternoon && hour < 12 ? hour + 12 : isMorning && hour === 12 ? 0 : hour
    if (full > 24 || ((isAfternoon || isMorning) && hour > 12)) return whole
    hours.push(`${two(full)}:${two(minute)}`)
    return ' \u0000 '
  }
  const military = given
    .replaceAll('\u0000', ' ')
    .replace(MILITARY, (whole, hour: string, minute: string) => take(whole, Number(hour), Number(minute), ''))
  const rest = military.replace(TIME, (whole: string, hour: string, sign?: string, minute?: string, unit?: string) => {
    const isTime = unit !== undefined || (minute !== undefined && sign !== '.')
    return isTime ? take(whole, Number(hour), Number(minute ?? 0), unit ?? '') : whole
  })
  return {
    rest: rest
      .replace(/\0\s*[-–—]\s*\0/gu, ' ')
      .replaceAll('\u0000', ' ')
      .trim(),
    hours,
  }
}
