import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Agent } from '#authority/agent.ts'
import type { Document } from '#document/document.ts'
import { toBody } from '#document/to-body.ts'
import { toDocument } from '#document/to-document.ts'
import type { Reference } from '#document/witness.ts'
import { tei } from '#formats/tei/read.ts'
import { writeTei } from '#formats/tei/write.ts'
import { type AgentId, type DocumentId, identifierFrom } from '#value/identifier.ts'
import { anyRecord } from './any-record.ts'
import { describedAlone } from './described-alone.ts'
import { draftsOf, readAll } from './read-all.ts'
import { hasTeiSchema, teiErrors } from './tei-schema.ts'

const id = identifierFrom<DocumentId>('4711')
const harrow = identifierFrom<AgentId>('harrow')
const agent: Agent = {
  kind: 'agent',
  id: harrow,
  entityType: 'person',
  names: [{ text: 'Harrow, Ada', kind: 'preferred' }],
  links: ['https://viaf.org/viaf/7'],
  status: { kind: 'reviewed' },
}

const full: Document = {
  kind: 'document',
  id,
  title: 'Telegram, Harrow to Quist, on the gauges & wells',
  held: 'text',
  genre: 'telegram',
  dates: [
    { role: 'sent', edtf: '1951-03-04', asWritten: 'March 4, 1951', hour: '17:00', basis: 'stated' },
    { role: 'received', edtf: '[1951-03-04..1951-03-06]', basis: 'inferred', note: 'conjecture of the edition' },
    { role: 'drafted', edtf: '1951-03?', basis: 'stated' },
    { role: 'seen', edtf: '1951-03-07/1951-03-09', basis: 'stated' },
  ],
  participants: [
    { role: 'sender', agent: harrow, asNamed: 'Harrow' },
    { role: 'recipient', asNamed: 'Quist', certainty: 'probable' },
    { role: 'via', asNamed: 'the cable office' },
    { role: 'mentioned', asNamed: 'Toll', refs: ['https://viaf.org/viaf/8'] },
  ],
  places: [
    { role: 'sent-from', asNamed: 'Aleppo' },
    { role: 'sent-to', asNamed: 'Port' },
    { role: 'subject', asNamed: 'the river' },
  ],
  numbers: [{ number: '41' }],
  classification: { marking: 'Secret; Priority' },
  summary: [{ lang: 'en', text: 'Tells the height of the water.' }],
  texts: [
    { id: 't1', kind: 'transcript', lang: 'ar', body: '<head xml:id="p1">41</head><p xml:id="p2">Nine.</p>' },
    { id: 't3', kind: 'transcript', lang: 'ar', body: '<p xml:id="c-p1">Ten.</p>' },
    {
      id: 't2',
      kind: 'translation',
      lang: 'en',
      translates: 't1',
      body: '<p xml:id="b-p1">Nine feet.</p>',
      credits: [{ role: 'translated', name: 'Ada Frost' }],
      rights: { statement: 'Ask first.', uri: 'http://rightsstatements.org/vocab/CNE/1.0/' },
    },
  ],
  witnesses: [
    {
      id: 'w1',
      kind: 'original',
      form: '2 leaves',
      note: 'torn\nstained',
      references: [{ levels: [], leaves: [], asGiven: 'Mission Archives, RG 4, Box 12', status: 'not-stated' }],
    },
    {
      id: 'w2',
      kind: 'printed',
      references: [],
      edition: { title: 'Papers', volume: '2', pages: '8', asGiven: 'Papers, vol. 2, p. 8' },
    },
  ],
  languages: ['ar', 'en'],
  rights: [{ statement: 'No rights reserved.', uri: 'https://creativecommons.org/publicdomain/zero/1.0/' }],
  credits: [{ role: 'translated', name: 'Ida Marsh', note: 'for the mission' }],
  keywords: ['water'],
  relations: [{ kind: 'replies-to', to: { citation: 'Quist to Harrow, 1 March' } }],
  access: { kind: 'public' },
  takenFrom: { name: 'Levant Papers', number: '17', address: 'https://levant.example/17', since: '2019' },
  unplaced: [{ label: 'x', value: 'y', at: 'z' }],
}
const described = { ...describedAlone(full), agents: new Map([[harrow, agent]]) }

const at = (asGiven: string, status: Reference['status']): Reference => ({ asGiven, status, levels: [], leaves: [] })

/** The file without what Chancery alone reads in it. */
const withoutOwn = (xml: string) => xml.replace(/<xenoData.*<\/xenoData>/su, '')

test('read by whoever knows TEI alone, a record has what the writer promises to tell', async () => {
  const [draft] = draftsOf(await readAll(tei, 'a.xml', withoutOwn(writeTei(described))))
  if (draft === undefined) throw new Error('no draft')
  const back = toDocument(draft, id).document
  const { title, genre, numbers, summary, languages, rights, credits, keywords, classification, takenFrom } = full
  expect(back).toMatchObject({
    title,
    genre,
    numbers,
    summary,
    languages,
    rights,
    credits,
    keywords,
    classification,
    takenFrom,
  })
  expect(draft.number?.value).toBe('4711')
  expect(back.dates).toMatchObject((full.dates ?? []).map(({ role, edtf, basis }) => ({ role, edtf, basis })))
  expect(back.dates?.[0]).toMatchObject({ hour: '17:00', asWritten: 'March 4, 1951' })
  expect(back.participants).toMatchObject([
    { role: 'sender', asNamed: 'Harrow', refs: ['https://viaf.org/viaf/7'] },
    { role: 'via', asNamed: 'the cable office' },
    { role: 'recipient', asNamed: 'Quist', certainty: 'probable' },
    { role: 'mentioned', asNamed: 'Toll', refs: ['https://viaf.org/viaf/8'] },
  ])
  expect(back.places?.map(({ role, asNamed }) => [role, asNamed])).toEqual(
    full.places?.map(({ role, asNamed }) => [role, asNamed]),
  )
  expect(back.witnesses).toMatchObject([
    {
      kind: 'original',
      form: '2 leaves',
      note: 'torn\nstained',
      references: [{ asGiven: 'Mission Archives, RG 4, Box 12' }],
    },
    { kind: 'printed', edition: { title: 'Papers', volume: '2', pages: '8', asGiven: 'Papers, vol. 2, p. 8' } },
  ])
  expect(back.relations).toMatchObject([{ kind: 'replies-to', to: { citation: 'Quist to Harrow, 1 March' } }])
  expect(draft.texts?.map(({ kind, lang }) => [kind, lang])).toEqual([
    ['transcript', 'ar'],
    ['transcript', 'ar'],
    ['translation', 'en'],
  ])
  const [, , translation] = full.texts ?? []
  expect(back.texts?.map(({ credits }) => credits)).toEqual([undefined, undefined, translation?.credits])
  expect(back.texts?.map(({ rights }) => rights)).toEqual([undefined, undefined, translation?.rights])
})

test('says who gives it out and where, beside whence it was taken', () => {
  const xml = writeTei(described, { name: 'The Archive', base: 'https://letters.example' })
  expect(xml).toMatch(/<publicationStmt>\s*<publisher>The Archive<\/publisher>/u)
  expect(xml).toContain('<idno type="URI">https://letters.example/documents/4711</idno>')
  expect(xml).toMatch(/<bibl type="taken-from">\s*<publisher>Levant Papers<\/publisher>/u)
})

test('what TEI has no place for stands in xenoData alone, and what nobody is shown nowhere', async () => {
  const xml = writeTei({
    ...described,
    document: {
      ...full,
      aliases: ['slug:GONE1'],
      parts: [{ id: 'GONE2', kind: 'message' }],
      participants: [{ role: 'sender', asNamed: 'Harrow', office: 'GONE3', onBehalfOf: 'GONE4', note: 'GONE5' }],
      classification: { marking: 'Secret', changes: [{ to: 'GONE6' }] },
      texts: [
        {
          id: 't1',
          kind: 'ocr',
          script: 'GONE7',
          completeness: 'excerpt',
          credits: [{ role: 'other', name: 'Ada Frost' }],
          rights: { statement: 'Ask first.' },
          body: '<p>w</p>',
        },
      ],
      witnesses: [
        {
          id: 'w1',
          kind: 'copy',
          references: [],
          files: ['GONE10'],
          marks: [{ kind: 'stamp', text: 'GONE11' }],
          release: { extent: 'denied', authority: 'GONE12' },
        },
      ],
      dates: [{ role: 'sent', edtf: '1951', zone: 'GONE13', basis: 'inferred', note: 'GONE14' }],
      inferred: [{ field: 'GONE15', from: 'title' }],
      unplaced: [{ label: 'GONE16', value: 'GONE17', at: 'GONE18' }],
      origin: { source: 'GONE19', key: 'GONE20', day: '2026-01-01' },
    },
  })
  expect(withoutOwn(xml)).not.toContain('GONE')
  expect(xml.match(/GONE\d+/gu)).toHaveLength(15)
  expect(xml).not.toMatch(/GONE(?:18|19|20)/u)
})

describe.skipIf(!hasTeiSchema)('against tei_all (skipped where ../shared/tei is not here)', () => {
  test.each([
    ['a full record', full],
    [
      'a title alone',
      {
        kind: 'document',
        id,
        title: 'Known by its title',
        held: 'title-only',
        access: { kind: 'public' },
      } satisfies Document,
    ],
    [
      'a text without anything in it',
      { ...full, texts: [{ id: 't1', kind: 'transcript', body: '' }] } satisfies Document,
    ],
    [
      'a paper that lies elsewhere now',
      {
        ...full,
        witnesses: [{ id: 'w1', kind: 'original', references: [at('A, 1', 'former'), at('B, 2', 'present')] }],
      } satisfies Document,
    ],
    ['three papers', { ...full, witnesses: [...(full.witnesses ?? []), ...(full.witnesses ?? [])] } satisfies Document],
  ])('%s is valid', async (_name, document) => {
    expect(await teiErrors(writeTei({ ...described, document }))).toEqual([])
  })

  test('any record is valid', async () => {
    await fc.assert(
      fc.asyncProperty(anyRecord, async (document) => {
        expect(await teiErrors(writeTei(describedAlone(document)))).toEqual([])
      }),
      { numRuns: 5 },
    )
  })

  test('two records are valid as one document', async () => {
    const [one, other] = [full, { ...full, id: identifierFrom<DocumentId>('4712') }].map((document) =>
      writeTei({ ...described, document }).replace(/^<\?xml.*\n/u, ''),
    )
    const header = /<teiHeader>.*?<\/teiHeader>/su.exec(
      withoutOwn(writeTei(describedAlone({ ...full, dates: [] }))),
    )?.[0]
    expect(
      await teiErrors(`<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">${header}${one}${other}</teiCorpus>`),
    ).toEqual([])
  })

  test('whatever strings stand in the fields', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', ' ', '<&>"', 'a\u0000b', 'http://x y', '../[', 'x-', '1949-02-31', '[1948..', '\uD800'),
    )
    const documents = fc.record({ a: text, b: text, c: text, d: text }).map(
      ({ a, b, c, d }): Document => ({
        ...full,
        title: a,
        genre: b,
        dates: [
          { role: 'sent', edtf: c, asWritten: d, hour: a, basis: 'inferred' },
          { role: 'event', edtf: `${a}/${b}`, basis: 'stated' },
        ],
        participants: [
          { role: 'sender', asNamed: a, refs: [b, c] },
          { role: 'mentioned', asNamed: d, refs: [a] },
        ],
        places: [{ role: 'subject', asNamed: b, refs: [c] }],
        summary: [{ lang: a, text: b }],
        texts: [
          {
            id: 't1',
            kind: 'translation',
            lang: c,
            translates: { lang: d, held: false },
            body: toBody([a, { name: b, attributes: { n: c }, children: [d] }], 'x').body,
          },
        ],
        languages: [a, b],
        rights: [{ statement: c, uri: d }],
        relations: [{ kind: 'related', to: { citation: a, address: b }, note: c }],
        takenFrom: { name: a, number: b, address: c, since: d },
        keywords: [a],
        credits: [{ role: 'other', name: b, note: c }],
      }),
    )
    for (const document of fc.sample(documents, { numRuns: 150, seed: 5 }))
      expect(await teiErrors(writeTei({ ...described, document }))).toEqual([])
  })
})
