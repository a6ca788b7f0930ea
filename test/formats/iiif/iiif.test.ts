import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Block, blocksOf } from '#document/block.ts'
import { giveBlockIds } from '#document/block-id.ts'
import { bodyOfPlainText, holdable, parseBody, serializeBody } from '#document/body.ts'
import type { Document } from '#document/document.ts'
import { toDocument } from '#document/to-document.ts'
import { toAnnotationPage } from '#formats/iiif/annotations.ts'
import { toChanges, toChangesPage } from '#formats/iiif/changes.ts'
import { toCollection } from '#formats/iiif/collection.ts'
import { inLanguage } from '#formats/iiif/language-map.ts'
import { toManifest } from '#formats/iiif/manifest.ts'
import { navDate } from '#formats/iiif/nav-date.ts'
import { rightsAddress } from '#formats/iiif/rights.ts'
import { toSearchAnswer } from '#formats/iiif/search-answer.ts'
import { readHeld } from '#formats/jsonl/read.ts'
import { tei } from '#formats/tei/read.ts'
import type { Described } from '#holding/described.ts'
import { manifestWords } from '#site/pages/record/manifest-words.ts'
import { type DocumentId, identifierFrom } from '#value/identifier.ts'
import { PUBLISHER } from '../csl/citing-samples.ts'
import { describedAlone } from '../described-alone.ts'
import { draftsOf, readAll } from '../read-all.ts'
import { ANNOTATION_PAGE, CHANGES, CHANGES_PAGE, COLLECTION, MANIFEST, SEARCH_ANSWER, twice } from './schema.ts'
import { hasContexts, unknownTerms } from './terms.ts'

const blocks = (body: string): readonly Block[] => blocksOf(parseBody(body))

/** The manifest of a record and the pages that it leads to, held to the specifications and to each other. */
function sound(described: Described) {
  const words = manifestWords(described, blocks, true)
  const place = { id: described.document.id, base: PUBLISHER.base }
  const manifest = MANIFEST.parse(toManifest(described, words, PUBLISHER))
  const pages = words.texts.map((text) => ANNOTATION_PAGE.parse(toAnnotationPage(place, text)))
  const [canvas] = manifest.items
  const ids = [
    manifest.id,
    ...(manifest.service ?? []).map(({ id }) => id),
    ...[...manifest.homepage, ...manifest.rendering, ...manifest.seeAlso].map(({ id }) => id),
    ...manifest.items.map(({ id }) => id),
    ...pages.flatMap(({ id, items }) => [id, ...items.map((one) => one.id)]),
  ]
  expect(twice(...ids)).toEqual([])
  expect((canvas?.annotations ?? []).map(({ id }) => id)).toEqual(pages.map(({ id }) => id))
  for (const { items } of pages) for (const { target } of items) expect(target).toBe(canvas?.id)
  if (hasContexts) expect([manifest, ...pages].flatMap(unknownTerms)).toEqual([])
  return { manifest, pages, words, place }
}

const samples = ['january-1949', 'ischl-1894'].flatMap((name) => {
  const held = readFileSync(`samples/${name}.jsonl`, 'utf8')
    .trimEnd()
    .split('\n')
    .flatMap((line, n) => readHeld(JSON.parse(line), `line ${n + 1}`).held ?? [])
  const agents = new Map(held.flatMap((one) => (one.kind === 'agent' ? [[one.id, one] as const] : [])))
  const collections = new Map(held.flatMap((one) => (one.kind === 'collection' ? [[one.id, one] as const] : [])))
  return held.flatMap((one) => (one.kind === 'document' ? [{ ...describedAlone(one), agents, collections }] : []))
})

test.runIf(!hasContexts)('no term is looked up in its context: ../shared is not here', () => {})

test('every record of the samples', () => {
  const made = samples.map(sound)
  expect(made.length).toBeGreaterThan(15)
  expect(made.flatMap(({ pages }) => pages).length).toBeGreaterThan(10)
  expect(made.filter(({ manifest }) => manifest.partOf !== undefined).length).toBeGreaterThan(10)
})

test('a telegram: what it is, whence, under which terms, and its text as what it is', () => {
  const found = samples.find(({ document }) => document.id === '112659')
  if (found === undefined) throw new Error('no sample')
  const { manifest, pages } = sound(found)
  expect(manifest).toMatchObject({
    id: 'https://chancery.example/documents/112659/manifest.json',
    label: { none: ['Cable, Stalin to Mao Zedong, Nanjing Peace Proposal'] },
    navDate: '1949-01-10T00:00:00Z',
    items: [{ label: { en: ['Not digitised here'] } }],
  })
  expect(manifest.requiredStatement?.value.en).toContain('Taken from Wilson Center Digital Archive, 112659.')
  expect(manifest.metadata).toContainEqual({
    label: { en: ['Source'] },
    value: {
      none: ['Archive of the President of the Russian Federation (APRF), f. 45, op. 1, d. 330, pp. 95-96'],
    },
  })
  expect(pages[0]?.label).toEqual({ en: ['Regest, English'] })
  expect(pages[0]?.items[0]).toMatchObject({ label: { en: ['Regest, English'] }, body: { language: 'en' } })
})

test.each([
  ['https://creativecommons.org/licenses/by-sa/4.0/', 'http://creativecommons.org/licenses/by-sa/4.0/'],
  [
    'https://creativecommons.org/licenses/by-nc-nd/3.0/at/deed.de',
    'http://creativecommons.org/licenses/by-nc-nd/3.0/at/',
  ],
  ['http://www.creativecommons.org/publicdomain/zero/1.0', 'http://creativecommons.org/publicdomain/zero/1.0/'],
  ['https://rightsstatements.org/vocab/InC-EDU/1.0/', 'http://rightsstatements.org/vocab/InC-EDU/1.0/'],
  ['http://rightsstatements.org/page/CNE/1.0/?language=de', 'http://rightsstatements.org/vocab/CNE/1.0/'],
  ['https://rightsstatements.org/vocab/MINE/1.0/', undefined],
  ['https://creativecommons.org/licenses/by-nd-sa/4.0/', undefined],
  ['https://creativecommons.org.example/licenses/by/4.0/', undefined],
  ['https://letters.example/rights', undefined],
  ['', undefined],
])('rights %s are %s', (given, address) => expect(rightsAddress(given)).toBe(address))

test.each([
  ['1949-01-10', '1949-01-10'],
  ['1949-02~', '1949-02-01'],
  ['1949?', '1949-01-01'],
  ['1948-12-30/1949-01-02', '1948-12-30'],
  ['[1949-01-08,1949-01-09]', '1949-01-08'],
  ['0079-08-24', '0079-08-24'],
  ['../1949', undefined],
  ['194X', undefined],
  ['-0044-03-15', undefined],
  ['0000', undefined],
  ['Y17E7', undefined],
  ['no date', undefined],
])('a viewer puts %s at %s', (edtf, day) =>
  expect(navDate({ dates: [{ role: 'sent', edtf, basis: 'stated' }] } as unknown as Document)).toEqual(
    day === undefined ? {} : { navDate: `${day}T00:00:00Z` },
  ),
)

test('collections and changes', () => {
  const documents = samples.map(({ document }) => document)
  const list = { id: 'https://chancery.example/x', label: inLanguage('en', 'A'), metadata: [], documents }
  const made = [
    COLLECTION.parse(
      toCollection(
        { ...list, homepage: list.id, first: `${list.id}1`, next: `${list.id}2`, summary: 'Of A.' },
        PUBLISHER,
      ),
    ),
    CHANGES.parse(toChanges(PUBLISHER.base, { first: 0, last: 7, total: 9 })),
    CHANGES_PAGE.parse(
      toChangesPage(PUBLISHER.base, 3, {
        previous: 1,
        next: 4,
        changes: documents.map(({ id }, n) => ({
          id,
          at: new Date(9e12 - n),
          deleted: n % 3 === 0,
          first: n % 2 === 0,
        })),
      }),
    ),
  ]
  expect(made[0]).toMatchObject({ items: { length: documents.length + 1 } })
  if (hasContexts) expect(made.flatMap(unknownTerms)).toEqual([])
})

test.skipIf(!hasContexts)('a term that no context knows is found', () => {
  const P3 = 'http://iiif.io/api/presentation/3/context.json'
  const odd = {
    '@context': P3,
    type: 'Manifest',
    label: { nowhere: ['x'] },
    titel: 'x',
    items: [{ type: 'Canvass' }, { type: 'Annotation', body: { type: 'TextualBody' }, motivation: 'reading' }],
  }
  expect(unknownTerms(odd)).toEqual([
    '.label language nowhere',
    '.titel',
    '.items type Canvass',
    '.items.body type TextualBody',
    '.items.motivation reading',
  ])
})

const withText = (words: string): Document => ({
  kind: 'document',
  id: identifierFrom('n1'),
  title: words,
  held: 'text',
  access: { kind: 'public' },
  summary: [{ text: words, lang: words }],
  keywords: [words],
  credits: [{ role: 'translated', name: words }],
  takenFrom: { name: words },
  rights: [{ statement: words, uri: words }],
  participants: [{ role: 'sender', asNamed: words }],
  texts: [
    {
      id: words,
      kind: 'translation',
      lang: 'en',
      body: serializeBody(giveBlockIds(bodyOfPlainText(holdable(words).text), '').body),
    },
  ],
})

test('what was found is quoted, each stretch with what stands around it', () => {
  const { words, place } = sound(describedAlone(withText('🂡 One 🂢 two.\n\nThree.')))
  const found = [
    {
      of: 'translation',
      block: 'p1',
      text: '🂡 One 🂢 two.',
      marks: [
        [3, 6],
        [10, 13],
      ] as const,
    },
    { of: 'translation', block: 'p1', text: 'No longer so.', marks: [[0, 2]] as const },
  ]
  const id = 'https://chancery.example/documents/n1/manifest/search?q=x'
  const answer = SEARCH_ANSWER.parse(toSearchAnswer(place, words.texts, { id, ignored: ['date'], found }))
  expect(answer.items.map(({ body }) => body.value)).toEqual(['🂡 One 🂢 two.'])
  expect(answer.annotations?.[0]?.items.map(({ target }) => target.selector[0])).toEqual([
    { type: 'TextQuoteSelector', prefix: '🂡 ', exact: 'One', suffix: ' 🂢 two.' },
    { type: 'TextQuoteSelector', prefix: '🂡 One 🂢 ', exact: 'two', suffix: '.' },
  ])
})

const NAUGHTY = '../shared/hostile/naughty-strings.json'
test.skipIf(!existsSync(NAUGHTY))(`naughty strings come through (skipped where ${NAUGHTY} is not)`, () => {
  const naughty = (JSON.parse(readFileSync(NAUGHTY, 'utf8')) as readonly string[]).filter((one) => one.trim() !== '')
  for (const words of naughty.map((one) => one.toWellFormed())) {
    const { manifest, pages } = sound(describedAlone(withText(words)))
    expect(manifest.label.none?.[0]?.trimEnd()).toBe(words.trimEnd())
    expect(JSON.stringify(manifest.metadata)).toContain(JSON.stringify(words).slice(1, -1))
    const said = pages.flatMap(({ items }) => items.map(({ body }) => body.value)).join('')
    // A text is told as it is read: soft hyphens are no signs of it.
    const bare = (text: string) => text.replace(/[\s\u00AD]+/gu, '')
    expect(bare(said)).toBe(bare(holdable(words).text))
  }
})

const LETTERS = '../shared/tei/letters'
describe.skipIf(!existsSync(LETTERS))('300 real letters (skipped where ../shared/tei is not here)', () => {
  test('each has a sound manifest, and its words in its pages', { timeout: 120_000 }, async () => {
    const files = readdirSync(LETTERS).flatMap((folder) =>
      readdirSync(`${LETTERS}/${folder}`).map((file) => `${folder}/${file}`),
    )
    let dated = 0
    for (const file of files) {
      const [draft] = draftsOf(await readAll(tei, file, readFileSync(`${LETTERS}/${file}`)))
      if (draft === undefined) throw new Error(file)
      const { document } = toDocument(draft, identifierFrom<DocumentId>(draft.key?.value ?? file))
      const { manifest, pages } = sound(describedAlone(document))
      expect([file, pages.length]).toEqual([file, document.texts?.length ?? 0])
      if (manifest.navDate !== undefined) dated += 1
    }
    expect(files).toHaveLength(300)
    expect(dated).toBeGreaterThan(290)
  })
})
