import { expect, test } from 'vitest'
import type { Document } from '#document/document.ts'
import type { Described } from '#holding/described.ts'
import { toIndexEntry, toNamesEntry } from '#search/to-index-entry.ts'
import { agent, at, cable, collection, id } from '../contract/store-samples.ts'

const described = (document: Document, more: Partial<Described> = {}): Described => ({
  document,
  version: 1,
  at: new Date('2026-11-25T12:00:00Z'),
  agents: new Map(),
  places: new Map(),
  subjects: new Map(),
  collections: new Map(),
  relations: [],
  exchanges: [],
  stamp: 9,
  indexStamp: 7,
  added: 3,
  ...more,
})

test('a record that is a title and nothing else becomes an entry', () => {
  expect(toIndexEntry(described(cable('a')))).toEqual({
    id: 'a',
    stamp: 7,
    added: 3,
    access: ['public'],
    title: 'Cable a',
    texts: [],
    names: [],
    senderNames: [],
    recipientNames: [],
    senders: [],
    recipients: [],
    persons: [],
    places: [],
    archives: [],
    languages: [],
    collections: [],
    subjects: [],
    numbers: ['a'],
    has: [],
    references: [],
  })
})

test('an entry holds ids, names as written and every unit above a file', () => {
  const mao = agent('mao', { names: [{ text: 'Mao Zedong', kind: 'preferred' }] })
  const document = cable('112659', {
    genre: 'telegram',
    dates: [{ role: 'sent', edtf: '1949-01', basis: 'stated' }],
    participants: [
      { role: 'sender', asNamed: 'Filippov [Stalin]', agent: id<'agent'>('stalin') },
      { role: 'recipient', agent: mao.id },
      { role: 'mentioned', asNamed: 'Sun Fo' },
    ],
    numbers: [{ number: '0222' }],
    keywords: ['Mediation'],
    collections: [{ collection: collection('january').id }],
    summary: [{ lang: 'en', text: 'A summary.' }],
    texts: [
      {
        id: 't1',
        kind: 'translation',
        lang: 'en',
        body: '<p xml:id="p1">One <hi>two</hi><note>A note.</note></p><p xml:id="p2">Three</p>',
      },
    ],
    witnesses: [
      {
        id: 'w1',
        kind: 'original',
        references: [
          at('aprf', [
            ['fond', '45'],
            ['opis', '1'],
          ]),
        ],
        files: ['0'.repeat(64)],
      },
    ],
  })
  // Not everybody who may read it may know whom somebody was merged into, unless anybody may.
  const named = (status: Parameters<typeof agent>[1]) => {
    const kept = { ...mao, ...status, id: id<'agent'>('kept') }
    return toIndexEntry(described(document, { agents: new Map([[mao.id, kept]]) })).recipientNames
  }
  expect([named({}), named({ status: { kind: 'reviewed' } })]).toEqual([[], ['Mao Zedong']])
  expect(toIndexEntry(described(document, { agents: new Map([[mao.id, mao]]) }))).toMatchObject({
    earliest: '1949-01-01',
    latest: '1949-01-31',
    texts: [
      { of: 'summary', lang: 'en', blocks: [{ text: 'A summary.' }] },
      {
        of: 'translation',
        lang: 'en',
        blocks: [
          { id: 'p1', text: 'One two' },
          { id: 'p1', text: 'A note.', note: true },
          { id: 'p2', text: 'Three' },
        ],
      },
    ],
    names: ['Filippov [Stalin]', 'Mao Zedong', 'Sun Fo'],
    senderNames: ['Filippov [Stalin]'],
    recipientNames: ['Mao Zedong'],
    senders: ['stalin'],
    recipients: ['mao'],
    persons: ['stalin', 'mao'],
    archives: ['aprf', 'aprf/f45', 'aprf/f45/op1'],
    collections: ['january'],
    subjects: ['Mediation'],
    numbers: ['112659', '0222'],
    has: ['text', 'translation', 'scan', 'summary'],
    references: ['aprf, fond 45 opis 1, no leaf'],
  })
})

test.each([
  [{ kind: 'public' }, ['public']],
  [{ kind: 'restricted', groups: ['staff'] }, ['group staff']],
  [{ kind: 'embargoed', until: '2031-01-01' }, []],
] as const)('who may see %o', (access, groups) => {
  expect(toIndexEntry(described(cable('a', { access }))).access).toEqual(groups)
})

test('a damaged text is left out, and the rest is indexed', () => {
  const document = cable('a', { texts: [{ id: 't1', kind: 'regest', body: '<p>broken' }] })
  expect(toIndexEntry(described(document)).texts).toEqual([{ of: 'regest', blocks: [] }])
})

test('of an agent its names, each with its period, closed or not, and what rules make of them', () => {
  const names = [
    { text: 'Lin Daoming', kind: 'preferred', lang: 'zh-Latn-pinyin' },
    { text: '林道明', kind: 'variant', lang: 'zh' },
    { text: 'Weaver', kind: 'cover', from: '1949', to: '1950-02', closed: true },
    { text: 'Smith', kind: 'cover', from: '1951' },
  ] as const
  const made = toNamesEntry(agent('lin', { names, existence: '1901/1970' }), 7)
  expect(made).toMatchObject({ agent: 'lin', stamp: 7, name: 'Lin Daoming', existence: '1901/1970', reviewed: false })
  expect(made.forms.slice(0, 4)).toEqual([
    { text: 'Lin Daoming', kind: 'preferred', lang: 'zh-Latn-pinyin', surname: 'Lin' },
    { text: '林道明', kind: 'variant', lang: 'zh' },
    { text: 'Weaver', kind: 'cover', closed: { from: '1949-01-01', to: '1950-02-28' } },
    { text: 'Smith', kind: 'cover', attested: { from: '1951-01-01' } },
  ])
  expect(made.forms.filter(({ kind }) => kind === 'made').map(({ text }) => text)).toContain('Lin Tao-ming')
})
