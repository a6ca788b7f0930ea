import { expect, test } from 'vitest'
import { PUBLIC } from '#document/access.ts'
import { differences } from '#document/difference.ts'
import type { Document } from '#document/document.ts'
import { identifierFrom } from '#value/identifier.ts'

const letter: Document = {
  kind: 'document',
  id: identifierFrom('m-1'),
  title: 'A letter',
  held: 'text',
  participants: [{ role: 'sender', asNamed: 'Anna' }],
  texts: [{ id: 't1', kind: 'transcript', body: '<p xml:id="p1">One.</p><p xml:id="p2">Two.</p>' }],
  access: PUBLIC,
}

test.each([
  ['nothing', letter, []],
  ['a value', { ...letter, title: 'A note' }, [{ field: 'title', before: 'A letter', after: 'A note' }]],
  [
    'one more participant',
    { ...letter, participants: [...(letter.participants ?? []), { role: 'recipient' as const, asNamed: 'Jan' }] },
    [
      { field: 'participants 2 asNamed', after: 'Jan' },
      { field: 'participants 2 role', after: 'recipient' },
    ],
  ],
  [
    'a block of a text',
    {
      ...letter,
      texts: [{ id: 't1', kind: 'transcript' as const, body: '<p xml:id="p1">One.</p><p xml:id="p2">Too.</p>' }],
    },
    [{ field: 'texts t1 p2', before: 'Two.', after: 'Too.' }],
  ],
  ['how it came', { ...letter, origin: { source: 's', key: 'k', day: '2026-01-10' } }, []],
])('tells %s', (_, after, expected) => {
  expect(differences(letter, after)).toEqual(expected)
})

test('what was taken away has no after', () => {
  const { participants: _, ...without } = letter
  expect(differences(letter, without)).toEqual([
    { field: 'participants 1 asNamed', before: 'Anna' },
    { field: 'participants 1 role', before: 'sender' },
  ])
})
