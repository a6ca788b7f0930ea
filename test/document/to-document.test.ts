import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blocksOf, wordsOf } from '#document/block.ts'
import { realignTexts } from '#document/block-alignment.ts'
import { parseBody } from '#document/body.ts'
import { DATE_ROLES } from '#document/dated.ts'
import type { Document } from '#document/document.ts'
import type { Draft } from '#document/draft.ts'
import { PARTICIPANT_ROLES } from '#document/participant.ts'
import { toDocument } from '#document/to-document.ts'
import { tei } from '#formats/tei/read.ts'
import type { CollectionId, DocumentId } from '#value/identifier.ts'
import { identifierFrom } from '#value/identifier.ts'

const id = identifierFrom<DocumentId>('112659')
const at = 'x.txt:1'
const placed = <T>(value: T) => ({ value, at })
const made = (draft: Partial<Draft>) => toDocument({ at, ...draft }, id)
const document = (draft: Partial<Draft>): Document => made(draft).document
const messages = (draft: Partial<Draft>) => made(draft).issues.map(({ message }) => message)

describe('title', () => {
  test('stands as it is given', () => {
    expect(document({ title: placed('Cable, Stalin to\n Mao Zedong') })).toMatchObject({
      title: 'Cable, Stalin to Mao Zedong',
    })
  })
  test('is made from participants and date where there is none, and marked so', () => {
    const letter = document({
      dates: [{ role: 'sent', edtf: '1666-09-21', at }],
      participants: [
        { role: 'sender', name: 'Philipp Jakob Spener', at },
        { role: 'recipient', name: 'Gottlieb Spizel', at },
      ],
    })
    expect(letter).toMatchObject({
      title: 'Philipp Jakob Spener to Gottlieb Spizel, 21 September 1666',
      held: 'described-only',
      inferred: [{ field: 'title', from: 'participants, dates' }],
    })
  })
  test('is [Untitled] where nothing tells it', () =>
    expect(document({})).toMatchObject({ title: '[Untitled]', held: 'described-only' }))
})

describe('what the title tells', () => {
  const title = placed('Cable, Stalin to Mao Zedong, Nanjing Peace Proposal')
  test('fills what is missing, and is marked as inferred', () => {
    expect(document({ title })).toMatchObject({
      held: 'title-only',
      genre: 'telegram',
      genreAsGiven: 'cable',
      participants: [
        { role: 'sender', asNamed: 'Stalin' },
        { role: 'recipient', asNamed: 'Mao Zedong' },
      ],
      inferred: expect.arrayContaining([
        { field: 'genre', from: 'title' },
        { field: 'participants.sender', from: 'title' },
        { field: 'participants.recipient', from: 'title' },
      ]),
    })
  })
  test('never replaces what is stated', () => {
    const told = document({ title, genre: placed('Letter'), participants: [{ role: 'sender', name: 'Filippov', at }] })
    expect(told.genre).toBe('letter')
    expect(told.participants?.map(({ role, asNamed }) => [role, asNamed])).toEqual([
      ['sender', 'Filippov'],
      ['recipient', 'Mao Zedong'],
    ])
    expect(told.inferred).toEqual([{ field: 'participants.recipient', from: 'title' }])
  })
  test('is held against the stated date', () => {
    const told = made({
      title: placed('Letter from A to B on the conversation of 20 October 1997'),
      dates: [{ role: 'sent', asWritten: 'October 31, 1997', at }],
    })
    expect(told.document.dates).toMatchObject([{ edtf: '1997-10-31', asWritten: 'October 31, 1997', basis: 'stated' }])
    expect(told.issues).toMatchObject([
      { severity: 'note', field: 'dates', message: expect.stringContaining('both stand') },
    ])
  })
})

test('a reference tells the genre that nothing else tells', () => {
  expect(document({ title: placed('Untitled'), sources: [placed('893.00/1–849: Telegram')] })).toMatchObject({
    genre: 'telegram',
    inferred: [{ field: 'genre', from: 'archival reference' }],
  })
})

test('what the encoding of a title identifies is meant by the name that is read there, and not mentioned besides', () => {
  const told = document({
    title: placed('The Ambassador in China (Stuart) to the Secretary of State'),
    identified: [{ name: 'Stuart', refs: ['#p_SJL1'], heading: 'Stuart, J. Leighton' }],
    participants: [{ role: 'mentioned', name: 'Stuart', refs: ['#p_SJL1'], at }],
  })
  expect(told.participants).toEqual([
    { role: 'sender', asNamed: 'Ambassador in China (Stuart)', office: 'Ambassador in China', refs: ['#p_SJL1'] },
    { role: 'recipient', asNamed: 'Secretary of State' },
  ])
})

describe('dates', () => {
  test('two figures of a year are completed by the year that the source tells beside', () =>
    expect(document({ dates: [{ role: 'sent', asWritten: "Jany. 14th, '87", year: 1787, at }] }).dates).toMatchObject([
      { edtf: '1787-01-14', basis: 'inferred' },
    ]))
  test('words are read, the source’s own date comes first, and one is principal', () => {
    expect(
      document({
        dates: [
          { role: 'received', asWritten: 'some time after', at },
          { role: 'sent', edtf: '1949-01-10', asWritten: 'January 10, 1949', hour: '17:00', at },
        ],
      }).dates,
    ).toEqual([
      { role: 'received', asWritten: 'some time after', basis: 'stated' },
      {
        role: 'sent',
        edtf: '1949-01-10',
        asWritten: 'January 10, 1949',
        hour: '17:00',
        basis: 'stated',
        principal: true,
      },
    ])
  })
  test('tells where date and words differ, and keeps both', () => {
    expect(messages({ dates: [{ role: 'sent', edtf: '1949-01-10', asWritten: 'January 12, 1949', at }] })).toEqual([
      "“January 12, 1949” reads as 1949-01-12, the source has 1949-01-10; the source's was taken",
    ])
  })
  test('a year that is not written in full is that of the other date, else of the title; without either it is not read', () => {
    const words = { role: 'sent', asWritten: "May '87", at } as const
    const received = { role: 'received', edtf: '1787-06-03', at } as const
    expect(document({ dates: [words, received] }).dates).toMatchObject([{ edtf: '1787-05', basis: 'inferred' }, {}])
    expect(document({ title: placed('X to Y, 4 May 1787'), dates: [words] }).dates).toMatchObject([{ edtf: '1787-05' }])
    expect(document({ dates: [words] }).dates).toEqual([{ role: 'sent', asWritten: "May '87", basis: 'stated' }])
    expect(document({ dates: [words, received, { ...received, edtf: '1686' }] }).dates?.[0]).not.toHaveProperty('edtf')
  })
  test('a date that is none is read as far as it goes and kept as written, with a warning', () => {
    const told = made({ dates: [{ role: 'sent', edtf: '1949-13-45', at }] })
    expect(told.document.dates).toMatchObject([{ role: 'sent', edtf: '1949', asWritten: '1949-13-45' }])
    expect(told.issues).toContainEqual(expect.objectContaining({ severity: 'warning', field: 'dates' }))
  })
})

describe('where the papers lie', () => {
  const source = 'APRF, f. 45, op. 1, d. 330, pp. 95-96. Contributed by Sergey Radchenko.'
  test('source strings give witnesses and credits, once', () => {
    const told = document({
      sources: [placed(source), placed(source)],
      credits: [placed({ role: 'contributed', name: 'Sergey Radchenko' })],
    })
    expect(told.witnesses).toMatchObject([{ id: 'w1', references: [{ repository: 'aprf', levels: [{}, {}, {}] }] }])
    expect(told.credits).toEqual([{ role: 'contributed', name: 'Sergey Radchenko' }])
  })
  test('described witnesses come first, and a text gives the one that it says', () => {
    const told = document({
      witnesses: [
        { repository: 'Archives départementales de la Sarthe', reference: '12 J', kind: 'original', at },
        { repository: 'Butler Library', at },
      ],
      sources: [placed(source)],
      texts: [{ kind: 'transcript', of: 2, body: '<p>A</p>', at }],
    })
    expect(told.witnesses?.map(({ id: name, kind, references }) => [name, kind, references[0]?.asGiven])).toEqual([
      ['w1', 'original', 'Archives départementales de la Sarthe, 12 J'],
      ['w2', 'not-stated', 'Butler Library'],
      ['w3', 'not-stated', 'APRF, f. 45, op. 1, d. 330, pp. 95-96'],
    ])
    expect(told.texts?.[0]?.of).toBe('w2')
  })
})

describe('texts', () => {
  test('have ids of their own, and a translation still points at the original', () => {
    expect(
      document({
        texts: [
          { kind: 'transcript', lang: 'Russian', body: '<p xml:id="s1">Один.</p>', at },
          {
            kind: 'translation',
            lang: 'en',
            translates: { lang: 'zh', held: false },
            body: '<p corresp="#s1">One.</p>',
            at,
          },
        ],
      }),
    ).toMatchObject({
      held: 'text',
      texts: [
        { id: 't1', lang: 'ru', body: '<p xml:id="p1" source="#s1">Один.</p>' },
        { id: 't2', translates: { lang: 'zh', held: false }, body: '<p xml:id="b-p1" corresp="#p1">One.</p>' },
      ],
    })
  })
  test('without words are left out, and one that is no XML is held as words', () => {
    const told = made({
      texts: [
        { kind: 'transcript', body: ' ', at },
        { kind: 'transcript', body: 'a < b <p>', at },
      ],
    })
    expect(told.document.texts?.map(({ body }) => blocksOf(parseBody(body)).map(({ text }) => text))).toEqual([
      ['a < b <p>'],
    ])
    expect(told.issues.map(({ severity, field }) => [severity, field])).toEqual([
      ['note', 'texts'],
      ['warning', 'texts'],
    ])
  })
})

test('languages become tags; what is none is kept and told', () => {
  const told = made({ languages: [placed('Russian and Chinese'), placed('Volapuk-ish words')] })
  expect(told.document.languages).toEqual(['ru', 'zh'])
  expect(told.document.unplaced).toEqual([{ label: 'Language', value: 'Volapuk-ish words', at }])
  expect(told.issues).toMatchObject([{ severity: 'warning', field: 'languages', at }])
})

test.each([
  [{ statement: 'CC BY-SA 4.0' }, 'https://creativecommons.org/licenses/by-sa/4.0/'],
  [{ uri: 'http://creativecommons.org/licenses/by/4.0/deed.de' }, 'https://creativecommons.org/licenses/by/4.0/'],
  [{ statement: 'See https://rightsstatements.org/page/InC/1.0/.' }, 'http://rightsstatements.org/vocab/InC/1.0/'],
  [{ statement: 'CC0 1.0' }, 'https://creativecommons.org/publicdomain/zero/1.0/'],
  [{ statement: 'Ask the archive.' }, undefined],
])('rights %o have the address %s', (rights, uri) => {
  expect(document({ rights: [placed(rights)] }).rights).toEqual([{ ...rights, ...(uri === undefined ? {} : { uri }) }])
})

test('collections and relations are linked where the importer knows them, and kept where it does not', () => {
  const draft: Draft = {
    at,
    collections: [
      { value: 'vol-8', position: 3, at },
      { value: 'other', at },
    ],
    relations: [
      { kind: 'replies-to', value: 'd17', at },
      { kind: 'related', value: 'https://example.org/1', at },
    ],
  }
  const links = {
    collection: (key: string) => (key === 'vol-8' ? identifierFrom<CollectionId>('v8') : undefined),
    document: (key: string) => (key === 'd17' ? identifierFrom<DocumentId>('vol-d17') : undefined),
  }
  expect(toDocument(draft, id, links).document).toMatchObject({
    collections: [{ collection: 'v8', position: 3 }],
    relations: [
      { kind: 'replies-to', to: { document: 'vol-d17' } },
      { kind: 'related', to: { citation: 'https://example.org/1', address: 'https://example.org/1' } },
    ],
    unplaced: [{ label: 'collection', value: 'other', at }],
  })
})

const word = fc.constantFrom(
  'Stalin', 'Cable, Mao to Filippov [Stalin], 14 January 1951', '1949-01-10', 'January 10, 1949', 'APRF, f. 45, op. 1, d. 330, l. 5; and TNA, FO 371/1',
  'Russian', 'Contributed by A. B.', '', ' ', '\u0000<p>', '中文 undated', 'https://example.org/1',
) // biome-ignore format: a list of words
const words = fc.oneof(word, fc.string({ unit: 'grapheme' }))
const somewhere = words.map(placed)
const body = fc.oneof(
  words,
  words.map((text) => `<p xml:id="a">${text.replace(/[<&\0-\x1f]/gu, '')}</p>`),
)
const anyDraft: fc.Arbitrary<Draft> = fc.record(
  {
    at: fc.constant(at),
    title: somewhere,
    genre: somewhere,
    dates: fc.array(
      fc.record(
        { role: fc.constantFrom(...DATE_ROLES), edtf: words, asWritten: words, note: words, at: fc.constant(at) },
        { requiredKeys: ['role', 'at'] },
      ),
    ),
    participants: fc.array(
      fc.record({ role: fc.constantFrom(...PARTICIPANT_ROLES), name: words, at: fc.constant(at) }),
    ),
    places: fc.array(fc.record({ role: fc.constant('sent-from' as const), name: words, at: fc.constant(at) })),
    numbers: fc.array(somewhere),
    classification: somewhere,
    summaries: fc.array(fc.record({ value: words, lang: word, at: fc.constant(at) })),
    texts: fc.array(fc.record({ kind: fc.constant('transcript' as const), lang: words, body, at: fc.constant(at) }), {
      maxLength: 3,
    }),
    sources: fc.array(somewhere),
    witnesses: fc.array(
      fc.record({ repository: words, reference: words, note: words, at: fc.constant(at) }, { requiredKeys: ['at'] }),
    ),
    languages: fc.array(word.map(placed)),
    subjects: fc.array(somewhere),
    relations: fc.array(fc.record({ kind: fc.constant('related' as const), value: words, at: fc.constant(at) })),
    collections: fc.array(somewhere),
  },
  { requiredKeys: ['at'] },
)

const lettersOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
/** Words that a structured field says without them: credits by their role, lists of languages by being several, languages by their tags. */
const SAID = new Set(['and', 'by', 'a', 'b', 'contributed', 'russian', '中文', 'p', 'xml', 'id'])

test('takes any draft, the same way each time, and loses no word of it', () => {
  fc.assert(
    fc.property(anyDraft, (draft) => {
      const told = toDocument(draft, id)
      expect(toDocument(structuredClone(draft), id)).toEqual(told)
      const kept = new Set(lettersOf(JSON.stringify(told)))
      expect(
        lettersOf(valuesOf(draft).join(' ')).filter((letters) => !kept.has(letters) && !SAID.has(letters)),
      ).toEqual([])
      for (const text of told.document.texts ?? []) expect(() => parseBody(text.body)).not.toThrow()
    }),
    { numRuns: 150 },
  )
})

/** The strings of a draft's field, without the words that say which field it is. */
function valuesOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inside]) =>
    ['role', 'kind', 'at', 'lang'].includes(key) ? [] : valuesOf(inside),
  )
}

const LETTERS = '../shared/tei/letters'
test.skipIf(!existsSync(LETTERS))(
  'real letters lose no word and get unique ids (skipped where ../shared is absent)',
  async () => {
    const files = readdirSync(LETTERS, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.xml'))
    for (const file of files) {
      const bytes = new Uint8Array(readFileSync(`${LETTERS}/${file}`))
      const incoming = {
        name: file,
        bytes: (async function* () {
          yield bytes
        })(),
      }
      for await (const reading of tei.read(incoming)) {
        if (reading.kind !== 'draft') continue
        const { texts = [] } = toDocument(reading.draft, id).document
        const words = (bodies: readonly { readonly body: string }[]) =>
          bodies.map((text) => wordsOf(parseBody(text.body)).join(' '))
        expect([file, words(texts)]).toEqual([file, words(reading.draft.texts ?? [])])
        const ids = [
          ...texts
            .map(({ body: xml }) => xml)
            .join('')
            .matchAll(/xml:id="([^"]+)"/gu),
        ].map(([, name]) => name)
        expect([file, new Set(ids).size]).toEqual([file, ids.length])
        expect([file, realignTexts(texts, texts).texts]).toEqual([file, texts])
      }
    }
  },
)
