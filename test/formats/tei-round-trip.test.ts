import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blockPrefix } from '#document/block-id.ts'
import type { Document } from '#document/document.ts'
import { toDocument } from '#document/to-document.ts'
import { documentSchema } from '#formats/jsonl/document-schema.ts'
import { jsonl } from '#formats/jsonl/read.ts'
import { tei } from '#formats/tei/read.ts'
import { writeTei } from '#formats/tei/write.ts'
import type { Described } from '#holding/described.ts'
import type { Held } from '#holding/held.ts'
import { type DocumentId, identifierFrom } from '#value/identifier.ts'
import { describedAlone } from './described-alone.ts'
import { draftsOf, readAll } from './read-all.ts'
import { hasTeiSchema, teiErrors } from './tei-schema.ts'

/** The record that comes back when it is written as TEI and read again, beside records of these numbers. */
async function again(
  described: Described,
  known: ReadonlySet<string> = new Set(),
  change = (xml: string) => xml,
): Promise<Document> {
  const [draft] = draftsOf(await readAll(tei, 'again.xml', change(writeTei(described))))
  if (draft === undefined) throw new Error(described.document.id)
  const document = (key: string) => (known.has(key) ? identifierFrom<DocumentId>(key) : undefined)
  return toDocument(draft, described.document.id, { document }).document
}

/**
 * What of a record does not come back, each with its reason; everything else does.
 * - `origin`: how it came into the archive that wrote it; a new import states its own.
 * - `unplaced.at`: the place in the file that was imported there, which nobody is shown; it is the place in the TEI file now.
 */
const kept = ({ origin: _, unplaced, ...document }: Document) => ({
  ...document,
  ...(unplaced === undefined ? {} : { unplaced: unplaced.map(({ label, value }) => ({ label, value })) }),
})

/** A relation to a record that is not known where it is read is a citation of its number. */
const relatedIn = ({ relations = [] }: Document): ReadonlySet<string> =>
  new Set(relations.flatMap(({ to }) => ('document' in to ? [to.document] : [])))

async function samples(): Promise<{ readonly documents: readonly Document[]; readonly rest: Partial<Described> }> {
  const held: Held[] = []
  for (const reading of await readAll(jsonl, 'january-1949.jsonl', readFileSync('samples/january-1949.jsonl')))
    if (reading.kind === 'held') held.push(reading.held)
  const rest = {
    agents: new Map(held.filter((one) => one.kind === 'agent').map((one) => [one.id, one])),
    places: new Map(held.filter((one) => one.kind === 'place').map((one) => [one.id, one])),
    subjects: new Map(held.filter((one) => one.kind === 'subject').map((one) => [one.id, one])),
    collections: new Map(held.filter((one) => one.kind === 'collection').map((one) => [one.id, one])),
  }
  return { documents: held.filter((one) => one.kind === 'document'), rest }
}

test('each record of the samples comes back whole from its own TEI', async () => {
  const { documents, rest } = await samples()
  for (const document of documents) {
    const described = { ...describedAlone(document), ...rest }
    expect(kept(await again(described, relatedIn(document)))).toEqual(kept(document))
  }
  expect(documents.length).toBeGreaterThan(20)
})

const LETTERS = '../shared/tei/letters'

test.skipIf(!existsSync(LETTERS))(
  'each of 300 real letters does (skipped where ../shared/tei is not here)',
  async () => {
    const files = readdirSync(LETTERS).flatMap((folder) =>
      readdirSync(`${LETTERS}/${folder}`).map((file) => `${folder}/${file}`),
    )
    for (const file of files) {
      const [draft] = draftsOf(await readAll(tei, file, readFileSync(`${LETTERS}/${file}`)))
      if (draft === undefined) throw new Error(file)
      const { document } = toDocument(draft, identifierFrom<DocumentId>(draft.key?.value ?? file))
      expect(kept(await again(describedAlone(document))), file).toEqual(kept(document))
    }
    expect(files).toHaveLength(300)
  },
)

const HOSTILE = [
  '\uFEFFbegins with a mark',
  ' a blank before  and  two between ',
  '\u1680',
  'a\u2028b\u2029c',
  '\0\u0001\uFFFE\uFFFF\uD800',
  'a\r\nb\rc\td',
  ']]></xenoData><p/>&amp;&lt;"\'',
  '',
]
const few = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 2 })
const anyWords = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary', maxLength: 20 }),
)
const anyId = fc.constantFrom('ccp', 'joseph-stalin', 'A_1')
const opt = { requiredKeys: [] as [] }
const anyCertainty = fc.constantFrom('certain', 'probable', 'possible')
const anyCredit = fc.record(
  { role: fc.constantFrom('translated', 'other'), name: anyWords, note: anyWords },
  { requiredKeys: ['role', 'name'] },
)
const anyRights = fc.record({ statement: anyWords, uri: anyWords }, opt)
const anyBody = fc.constantFrom(
  '',
  '<p xml:id="p1">One</p>',
  '<p xml:id="p7"> \uFEFFtwo  blanks\u2029</p><p xml:id="p3">\u1680</p>',
  '<p xml:id="p1"/>',
  '<list><item xml:id="p1">a &amp; b</item></list>',
)
const anyFields = fc.record(
  {
    aliases: few(anyWords),
    genre: fc.constantFrom('telegram', 'unheard of'),
    genreAsGiven: anyWords,
    parts: few(fc.record({ id: anyWords, kind: fc.constantFrom('message', 'enclosure'), label: anyWords })),
    dates: few(
      fc.record(
        {
          role: fc.constantFrom('sent', 'deciphered', 'event'),
          edtf: fc.constantFrom('1949-01-10', '1949?', '[1949-01..1949-03]', '1949/1950'),
          asWritten: anyWords,
          calendar: fc.constantFrom('minguo', 'julian'),
          hour: anyWords,
          zone: anyWords,
          place: anyId,
          basis: fc.constantFrom('stated', 'inferred', 'disputed'),
          note: anyWords,
          part: anyWords,
          principal: fc.boolean(),
        },
        { requiredKeys: ['role', 'basis'] },
      ),
    ),
    participants: few(
      fc.record(
        {
          role: fc.constantFrom('sender', 'recipient', 'author', 'interpreter'),
          agent: anyId,
          office: anyWords,
          onBehalfOf: anyWords,
          asNamed: anyWords,
          refs: few(anyWords),
          certainty: anyCertainty,
          note: anyWords,
          part: anyWords,
        },
        { requiredKeys: ['role'] },
      ),
    ),
    places: few(
      fc.record(
        { role: fc.constantFrom('sent-from', 'mentioned'), place: anyId, asNamed: anyWords },
        { requiredKeys: ['role'] },
      ),
    ),
    numbers: few(
      fc.record(
        { number: anyWords, office: anyWords, direction: fc.constant('incoming'), part: anyWords },
        { requiredKeys: ['number'] },
      ),
    ),
    classification: fc.record({ marking: anyWords, changes: few(fc.record({ to: anyWords, date: anyWords })) }),
    summary: few(
      fc.record({ lang: fc.constantFrom('en', 'zh-Hant', 'x-none'), text: anyWords }, { requiredKeys: ['text'] }),
    ),
    texts: few(
      fc.record(
        {
          id: anyWords.filter((id) => id !== ''),
          kind: fc.constantFrom('transcript', 'translation', 'regest', 'ocr'),
          lang: fc.constantFrom('en', 'ru'),
          script: anyWords,
          translates: fc.oneof(anyWords, fc.constant({ lang: 'ru', held: false })),
          of: anyWords,
          completeness: fc.constantFrom('full', 'excerpt'),
          body: anyBody,
          credits: few(anyCredit),
          rights: anyRights,
          part: anyWords,
        },
        { requiredKeys: ['id', 'kind', 'body'] },
      ),
    ),
    witnesses: few(
      fc.record({
        id: anyWords.filter((id) => id !== ''),
        kind: fc.constantFrom('original', 'printed'),
        date: anyWords,
        references: few(
          fc.record({
            repository: anyId,
            levels: fc.constant([]),
            leaves: fc.constant([]),
            asGiven: anyWords,
            status: fc.constant('present'),
          }),
        ),
        marks: few(fc.record({ kind: anyWords, text: anyWords })),
        note: anyWords,
      }),
    ),
    languages: few(fc.constantFrom('ru', 'zh')),
    composedIn: fc.constantFrom('zh'),
    rights: few(anyRights),
    credits: few(anyCredit),
    subjects: few(anyId),
    keywords: few(anyWords),
    collections: few(fc.record({ collection: anyId, position: fc.integer() }, { requiredKeys: ['collection'] })),
    relations: few(
      fc.record(
        {
          kind: fc.constantFrom('replies-to', 'mentions'),
          to: fc.oneof(
            fc.record({ document: anyId }),
            fc.record({ citation: anyWords, address: anyWords }, { requiredKeys: ['citation'] }),
          ),
          certainty: anyCertainty,
          note: anyWords,
          evidence: few(fc.record({ citation: fc.record({ asGiven: anyWords }) })),
        },
        { requiredKeys: ['kind', 'to'] },
      ),
    ),
    asks: few(fc.record({ to: anyWords, passage: anyWords })),
    inferred: few(fc.record({ field: anyWords, from: anyWords, note: anyWords }, { requiredKeys: ['field', 'from'] })),
    access: fc.constantFrom({ kind: 'restricted', groups: ['staff'] }, { kind: 'public' }),
    takenFrom: fc.record(
      { name: anyWords, number: anyWords, address: anyWords, since: anyWords },
      { requiredKeys: ['name'] },
    ),
    unplaced: few(fc.record({ label: anyWords, value: anyWords, at: anyWords })),
  },
  opt,
)

/** A list without any entry is no statement: such a field is absent. Blocks of different texts bear different names. */
const filled = (fields: { readonly texts?: readonly { readonly body: string }[] }) => ({
  ...Object.fromEntries(Object.entries(fields).filter(([, value]) => !Array.isArray(value) || value.length > 0)),
  ...(fields.texts === undefined || fields.texts.length === 0
    ? {}
    : { texts: fields.texts.map((text, n) => ({ ...text, body: text.body.replaceAll('"p', `"${blockPrefix(n)}p`) })) }),
})

test('any record does, and its TEI is valid', async () => {
  const anyRecord = fc.record({
    title: anyWords,
    held: fc.constantFrom('text', 'lost', 'described-only'),
    fields: anyFields,
  })
  await fc.assert(
    fc.asyncProperty(anyRecord, async ({ title, held, fields }) => {
      const given = { kind: 'document', id: '112659', access: { kind: 'public' }, ...filled(fields), title, held }
      const document: Document = documentSchema.parse(given)
      const described = describedAlone(document)
      expect(kept(await again(described, relatedIn(document)))).toEqual(kept(document))
      if (hasTeiSchema) expect(teiErrors(writeTei(described))).toEqual([])
    }),
    { numRuns: 8 },
  )
})

test('what was changed by hand stands, and the rest comes back where it still goes with it', async () => {
  const { documents, rest } = await samples()
  for (const document of documents) {
    const described = { ...describedAlone(document), ...rest }
    const is = kept(
      await again(described, relatedIn(document), (xml) => xml.replace(/<title>[^<]*/u, '<title>Another title')),
    )
    const { inferred: _, ...was } = kept(document)
    expect(is.title).toBe('Another title')
    for (const field of ['aliases', 'parts', 'composedIn', 'collections', 'texts', 'genre', 'genreAsGiven'] as const)
      expect(is[field], `${document.id} ${field}`).toEqual(was[field])
    expect(is.inferred ?? []).toEqual(expect.arrayContaining([...(document.inferred ?? [])]))
    expect(is.relations ?? [], document.id).toEqual(was.relations ?? [])
  }
})

test('a text that was changed by hand is taken as it is now, and its licence and translator stay with it', async () => {
  const { documents, rest } = await samples()
  const document = documents.find(({ texts }) => texts?.[0]?.body.includes('<p '))
  if (document === undefined) throw new Error('no sample has a text')
  const text = { ...document.texts?.[0], credits: [{ role: 'translated', name: 'A. Smith' }] }
  const given: Document = documentSchema.parse({ ...document, texts: [text] })
  const back = await again({ ...describedAlone(given), ...rest }, relatedIn(given), (xml) =>
    xml.replace(/(<body>.*?<p [^>]*>)/su, '$1Changed. '),
  )
  expect(back.texts?.[0]?.body).toContain('>Changed. ')
  expect(back.texts?.[0]?.credits).toEqual(text.credits)
})
