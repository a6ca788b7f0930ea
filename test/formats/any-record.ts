import fc from 'fast-check'
import { blockPrefix } from '#document/block-id.ts'
import type { Document } from '#document/document.ts'
import { documentSchema } from '#formats/jsonl/document-schema.ts'

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

/** A record of whatever fields, with strings that XML and readers of it are apt to lose. */
export const anyRecord = fc
  .record({ title: anyWords, held: fc.constantFrom('text', 'lost', 'described-only'), fields: anyFields })
  .map(
    ({ title, held, fields }): Document =>
      documentSchema.parse({
        kind: 'document',
        id: '112659',
        access: { kind: 'public' },
        ...filled(fields),
        title,
        held,
      }),
  )
