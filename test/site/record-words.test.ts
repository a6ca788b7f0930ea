import { expect, test } from 'vitest'
import type { Agent } from '#authority/agent.ts'
import type { Document } from '#document/document.ts'
import type { Described, RelationDescribed } from '#holding/described.ts'
import { recordProps } from '#site/pages/record/record-props.ts'
import { relationsOf } from '#site/pages/record/relations.ts'
import { direction } from '#site/words/direction.ts'
import { licenceName } from '#site/words/licence.ts'
import { levelInWords } from '#site/words/terms.ts'
import { type AgentId, identifierFrom } from '#value/identifier.ts'

const publisher = { name: 'Chancery', base: 'https://chancery.example' }

const AROUND = { publisher, units: [], versions: [], neighbours: [] }

const described = (more: Partial<Document>): Described => ({
  document: {
    kind: 'document',
    id: identifierFrom('a-1'),
    title: 'A letter',
    held: 'title-only',
    access: { kind: 'public' },
    ...more,
  },
  version: 1,
  at: new Date(0),
  agents: new Map(),
  places: new Map(),
  subjects: new Map(),
  collections: new Map(),
  relations: [],
  exchanges: [],
  stamp: 1,
  indexStamp: 1,
  added: 1,
})

test.each([
  ['https://creativecommons.org/licenses/by/4.0/', 'CC BY 4.0'],
  ['https://creativecommons.org/licenses/by-nc-sa/3.0/', 'CC BY-NC-SA 3.0'],
  ['https://creativecommons.org/publicdomain/zero/1.0/', 'CC0 1.0'],
  ['https://creativecommons.org/publicdomain/mark/1.0/', 'Public Domain Mark'],
  ['http://rightsstatements.org/vocab/InC/1.0/', 'In Copyright'],
  ['http://rightsstatements.org/vocab/constructor/1.0/', undefined],
  ['https://example.org/creativecommons.org/licenses/by/4.0/', undefined],
])('the licence at %s is called %s', (uri, name) => {
  expect(licenceName(uri)).toBe(name)
})

const CC_BY = 'https://creativecommons.org/licenses/by/4.0/'
test.each([
  ['a known licence by its name', [{ uri: CC_BY }], [{ name: 'CC BY 4.0', address: CC_BY }]],
  ['the same in its own words once', [{ statement: 'cc by 4.0', uri: CC_BY }], [{ name: 'cc by 4.0', address: CC_BY }]],
  [
    'a statement beside the name',
    [{ statement: 'You may share.', uri: CC_BY }],
    [{ name: 'CC BY 4.0', words: 'You may share.', address: CC_BY }],
  ],
  ['words alone', [{ statement: 'Ask first.' }], [{ words: 'Ask first.' }]],
  [
    'an address that nobody knows',
    [{ uri: 'https://example.org/l' }],
    [{ words: 'https://example.org/l', address: 'https://example.org/l' }],
  ],
  ['twice the same', [{ statement: 'Ask first.' }, { statement: 'Ask first.' }], [{ words: 'Ask first.' }]],
  ['nothing', [{}], []],
])('rights: %s', (_, rights, shown) => {
  expect(recordProps(described({ rights }), AROUND).rights).toEqual(shown)
})

const related = (more: Partial<RelationDescribed>): RelationDescribed => ({
  kind: 'related',
  direction: 'outgoing',
  document: { id: identifierFrom('b-2'), title: 'The other' },
  ...more,
})
const other = { words: 'The other', href: '/documents/b-2' }

test.each<[string, RelationDescribed[], unknown]>([
  ['a neighbour by its place', [related({ note: 'previous' })], [{ label: 'Previous', to: [other] }]],
  [
    'a neighbour that both ends state, once',
    [related({ note: 'previous' }), related({ direction: 'incoming', note: 'next' })],
    [{ label: 'Previous', to: [other] }],
  ],
  [
    'a neighbour in two rows',
    [
      related({
        direction: 'incoming',
        note: 'next in the collection: A letter; next in the correspondence: A letter',
      }),
    ],
    [{ label: 'Previous in the collection and in the correspondence', to: [other] }],
  ],
  [
    'a neighbour that is not here, as the letter calls it',
    [
      {
        kind: 'related',
        direction: 'outgoing',
        citation: { asGiven: 'L7' },
        note: 'next in the collection: To a friend',
      },
    ],
    [{ label: 'Next in the collection', to: [{ words: 'L7', note: 'not held here; To a friend' }] }],
  ],
  [
    'nothing plain beside what is told',
    [related({ direction: 'incoming' }), related({ kind: 'replies-to' })],
    [{ label: 'Answers', to: [other] }],
  ],
  [
    'a note of another kind',
    [related({ note: 'see p. 2' })],
    [{ label: 'Related', to: [{ ...other, note: 'see p. 2' }] }],
  ],
  [
    'an answer from the other end',
    [related({ kind: 'replies-to', direction: 'incoming', certainty: 'possible' })],
    [{ label: 'Answered by', to: [{ ...other, note: 'possibly' }] }],
  ],
  [
    'an answer with the words that say so, and where they stand',
    [
      related({
        kind: 'replies-to',
        evidence: [
          {
            passage: { document: identifierFrom('0222'), text: 't1', block: 'p2', exact: 'your telegram of the 11th' },
          },
          { passage: { document: identifierFrom('0222'), text: 't2', block: 'b-p1', exact: 'Ihr Telegramm' } },
          { citation: { asGiven: 'a book, p. 1' } },
        ],
      }),
    ],
    [
      {
        label: 'Answers',
        to: [
          {
            ...other,
            evidence: [
              {
                exact: 'your telegram of the 11th',
                href: '/documents/0222/passages?block=p2&begins=your+telegram+of+the+11th&ends=your+telegram+of+the+11th&length=25',
              },
              {
                exact: 'Ihr Telegramm',
                href: '/documents/0222/passages?block=b-p1&begins=Ihr+Telegramm&ends=Ihr+Telegramm&length=13',
              },
              { words: 'a book, p. 1' },
            ],
          },
        ],
      },
    ],
  ],
])('relations: %s', (_, relations, shown) => {
  expect(relationsOf(relations)).toEqual(shown)
})

test('a paper with two references is described once', () => {
  const reference = (asGiven: string) => ({ levels: [], leaves: [], asGiven, status: 'not-stated' }) as const
  const references = [reference('Box 7'), reference('Box 8')]
  const props = recordProps(
    described({ witnesses: [{ id: 'w1', kind: 'copy', references, note: 'On thin paper.' }] }),
    AROUND,
  )
  expect(props.sources.map(({ says, note }) => [says, note])).toEqual([
    ['copy', 'On thin paper.'],
    ['copy', undefined],
  ])
})

test.each([
  ['ar', { dir: 'rtl' }],
  ['he-IL', { dir: 'rtl' }],
  ['az-Arab', { dir: 'rtl' }],
  ['ota-Latn', {}],
  ['arn', {}],
  ['en', {}],
  [undefined, {}],
])('%s is written %o', (lang, dir) => {
  expect(direction(lang)).toEqual(dir)
})

test('a level that is called as every object’s own things is that word', () => {
  expect(['fond', 'constructor', '__proto__'].map(levelInWords)).toEqual(['fond (fonds)', 'constructor', '__proto__'])
})

test.each([
  ['1896-05-03', '3. Mai 1896', undefined],
  ['1896-05-03', 'Wien, 3. Mai 1896', undefined],
  ['1896-05-03', undefined, undefined],
  ['1896-05-03', 'Sonntag, den 3. Mai 96', 'written Sonntag, den 3. Mai 96'],
  ['1896-05', 'im Wonnemond', 'written im Wonnemond'],
  ['1900-07-27', '26. 7. 1900', 'written 26. 7. 1900'],
])('the date %s that is written %s is told with its words where these say something else', (edtf, asWritten, note) => {
  const date = { role: 'sent', edtf, basis: 'stated', ...(asWritten === undefined ? {} : { asWritten }) } as const
  const { dates } = recordProps(described({ dates: [date] }), AROUND)
  expect(dates.map((one) => one.note)).toEqual(note === undefined ? [] : [note])
})

test.each([
  ['Schnitzler, Arthur', undefined],
  ['Arthur Schnitzler', undefined],
  ['Dr. Schnitzler', 'named here Dr. Schnitzler'],
])('somebody named %s', (asNamed, note) => {
  const id = identifierFrom<AgentId>('schnitzler')
  const agent: Agent = {
    kind: 'agent',
    id,
    entityType: 'person',
    names: [{ text: 'Arthur Schnitzler', kind: 'preferred' }],
    status: { kind: 'reviewed' },
  }
  const named = described({ participants: [{ role: 'sender', agent: id, asNamed }] })
  expect(recordProps({ ...named, agents: new Map([[id, agent]]) }, AROUND).people[0]?.note).toBe(note)
})

test.each([
  ['certain', 'A. Writer to B. Reader'],
  ['probable', 'probably A. Writer to B. Reader'],
  ['possible', 'possibly A. Writer to B. Reader'],
] as const)('a sender who is %s is said so among the people', (certainty, words) => {
  const one = described({
    participants: [
      { role: 'sender', asNamed: 'A. Writer', certainty },
      { role: 'recipient', asNamed: 'B. Reader' },
    ],
  })
  const [sender] = recordProps(one, AROUND).people
  expect(sender?.note).toBe(certainty === 'certain' ? undefined : words.split(' ')[0])
})
