import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Dated } from '#document/dated.ts'
import { writeBibtex } from '#formats/bibtex/write.ts'
import { CHANCERY_STYLE } from '#formats/csl/chancery-style.ts'
import { toCslItem } from '#formats/csl/item.ts'
import { openStyle } from '#formats/csl/style.ts'
import { cellsOf } from '#formats/csv/write-documents.ts'
import { dublinCore } from '#formats/dublin-core/elements.ts'
import { toRecordsInContexts } from '#formats/records-in-contexts/write.ts'
import { writeRis } from '#formats/ris/write.ts'
import { toSchemaOrg } from '#formats/schema-org/write.ts'
import type { Described } from '#holding/described.ts'
import { headMetadata } from '#site/frame/head-metadata.ts'
import { type DocumentId, identifierFrom } from '#value/identifier.ts'
import { describedAlone } from '../described-alone.ts'
import { locales, PUBLISHER } from './citing-samples.ts'

const own = openStyle(CHANCERY_STYLE, locales)

/** A paper of that date; after an exclamation mark, of a disputed one. */
function paper(given: string): Described {
  const basis: Dated['basis'] = given.startsWith('!') ? 'disputed' : 'stated'
  const dates = [{ role: 'sent', edtf: given.replace('!', ''), basis }] as const
  const id = identifierFrom<DocumentId>('x-1')
  return describedAlone({ kind: 'document', id, title: 'A paper', held: 'text', access: { kind: 'public' }, dates })
}
const itemOf = (given: string) => toCslItem(paper(given), PUBLISHER)
/** What stands between the title and the archive. */
const printed = (text = '') => text.replace(/^A paper, /u, '').replace(/, Chancery.*$/u, '')

test.each([
  ['1949-01-10', 'January 10, 1949'],
  ['1949-01', 'January 1949'],
  ['1949', '1949'],
  ['1949-01-10~', 'c. January 10, 1949'],
  ['1894-07-17?', 'July 17, 1894?'],
  ['1949?', '1949?'],
  ['1949-01-10%', 'about January 10, 1949?'],
  ['!1949-01-08', 'January 8, 1949?'],
  ['1774-08-29/1774-09-05', 'August 29 – September 5, 1774'],
  ['1949-01-06/1949-01-08', 'January 6–8, 1949'],
  ['1948-12/1949-01-03', 'December 1948 – January 3, 1949'],
  ['1679-01?/1679-09?', 'January – September 1679?'],
  ['1679-01~/1679-09~', 'about January – September 1679'],
  ['1679-01~/1679-09', 'about January 1679 – September 1679'],
  ['[1691-01-21..1691-01-31]', 'between January 21 and 31, 1691'],
  ['![1691-01-21..1691-01-31]', 'between January 21 and 31, 1691?'],
  ['[1948-12-30,1949-01-01]', 'December 30, 1948 or January 1, 1949'],
  ['[1949-01-06,1949-01-07,1949-01-09]', 'January 6, 7 or 9, 1949'],
  ['{1949-01-01,1949-01-03}', 'January 1 and 3, 1949'],
  ['1949-01-10/..', 'from January 10, 1949'],
  ['../1949-01-10', 'until January 10, 1949'],
  ['[1949-01-10..]', 'not before January 10, 1949'],
  ['1949-21', 'spring 1949'],
  ['194X', '1940s'],
  ['1949-01-XX', 'January 1949, day not known'],
  ['XXXX-01-05', 'January 5, year not known'],
])('the house’s own style prints %s as “%s”', (edtf, words) => {
  expect(printed(own.cite([itemOf(edtf)], 'short')[0]?.text)).toBe(words)
})

test('an open style prints a record as it is now, and not as it was', () => {
  const sorted = CHANCERY_STYLE.replace('<bibliography>', '<bibliography><sort><key variable="title"/></sort>')
  const style = openStyle(sorted, locales)
  style.cite([itemOf('1949-01-10')], 'bibliography')
  expect(style.cite([itemOf('1691')], 'bibliography')[0]?.text).toContain('. 1691. ')
})

test.each([
  ['1949-01-10', '1949', '1949/01/10/', '1949/01/10', '1949-01-10'],
  ['1949-01~', '1949', '1949/01//circa', '1949/01', '1949-01~'],
  ['!1949-01-08', '1949', '1949/01/08/uncertain', '1949/01/08', '1949-01-08?'],
  ['1774-08-29/1774-09-05', '1774', '1774///August 29 – September 5', '1774', '1774-08-29/1774-09-05'],
  ['1948-12/1949-01-03', '1948', '///December 1948 – January 3, 1949', '1948', '1948-12/1949-01-03'],
  ['[1691-01-21..1691-01-31]', '1691', '1691///between January 21 and 31', '1691/01', '[1691-01-21..1691-01-31]'],
  [
    '[1948-12-30,1949-01-01]',
    undefined,
    '///December 30, 1948 or January 1, 1949',
    undefined,
    '[1948-12-30,1949-01-01]',
  ],
  ['1949-21', '1949', '1949///spring', '1949', '1949-21'],
  ['194X', undefined, '///1940s', undefined, '194X'],
  ['-0043-03-15', '-0043', '///March 15, 44 BC', '-0043/03/15', '-0043-03-15'],
])(
  '%s has in RIS the year %s and the day “%s”, in the head %s, and one EDTF everywhere',
  (edtf, year, day, head, one) => {
    const described = paper(edtf)
    const item = itemOf(edtf)
    const ris = (tag: string) => new RegExp(`^${tag}  - (?<value>.*)\r$`, 'mu').exec(writeRis(item))?.groups?.value
    const inHead = (name: string) => headMetadata(item, undefined).find((each) => each.name === name)?.content
    expect([ris('PY'), ris('DA'), inHead('citation_publication_date')]).toEqual([year, day, head])
    expect(inHead('DC.date')).toBe(one)
    expect(dublinCore(described, PUBLISHER)).toContainEqual(['date', one])
    expect(toSchemaOrg(described, PUBLISHER)).toMatchObject({ dateCreated: one })
    expect(cellsOf(described, PUBLISHER.base)).toContain(one)
    expect(JSON.stringify(toRecordsInContexts(described, PUBLISHER))).toContain(`"rico:normalizedDateValue":"${one}"`)
    if (!one.startsWith('[')) expect(writeBibtex(item)).toContain(`  date = {${one}},\n`)
  },
)

test('BibTeX has no sets: their words stand as the year', () => {
  const text = writeBibtex(itemOf('[1691-01-21..1691-01-31]'))
  expect(text).toContain('  year = {between January 21 and 31, 1691},\n')
  expect(text).not.toContain('  date = ')
})

const SHARED = '../shared/csl'
describe.skipIf(!existsSync(SHARED))('styles of others (skipped where ../shared/csl is not here)', () => {
  test.each([
    ['chicago-notes-bibliography', '“A Paper.” Version 1. Chancery, July 17, 1894?', 'August 29 – September 5, 1774'],
    ['apa', 'A paper (Version 1). (July 17, 1894?). Chancery', '(August 29 – September 5, 1774)'],
  ])('%s prints a doubted date once, and a span', (file, doubted, span) => {
    const style = openStyle(readFileSync(`${SHARED}/${file}.csl`, 'utf8'), locales)
    const entry = (edtf: string) => style.cite([itemOf(edtf)], 'bibliography')[0]?.text
    expect(entry('1894-07-17?')).toContain(doubted)
    expect(entry('1774-08-29/1774-09-05')).toContain(span)
    // citeproc refuses the whole style at ends of unlike precision.
    expect(entry('1948-12/1949-01-03')).toContain('December 1948 – January 3, 1949')
  })
})
