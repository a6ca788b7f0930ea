import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordsOf } from '#document/block.ts'
import { parseBody } from '#document/body.ts'
import { parsePageCitation } from '#formats/record-page/citation.ts'
import { addressTells, donorNamed, isDateLine, tabLanguage } from '#formats/record-page/furniture.ts'
import { recordPage } from '#formats/record-page/read.ts'
import { draftsOf, incoming, issuesOf, readAll } from '../bytes-of.ts'

const SEED = '../shared/seed/cable-1949-01-10-112659.txt'

test.skipIf(!existsSync(SEED))('the first record (skipped where ../shared is absent)', async () => {
  const readings = await readAll(recordPage, incoming(new Uint8Array(readFileSync(SEED)), 'cable.txt'))
  const [draft] = draftsOf(readings)
  expect(draft).toMatchObject({
    key: { value: '112659' },
    number: { value: '112659', at: 'cable.txt:55' },
    title: { value: 'Cable, Stalin to Mao Zedong, Nanjing Peace Proposal' },
    dates: [{ role: 'sent', asWritten: 'January 10, 1949' }],
    summaries: [{ value: expect.stringMatching(/^Stalin informs Mao/u) as unknown }],
    sources: [{ value: 'Archive of the President of the Russian Federation (APRF), f. 45, op. 1, d. 330, pp. 95-96.' }],
    takenFrom: { name: 'Wilson Center Digital Archive', number: '112659', since: '2011-11-20' },
  })
  expect(draft?.texts?.[0]?.body).toMatch(/^<p>Comrade Mao Zedong\.<\/p>.*Filippov \[Stalin\]<\/p>$/u)
  expect(draft?.rights?.[0]?.value.statement).toContain('welcomes reuse')
  expect(draft?.unplaced).toBeUndefined()
  expect(issuesOf(readings).map(({ severity, field }) => `${severity} ${field}`)).toEqual([
    'note participants',
    'note languages',
    'note texts',
  ])
})

test.each([
  ['January 08, 1949', true],
  ['November 1967', true],
  ['1948', true],
  ['circa 1950', true],
  ['undated', true],
  ['2011-11-20', true],
  ['January 6 - January 7, 1963', true],
  ['Cable, Stalin to Mao Zedong', false],
  ['May the first', false],
  ['1948 was a year', false],
])('%s as a line of its own is a date: %s', (line, is) => expect(isDateLine(line)).toBe(is))

test.each([
  ['This document was made possible with support from the Leon Levy Foundation', 'Leon Levy Foundation'],
  ['This document was made possible with support from MacArthur Foundation', 'MacArthur Foundation'],
  ['This document was made by hand', undefined],
])('the donor of %j', (line, name) => expect(donorNamed(line)).toBe(name))

test.each([
  ['https://digitalarchive.wilsoncenter.org/document/112659', { number: '112659' }],
  ['https://digitalarchive.wilsoncenter.org/document/cable-stalin', { alias: 'slug:cable-stalin' }],
  ['https://digitalarchive.wilsoncenter.org/node/89832', { alias: 'node:89832' }],
  ['https://example.org/', {}],
])('%s tells', (address, told) => expect(addressTells(address)).toEqual(told))

test.each([
  ['English HTML', 'English'],
  ['Serbo Croatian PDF', 'Serbo Croatian'],
  ['English', undefined],
])('the tab %s', (line, language) => expect(tabLanguage(line)).toBe(language))

test.each<[string, unknown]>([
  [
    '"Draft Reply, Stalin to Mao," November 1967, History and Public Policy Program Digital Archive, MOL, XIX-J-1-j Korea, 4. doboz. Translated for NKIDP by Balazs Szalontai. https://example.org/document/1',
    {
      title: 'Draft Reply, Stalin to Mao',
      date: 'November 1967',
      source: 'MOL, XIX-J-1-j Korea, 4. doboz. Translated for NKIDP by Balazs Szalontai.',
      address: 'https://example.org/document/1',
    },
  ],
  [
    '"Note," 1948, History and Public Policy Program Digital Archive, Obtained by A. B.',
    { title: 'Note', date: '1948', source: 'Obtained by A. B.' },
  ],
  ['"Just a quotation," he said.', undefined],
])('the citation %.40s', (given, citation) => expect(parsePageCitation(given)).toEqual(citation))

test('no word of a page is lost, whatever stands between its labels', async () => {
  const word = fc.constantFrom('alpha', 'beta', 'gamma', 'Source', 'Rights', 'Stalin.', 'I', 'P.S.', '"x"', '1949')
  const line = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '))
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
      const page = `Skip to content\n\nMay 1, 1950\n\nTitle\n\nbegin ${lines.join('\n')}\n\nDocument Information\n\nRecord ID\n\n7\n`
      const [draft] = draftsOf(await readAll(recordPage, incoming(page)))
      const kept = [
        ...(draft?.texts ?? []).flatMap((text) => wordsOf(parseBody(text.body))),
        ...(draft?.summaries ?? []).flatMap(({ value }) => value.split(/\s+/u)),
      ]
      expect(kept.toSorted()).toEqual(`begin ${lines.join(' ')}`.split(/\s+/u).filter(Boolean).toSorted())
    }),
    { numRuns: 200 },
  )
})
