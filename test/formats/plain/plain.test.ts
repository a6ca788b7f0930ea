import { expect, test } from 'vitest'
import { parseBody } from '#document/body.ts'
import type { Document } from '#document/document.ts'
import { plainWords, writePlain } from '#formats/plain/write.ts'
import type { Described } from '#holding/described.ts'
import { type AgentId, type DocumentId, identifierFrom } from '#value/identifier.ts'

test.each([
  ['<p>One <hi>two</hi>\n three.</p><p>Four.</p>', 'One two three.\n\nFour.'],
  ['<p>a<lb/>b</p>', 'a\nb'],
  ['<head>H</head><p>x<note><p>seen</p></note> y</p>', 'H\n\nx [seen] y'],
  ['<list><item>salt</item><item>fish</item></list><p>z</p>', 'salt\nfish\n\nz'],
  ['<div><head>A</head><div><p>b</p></div></div>', 'A\n\nb'],
  ['<lg><l>one</l><l>two</l></lg>', 'one\ntwo'],
  ['<table><row><cell>a</cell><cell>b</cell></row></table>', 'a\tb'],
])('the words of %s', (xml, words) => {
  expect(plainWords(parseBody(xml)).replace(/\t$/u, '')).toBe(words)
})

const agent = identifierFrom<AgentId>('stalin')
const cable: Document = {
  kind: 'document',
  id: identifierFrom<DocumentId>('112659'),
  title: 'Cable, Stalin to Mao Zedong',
  held: 'text',
  dates: [{ role: 'sent', edtf: '1949-01-10', basis: 'stated' }],
  participants: [
    { role: 'sender', agent },
    { role: 'recipient', asNamed: 'Mao Zedong' },
    { role: 'mentioned', asNamed: 'Nobody' },
  ],
  witnesses: [
    {
      id: 'w1',
      kind: 'not-stated',
      references: [{ levels: [], leaves: [], asGiven: 'APRF, f. 45', status: 'not-stated' }],
    },
  ],
  summary: [{ text: 'Asks.' }],
  texts: [{ id: 't1', kind: 'translation', lang: 'en', body: '<p>Comrade.</p>' }],
  access: { kind: 'public' },
}
const described: Described = {
  document: cable,
  version: 1,
  at: new Date(0),
  agents: new Map([
    [
      agent,
      {
        kind: 'agent',
        id: agent,
        entityType: 'person',
        names: [{ text: 'Stalin', kind: 'preferred' }],
        status: { kind: 'reviewed' },
      },
    ],
  ]),
  places: new Map(),
  subjects: new Map(),
  collections: new Map(),
  relations: [],
  exchanges: [],
  stamp: 1,
  indexStamp: 1,
  added: 1,
}

test('a record as plain text', () => {
  expect(writePlain(described, 'https://example.org')).toBe(
    [
      'Cable, Stalin to Mao Zedong',
      '10 January 1949',
      'Sender: Stalin',
      'Recipient: Mao Zedong',
      'Source: APRF, f. 45',
      'Address: https://example.org/documents/112659',
      '',
      'Summary: Asks.',
      '',
      'Translation (English)',
      '',
      'Comrade.',
      '',
    ].join('\n'),
  )
})

test('what is not known is said, or left out', () => {
  expect(
    writePlain(
      {
        ...described,
        document: { kind: 'document', id: cable.id, title: 'Note', held: 'lost', access: { kind: 'public' } },
      },
      '',
    ),
  ).toBe('Note\nDate not stated\nAddress: /documents/112659\n')
})
