import { isDay, isoDay, isoYear } from './calendar.ts'

const DIGITS = '〇一二三四五六七八九'

/** A number in Chinese or Arabic digits: `三十八`, `一九四九`, `元` (the first year of an era), `３８`. */
function numberOf(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text)
  if (text === '元' || text === '正') return 1
  const plain = text.replaceAll('廿', '二十').replaceAll('卅', '三十').replace(/[零○]/gu, '〇')
  const [tens, ones] = plain.split('十')
  const digit = (signs: string) => Number([...signs].map((sign) => DIGITS.indexOf(sign)).join(''))
  if (ones === undefined) return digit(plain)
  return (tens === '' || tens === undefined ? 1 : digit(tens)) * 10 + (ones === '' ? 0 : digit(ones))
}

interface Era {
  readonly calendar: 'minguo' | 'japanese'
  /** The year before the era's first. */
  readonly zero: number
  readonly first: string
  readonly last: string
}

const ERAS: Readonly<Record<string, Era>> = {
  民國: { calendar: 'minguo', zero: 1911, first: '1912-01-01', last: '9999-12-31' },
  // Before 1873 Japan counted months by the moon.
  明治: { calendar: 'japanese', zero: 1867, first: '1873-01-01', last: '1912-07-30' },
  大正: { calendar: 'japanese', zero: 1911, first: '1912-07-30', last: '1926-12-25' },
  昭和: { calendar: 'japanese', zero: 1925, first: '1926-12-25', last: '1989-01-07' },
  平成: { calendar: 'japanese', zero: 1988, first: '1989-01-08', last: '2019-04-30' },
  令和: { calendar: 'japanese', zero: 2018, first: '2019-05-01', last: '9999-12-31' },
}

const NUMBER = '[\\d〇零○一二三四五六七八九十廿卅]+'
const DATE = new RegExp(
  `^(?:中華|中华)?(?<era>民國|民国|明治|大正|昭和|平成|令和)?(?<year>${NUMBER}|元)年(?:(?<month>${NUMBER}|正)月(?:(?<day>${NUMBER})[日號号])?)?$`,
  'u',
)

/**
 * A date as China and Japan write it: `1949年1月10日`, `民國38年1月10日`, `中華民國三十八年一月`, `昭和24年1月10日`, `平成元年`.
 * Undefined for anything else, and for a day that the era has not.
 */
export function readEastern(
  given: string,
): { readonly edtf: string; readonly calendar: 'gregorian' | 'minguo' | 'japanese' } | undefined {
  const found = DATE.exec(given.normalize('NFKC').replace(/\s+/gu, ''))?.groups
  if (found?.year === undefined) return undefined
  const era = ERAS[(found.era ?? '').replace('国', '國')]
  const year = (era?.zero ?? 0) + numberOf(found.year)
  const month = found.month === undefined ? undefined : numberOf(found.month)
  const day = found.day === undefined ? undefined : numberOf(found.day)
  if (!Number.isInteger(year) || (era === undefined && (year < 100 || found.month === '正'))) return undefined
  const full = { year, month: month ?? 1, day: day ?? 1 }
  if (year > 9999 || !isDay(full)) return undefined
  const edtf = isoDay(full).slice(0, day !== undefined ? 10 : month !== undefined ? 7 : isoYear(year).length)
  if (era !== undefined && (edtf < era.first.slice(0, edtf.length) || edtf > era.last.slice(0, edtf.length)))
    return undefined
  return { edtf, calendar: era?.calendar ?? 'gregorian' }
}
