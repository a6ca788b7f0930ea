import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Document } from '#document/document.ts'
import { CHANCERY_STYLE } from '#formats/csl/chancery-style.ts'
import { directed } from '#formats/csl/direction.ts'
import { type CslItem, toCslItem } from '#formats/csl/item.ts'
import { FORMS, openStyle } from '#formats/csl/style.ts'
import { styleHead } from '#formats/csl/style-head.ts'
import { type DocumentId, identifierFrom } from '#value/identifier.ts'
import { describedAlone } from '../described-alone.ts'
import { locales, PUBLISHER, SAMPLES } from './citing-samples.ts'

const own = openStyle(CHANCERY_STYLE, locales)
const items = SAMPLES.map((described) => toCslItem(described, PUBLISHER))
const item = (id: string): CslItem => {
  const found = items.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no ${id} among the samples`)
  return found
}
const cited = (id: string, form: (typeof FORMS)[number]) => own.cite([item(id)], form)[0]?.text

test.each([
  [
    '112659',
    'note',
    'Joseph Stalin to Mao Zedong, cable, January 10, 1949, English regest, Chancery, record 112659, version 1, https://chancery.example/documents/112659, after Wilson Center Digital Archive, 112659; original in Archive of the President of the Russian Federation (APRF), f. 45, op. 1, d. 330, pp. 95-96.',
  ],
  ['112659', 'short', 'Stalin to Mao, January 10, 1949, Chancery, record 112659.'],
  [
    '112659',
    'bibliography',
    'Stalin, Joseph. Cable to Mao Zedong. January 10, 1949. English regest. Chancery, record 112659, version 1, https://chancery.example/documents/112659. After Wilson Center Digital Archive, 112659; original in Archive of the President of the Russian Federation (APRF), f. 45, op. 1, d. 330, pp. 95-96.',
  ],
  [
    'telegram-1949-01-15-stalin',
    'note',
    'Joseph Stalin, Ciphered Telegram N…, January 15, 1949, Chancery, record telegram-1949-01-15-stalin, version 1, https://chancery.example/documents/telegram-1949-01-15-stalin, after Wilson Center Digital Archive.',
  ],
  [
    'conversation-1949-01-30',
    'short',
    'Memorandum of Conversation between Anastas Mikoyan and Mao Zedong, January 30, 1949, Chancery, record conversation-1949-01-30.',
  ],
] as const)('the house’s own style cites %s (%s)', (id, form, words) => {
  expect(cited(id, form)).toBe(words)
})

const telegram: CslItem = {
  id: 'x-1',
  type: 'personal_communication',
  title: 'A telegram',
  author: [{ family: 'Stuart [?]', given: 'John' }],
  recipient: [{ literal: 'Zhou Enlai [?]' }],
  genre: 'telegram',
  number: '221',
  issued: { literal: 'between January 21 and 31, 1691' },
  publisher: 'Letters & Papers <Test>',
  'citation-key': 'x-1',
  version: '1',
  URL: 'https://a.example/x-1',
}
const { recipient: _, ...unaddressed } = telegram
test.each<[string, CslItem, readonly string[]]>([
  [
    'with its number, and every doubt about who it was',
    telegram,
    [
      'John Stuart [?] to Zhou Enlai [?], telegram 221, between January 21 and 31, 1691, Letters & Papers <Test>, record x-1, ',
      'Stuart [?] to Zhou Enlai [?], between January 21 and 31, 1691, Letters & Papers <Test>, record x-1.',
      'Stuart [?], John. Telegram 221 to Zhou Enlai [?]. Between January 21 and 31, 1691. Letters & Papers <Test>, record x-1, ',
    ],
  ],
  [
    'by its writer, where nobody is known to have received it',
    { ...unaddressed, author: [{ literal: 'Zhou Enlai [?]' }], issued: { 'date-parts': [[1691, 9, 6]], circa: true } },
    [
      'Zhou Enlai [?], A telegram, c. September 6, 1691, ',
      'Zhou Enlai [?], A telegram, c. September 6, 1691, ',
      'Zhou Enlai [?]. A telegram. Circa September 6, 1691. ',
    ],
  ],
])('a telegram is cited %s', (_, one, beginnings) => {
  const texts = FORMS.map((form) => own.cite([one], form)[0]?.text ?? '')
  expect(texts.map((text, n) => text.slice(0, beginnings[n]?.length))).toEqual(beginnings)
})

const lying = { levels: [], leaves: [], asGiven: 'Box 7', status: 'not-stated' } as const
const printed = {
  id: 'w2',
  kind: 'printed',
  references: [],
  edition: { title: 'Works', volume: '18', pages: '520-521' },
} as const
test.each<[string, NonNullable<Document['witnesses']>, string]>([
  ['paper', [{ id: 'w1', kind: 'original', references: [lying] }, printed], '; original in Box 7.'],
  ['a copy', [{ id: 'w1', kind: 'certified-copy', references: [lying] }], '; certified copy in Box 7.'],
  ['print alone', [printed], '; printed in Works, vol. 18, pp. 520–521.'],
  ['nothing', [], '/documents/a-1.'],
])('a citation of %s', (_, witnesses, end) => {
  const id = identifierFrom<DocumentId>('a-1')
  const bare: Document = { kind: 'document', id, title: 'A paper', held: 'text', access: { kind: 'public' }, witnesses }
  const [note] = own.cite([toCslItem(describedAlone(bare), PUBLISHER)], 'note')
  expect(note?.text.endsWith(end)).toBe(true)
})

test('a passage is cited by its words for it, at its own address', () => {
  const cable = SAMPLES.find(({ document }) => document.id === '112659')
  const passage = { words: 'paragraph 2, words 4 to 10', path: '/documents/112659/passages/p2.4-10.00000000' }
  const [note] = own.cite(cable === undefined ? [] : [toCslItem(cable, PUBLISHER, { passage })], 'note')
  expect(note?.text).toContain(
    `English regest, ${passage.words}, Chancery, record 112659, version 1, https://chancery.example${passage.path}`,
  )
})

test('what is printed only is said to be printed, its title in italics', () => {
  const [{ text, runs } = { text: '', runs: [] }] = own.cite([item('izvestia-1949-01-18')], 'note')
  expect(text).toMatch(/; printed in Soviet-Chinese Relations, 1917-57\. Collection of documents, p\. 209\.$/u)
  expect(runs.find(({ as }) => as === 'italic')?.text).toBe(
    'Soviet-Chinese Relations, 1917-57. Collection of documents',
  )
})

test('the day on which somebody looked is said where it is known', () => {
  const [note] = own.cite([{ ...item('112659'), accessed: { 'date-parts': [[2026, 11, 29]] } }], 'note')
  expect(note?.text).toContain('/documents/112659, accessed November 29, 2026, after Wilson')
})

const signs = fc.array(fc.constantFrom(...'\\{}<>&"\'“’._~^%$#@*[]()|/u20 \n')).map((all) => all.join(''))

test('words from outside come through every form letter for letter, whatever markup they look like', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ minLength: 1, unit: 'binary' }), signs), (words) => {
      const odd = { ...item('112659'), archive: 'A', archive_location: `x${words}x` }
      const [note] = own.cite([odd], 'note')
      const kept = words.replace(/[\uf500-\uf5ff]/gu, '\ufffd')
      expect(note?.text.replace(/\s+/gu, '')).toContain(`x${kept}x`.replace(/\s+/gu, ''))
    }),
    { numRuns: 60 },
  )
})

test.each([
  ['<b>bold</b> & <i>not</i>'],
  ['a "quoted" leaf, and \'another\''],
  ['f. 1–2; <span class="nocase">x</span>'],
  ['ф. 3\\оп. 65\\д. 606'],
  ['R \\u20013? C:\\box\\3'],
])('a reference is printed exactly as it was given: %s', (given) => {
  const [note] = own.cite([{ ...item('112659'), archive: 'APRF', archive_location: given }], 'note')
  expect(note?.text).toContain(`APRF, ${given}.`)
})

test('a title of several lines is cited on one', () => {
  const [note] = own.cite([{ ...item('112659'), author: [], recipient: [], title: 'One\r\n  two' }], 'note')
  expect(note?.text).toMatch(/^One two, /u)
})

test.each([
  [CHANCERY_STYLE, 'Archival note'],
  ['<style xmlns="http://purl.org/net/xbiblio/csl"><info><title>A\n  style</title></info></style>', 'A style'],
  [
    '<style xmlns="http://purl.org/net/xbiblio/csl"><info><title>A</title><link rel="independent-parent" href="x"/></info></style>',
    undefined,
  ],
  ['<style><info><title>Of no vocabulary</title></info></style>', undefined],
  ['<style xmlns="http://purl.org/net/xbiblio/csl"><info><title>Cut', undefined],
  ['', undefined],
])('knows a style by its title', (source, title) => {
  expect(styleHead(source)?.title).toBe(title)
})

const SHARED = '../shared/csl'
describe.skipIf(!existsSync(SHARED))('styles of others (skipped where ../shared/csl is not here)', () => {
  const files = existsSync(SHARED) ? readdirSync(SHARED).filter((file) => file.endsWith('.csl')) : []

  test.each(files)(
    '%s cites every sample in every form; notes and bibliographies of Chicago and the MLA with archive and reference',
    (file) => {
      const style = openStyle(readFileSync(join(SHARED, file), 'utf8'), locales)
      for (const form of FORMS) {
        const texts = style.cite(items, form).map(({ text }) => text)
        expect(texts).toHaveLength(items.length)
        for (const text of texts) expect(text).not.toMatch(/undefined|\[CSL|[\uf500-\uf5ff]|NO_PRINTED_FORM/u)
      }
      if (!/chicago-notes|modern/u.test(file)) return
      const [entry] = style.cite([item('112659')], 'bibliography')
      expect(entry?.text).toMatch(/f\. 45, op\. 1, d\. 330, pp\. 95-96/iu)
      expect(entry?.text).toContain('Archive of the President of the Russian Federation (APRF)')
    },
  )
})

test('signs that turn the direction of writing reach no further than the name that has them', () => {
  const turned = { ...item('112659'), author: [{ literal: 'Joseph \u202eStalin' }] }
  expect(own.cite([turned], 'note')[0]?.text).toMatch(/^Joseph \u202eStalin\u202c to Mao Zedong, cable/u)
  expect(directed('\u2067a\u202bb\u2069c\u202ad\u202c')).toBe('\u2067a\u202bb\u2069c\u202ad\u202c')
  expect(directed('\u2068a\u202bb')).toBe('\u2068a\u202bb\u202c\u2069')
})
