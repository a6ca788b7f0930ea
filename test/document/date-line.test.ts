import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDateLine } from '#document/date-line.ts'
import { parseEdtf } from '#value/edtf.ts'

const edtf = (given: string, year?: number) =>
  readDateLine(given, 'cases', year === undefined ? {} : { year }).dates[0]?.edtf
const messages = (given: string) => readDateLine(given, 'cases').issues.map(({ message }) => message)

test.each([
  ['January 10, 1949', '1949-01-10'],
  ['January 08, 1949', '1949-01-08'],
  ['November 1967', '1967-11'],
  ['August 1949', '1949-08'],
  ['July 1993', '1993-07'],
  ['February 1987', '1987-02'],
  ['1948', '1948'],
  ['1774. Fryday. Octr. 14', '1774-10-14'],
  ["Septem'r 5th, 1774", '1774-09-05'],
  ['11. Ap. 1787', '1787-04-11'],
  ['14 January 1949', '1949-01-14'],
  ['3.7.1951', '1951-07-03'],
  ['27/X/1962', '1962-10-27'],
  ['2[3?]. 7. 1913', '1913-07-23?'],
  ['6-7 January 1963', '1963-01-06/1963-01-07'],
  ['22 and 23 February 1963', '{1963-02-22,1963-02-23}'],
  ['from 31 January to 1 February 1987', '1987-01-31/1987-02-01'],
  ['AUGUST 29, 1774', '1774-08-29'],
  ['[September 7-22, 1774]', '1774-09-07/1774-09-22'],
  ['[10 January 1949]', '1949-01-10'],
  ['[10 January 1949?]', '1949-01-10?'],
  ['[ca. 10 January 1949]', '1949-01-10~'],
  ['[10] January 1949', '1949-01-10~'],
  ['1648/9', '[1648,1649]'],
  ['1774 Tuesday Septr. 20', '1774-09-20'],
  ['22 Nov. [17]86', '1786-11-22'],
  ['the 21st. Mar[ch 17]87', '1787-03-21'],
  ['29t. Decembr 1774', '1774-12-29'],
  ['ca. 1950', '1950~'],
  ['[1949]', '1949~'],
  ['[1949?]', '1949%'],
  ['1949?', '1949?'],
  ['probably May 1950', '1950-05?'],
  ['Spring 1949', '1949-21'],
  ['early 1950s', '[1950..1952]'],
  ['19th century', '18XX'],
  ['late 1948', '[1948-09..1948-12]'],
  ['before 10 May 1949', '[..1949-05-10]'],
  ['not before 10 May 1949', '[1949-05-10..]'],
  ['between 30 December 1948 and 1 January 1949', '[1948-12-30..1949-01-01]'],
  ['1948-49', '1948/1949'],
  ['1938-39', '1938/1939'],
  ['1669/70', '[1669,1670]'],
  ['1949-01-10', '1949-01-10'],
  ['1949-01-10T17:00:00Z', '1949-01-10'],
  ['21. September 1666', '1666-09-21'],
  ['[Dezember] 1666', '1666-12~'],
  ['zwischen 24. 9. 1892 und 1. 5. 1901', '[1892-09-24..1901-05-01]'],
  ['vor dem 22. Februar 1689', '[..1689-02-22]'],
  ['nach dem 3. Mai 1700', '[1700-05-03..]'],
  ['Ende April 1901', '[1901-04-21..1901-04-30]'],
  ['13./14. April 1683', '[1683-04-13,1683-04-14]'],
  ['[2. Halbjahr] 1686', '[1686-07..1686-12]'],
  ['16 luglio 1616', '1616-07-16'],
  ['15 août 1914', '1914-08-15'],
  ['du 3 au 5 mai 1914', '1914-05-03/1914-05-05'],
  ['11 января 1949 г.', '1949-01-11'],
  ['с 3 по 5 мая 1949 г.', '1949-05-03/1949-05-05'],
  ['5 de mayo de 1862', '1862-05-05'],
  ['3 Ianuarii 1666', '1666-01-03'],
  ['26 Novembre1918', '1918-11-26'],
  ['21. VIII. 1898', '1898-08-21'],
  ['490 v. Chr.', '-0489'],
  ['1956. október 23.', '1956-10-23'],
])('reads %s', (given, expected) => expect(edtf(given)).toBe(expected))

test.each([
  ['10 Januy 1776', '1776-01-10'],
  ['Jany. 10th 1776', '1776-01-10'],
  ['Janry 10, 1776', '1776-01-10'],
  ['17 Jan:y 1776', '1776-01-17'],
  ['Febry 3 1777', '1777-02-03'],
  ['Feby. 3d 1777', '1777-02-03'],
  ['Mch 5 1775', '1775-03-05'],
  ['Sept^r. 5. 1776', '1776-09-05'],
  ['Septʳ 5 1776', '1776-09-05'],
  ['5 Sepber 1775', '1775-09-05'],
  ['Octr. 5 1775', '1775-10-05'],
  ['Novr. 5. 1775', '1775-11-05'],
  ['5 Decr 1775', '1775-12-05'],
  ['5 7ber 1775', '1775-09-05'],
  ['5. 8bris 1690', '1690-10-05'],
  ['5 9. bris 1690', '1690-11-05'],
  ['le 5 9bre 1775', '1775-11-05'],
  ['5 VIIIber 1690', '1690-10-05'],
  ['5. Xbr. 1690', '1690-12-05'],
  ['5 Xber 1775', '1775-12-05'],
  ['5. Jänner 1775', '1775-01-05'],
  ['5. Hornung 1775', '1775-02-05'],
  ['den 5. Heumonat 1775', '1775-07-05'],
  ['Christmonat 1680', '1680-12'],
  ['Winter 1680', '1680-24'],
])('old hands and old names: %s', (given, expected) => expect(edtf(given)).toBe(expected))

test.each([
  ['14 January', 1949, '1949-01-14'],
  ['No. 18 - TEREBIN - 14 January', 1949, '1949-01-14'],
  ['12/X 93', 1893, '1893-10-12'],
  ['29 7 94', 1894, '1894-07-29'],
  ['7. 9. 904.', 1904, '1904-09-07'],
  ['31 XII 99', 1900, '1899-12-31'],
  ["'87", 1780, '1787'],
  ["5 May '87", 1791, '1787-05-05'],
  ['Ende April 08', 1908, '[1908-04-21..1908-04-30]'],
])('reads %s in a record of %i', (given, year, expected) => expect(edtf(given, year)).toBe(expected))

test.each([
  ['10/20 May 1649', '1649-05-20', 'julian'],
  ['11 January 1648/9', '1649-01-21', 'julian-25-march'],
  ['1/11 January 1648/9', '1649-01-11', 'julian-25-march'],
  ['31 December/10 January 1648/9', '1649-01-10', 'julian-25-march'],
  ['12 января 1917 г. (ст. ст.)', '1917-01-25', 'julian'],
  ['25 December 1700 (N.S.)', '1700-12-25', undefined],
  ['3 brumaire an VIII', '1799-10-25', 'french-republican'],
  ['9 thermidor an 2', '1794-07-27', 'french-republican'],
  ['6e jour complémentaire an III', '1795-09-22', 'french-republican'],
  ['1er vendémiaire an IV', '1795-09-23', 'french-republican'],
  ['ventôse an II', '1794-02-19/1794-03-20', 'french-republican'],
  ['民國38年1月10日', '1949-01-10', 'minguo'],
  ['中華民國三十八年一月二十一日', '1949-01-21', 'minguo'],
  ['昭和24年1月10日', '1949-01-10', 'japanese'],
  ['平成元年', '1989', 'japanese'],
  ['昭和65年1月1日', undefined, undefined],
  ['1949年1月10日', '1949-01-10', undefined],
  ['一九四九年十月一日', '1949-10-01', undefined],
  ['194924年', undefined, undefined],
  ['10 Ramadan 1368', undefined, 'hijri'],
  ['光緒二十六年五月', undefined, 'chinese'],
  ['5 Geo. III', undefined, 'regnal'],
])('%s is %s, calendar %s', (given, expected, calendar) => {
  const [date] = readDateLine(given, 'cases').dates
  expect([date?.edtf, date?.calendar, date?.asWritten]).toEqual([expected, calendar, given])
})

test('the calendar of the place can be told', () => {
  const read = (calendar: 'julian' | 'julian-25-march') =>
    readDateLine('24 March 1648', 'cases', { calendar }).dates[0]?.edtf
  expect([read('julian'), read('julian-25-march')]).toEqual(['1648-04-03', '1649-04-03'])
})

test.each([
  ['27/X/1962 Time: 6:40', '06:40', undefined],
  ['on 10 May 1997, 2.30 p.m. - 3.45 p.m.', '14:30', 'Until 15:45.'],
  ['Thursday, 12 September 1996, 9.30 hours', '09:30', undefined],
  ['10 January 1949, 17 Uhr', '17:00', undefined],
])('takes the hour out of %s', (given, hour, note) => {
  const [date] = readDateLine(given, 'cases').dates
  expect([date?.hour, date?.note]).toEqual([hour, note])
  expect(date?.edtf).toMatch(/^\d{4}-\d{2}-\d{2}$/u)
})

test.each([
  ['Novr. 20. [30] 1787', '1787-11-30', 'Written “Novr. 20. 1787”; the editor has 30 November 1787.'],
  ['8th. of Septr. [October] 1787', '1787-10-08', 'Written “8th. of Septr. 1787”; the editor has 8 October 1787.'],
  ['Feby. 15th. [11th?] 1787', '1787-02-11?', undefined],
  ["Septem'r [i.e. October] 5th, 1774", '1774-10-05', undefined],
  ['Jan. 14 1774 [i.e., 1775]', '1775-01-14', 'Written “Jan. 14 1774”; the editor has 14 January 1775.'],
])('%s is put right by its editor', (given, edtf, note) => {
  const [date] = readDateLine(given, 'cases').dates
  expect(date).toMatchObject({ edtf, asWritten: given, basis: 'inferred', ...(note === undefined ? {} : { note }) })
})

test('what an editor puts in brackets is inferred; a corrected date says what the paper has', () => {
  expect(readDateLine('[1949]', 'cases').dates).toEqual([{ edtf: '1949~', asWritten: '[1949]', basis: 'inferred' }])
  expect(readDateLine('June 14. 1784 [1782]', 'cases').dates).toEqual([
    {
      edtf: '1782-06-14',
      asWritten: 'June 14. 1784 [1782]',
      basis: 'inferred',
      note: 'Written “June 14. 1784”; the editor has 14 June 1782.',
    },
  ])
})

test.each([
  ['06/00/1975', '“06/00/1975” has no day 0. Kept as written; read as June 1975.'],
  ['00/00/0000', '“00/00/0000” has no year. Kept as written.'],
  ['17908', "“17908” is a spreadsheet's number of a day. Kept as written; read as 10 January 1949."],
  ['1/2/1951', '“1/2/1951” may put the day or the month first. Read as 2 January or 1 February 1951.'],
  ['31 February 1949', '“31 February 1949”: 31 could not be read. Kept as written; read as February 1949.'],
  ['1949-02-30', '“1949-02-30”: 30 could not be read. Kept as written; read as February 1949.'],
  ['1949-13-40', '“1949-13-40”: 13 and 40 could not be read. Kept as written; read as 1949.'],
  ['13/40/1949', '“13/40/1949”: 13 and 40 could not be read. Kept as written; read as 1949.'],
  ['1949/13/01', '“1949/13/01”: 13 and 1 could not be read. Kept as written; read as 1949.'],
  ['1949-1', '“1949-1”: 1 could not be read. Kept as written; read as 1949.'],
  ['1949-00-13', '“1949-00-13” has no month 0. Kept as written; read as 1949.'],
  [
    '31 May to 3 January 1949',
    '“31 May to 3 January 1949” has a day that no calendar has, or runs backwards. Kept as written.',
  ],
  ["'87", "“'87” has two digits of a year. Kept as written."],
  ['14 January', '“14 January” has no year. Kept as written.'],
  ['3/5 92', '“3/5 92” has two digits of a year. Kept as written.'],
  ['next Thursday', '“next Thursday” could not be read as a date. Kept as written.'],
  ['Sunday, 10 January 1949', '“Sunday, 10 January 1949” names another day of the week: 10 January 1949 was a Monday'],
])('says what is odd about %s', (given, message) => expect(messages(given)).toEqual([message]))

test('a double date has the weekday of both its names', () => {
  expect(messages('Sunday, 10/20 May 1649')).toEqual([
    '“Sunday, 10/20 May 1649” names another day of the week: 20 May 1649 was a Thursday',
  ])
  expect(messages('Thursday, 10/20 May 1649')).toEqual([])
})

test.each(['undated', '[s. d.]', 'o. D.', 'n.d.', 'sans date', 'без даты'])('%s is said, and no issue', (given) => {
  expect(readDateLine(given, 'cases')).toEqual({ dates: [{ asWritten: given, basis: 'stated' }], issues: [] })
})

test('no string makes it throw, and what it reads is EDTF', () => {
  const pieces = fc.constantFrom(
    ...'10 31 0 1949 49 /9 [ ] ? May Januar III / - . , vor nach zwischen und bis ca. Ende 1. Halbjahr an VIII 昭和 24年 p.m. 6:40 х'.split(
      ' ',
    ),
  )
  const dateLike = fc.array(pieces, { maxLength: 9 }).map((words) => words.join(' '))
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), dateLike), fc.boolean(), (given, known) => {
      const { dates } = readDateLine(given, 'cases', known ? { year: 1949, calendar: 'julian' } : {})
      for (const date of dates) if (date.edtf !== undefined) expect(parseEdtf(date.edtf), date.edtf).toBeDefined()
    }),
    { numRuns: 4000 },
  )
})

test('what is not written but told by the record is inferred', () => {
  expect(readDateLine("May '87", 'cases', { year: 1791 }).dates).toEqual([
    {
      edtf: '1787-05',
      asWritten: "May '87",
      basis: 'inferred',
      note: 'The century is not written; it is taken from 1791.',
    },
  ])
})

test('a number that is not in what was read is an issue', () => {
  const number = fc.oneof(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1500, max: 1999 }))
  const piece = fc.oneof(
    number.map(String),
    fc.constantFrom('-', '/', '.', ',', '[', ']', 'May', 'Octr', 'x', 'to', 'or', '?'),
  )
  const line = fc.array(piece, { minLength: 1, maxLength: 7 }).map((pieces) => pieces.join(' '))
  const glued = fc
    .tuple(number, number, number, fc.constantFrom('-', '/', '.'))
    .map(([a, b, c, sign]) => `${a}${sign}${b}${sign}${c}`)
  fc.assert(
    fc.property(fc.oneof(line, glued), (given) => {
      const { dates, issues } = readDateLine(given, 'cases')
      if (issues.length > 0) return
      const read = dates.flatMap((date) => [...`${date.edtf} ${date.hour} ${date.note}`.matchAll(/\d+/gu)].map(Number))
      const unread = (given.match(/\d+/gu) ?? []).filter(
        (digits) =>
          !read.some(
            (value) =>
              value === Number(digits) || (digits.length < 3 && value % 10 ** digits.length === Number(digits)),
          ),
      )
      expect(unread, `${given} was read as ${dates[0]?.edtf}`).toEqual([])
    }),
    { numRuns: 4000 },
  )
})

const SPENER = '../shared/cmif/spener/letters.csv'

test.skipIf(!existsSync(SPENER))('2,435 dates of Spener’s letters (skipped where ../shared/cmif is absent)', () => {
  const rows: Record<string, string>[] = parse(readFileSync(SPENER), { columns: true, bom: true })
  const counts = { read: 0, same: 0, bounds: 0 }
  for (const { senderDateText = '', senderDate = '' } of rows) {
    const found = edtf(senderDateText)
    const [mine, theirs] = [parseEdtf(found ?? ''), parseEdtf(senderDate)]
    if (mine !== undefined) counts.read++
    if (found === senderDate) counts.same++
    if (mine?.earliest === theirs?.earliest && mine?.latest === theirs?.latest) counts.bounds++
  }
  // The edition writes spring as March to June, "about the 7th" as the 4th to the 10th, and every day in brackets as an approximate one.
  console.info(
    `Spener: ${rows.length} dates, ${counts.read} read, ${counts.same} to the same EDTF, ${counts.bounds} to the same bounds`,
  )
  expect(counts.read).toBe(rows.length)
  expect(counts.same / rows.length).toBeGreaterThan(0.96)
})

const LETTERS = '../shared/tei/letters'
const DATE = /<date\b[^>]*?\bwhen(?:-iso)?="(?<when>\d{4}-\d{2}-\d{2})"[^>]*>(?<text>[^<]*\d[^<]*)<\/date>/gu

describe.skipIf(!existsSync(LETTERS))('dates in 300 letters (skipped where ../shared/tei is absent)', () => {
  test.each(['estournelles', 'schnitzler-briefe', 'suriano'])('%s', (folder) => {
    const wrong: string[] = []
    let count = 0
    for (const file of readdirSync(`${LETTERS}/${folder}`)) {
      for (const found of readFileSync(`${LETTERS}/${folder}/${file}`, 'utf8').matchAll(DATE)) {
        const { when = '', text = '' } = found.groups ?? {}
        const context = { year: Number(when.slice(0, 4)) }
        const [date] = readDateLine(text, file, context).dates
        const read = parseEdtf(date?.edtf ?? '')
        count++
        // "About" and "perhaps" reach further than the encoder's single day.
        const isSame = (read?.earliest ?? '9999') <= when && (read?.latest ?? '0000') >= when
        if (!isSame) wrong.push(`${file}: ${text} is ${when}, read as ${date?.edtf}`)
      }
    }
    console.info(`${folder}: ${count} dates, ${count - wrong.length} read as encoded`, wrong)
    expect(wrong.length / count).toBeLessThan(0.03)
  })
})
