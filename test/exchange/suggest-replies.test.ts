import { describe, expect, test } from 'vitest'
import { PUBLIC } from '#document/access.ts'
import type { Document } from '#document/document.ts'
import { correspondence } from '#exchange/suggestion/correspondence.ts'
import type { Letter } from '#exchange/suggestion/letter.ts'
import { letterOf } from '#exchange/suggestion/letter.ts'
import { suggestReplies } from '#exchange/suggestion/suggest-replies.ts'
import { type AgentId, type DocumentId, identifierFrom } from '#value/identifier.ts'

const ANNA = identifierFrom<AgentId>('anna')
const BORIS = identifierFrom<AgentId>('boris')

/** A letter of Anna to Boris of 20 March 1921, with one paragraph. */
const reply = (words: string, more: Partial<Document> = {}): Document => ({
  kind: 'document',
  id: identifierFrom<DocumentId>('reply'),
  title: 'Letter',
  held: 'text',
  access: PUBLIC,
  dates: [{ role: 'sent', edtf: '1921-03-20', basis: 'stated' }],
  participants: [
    { role: 'sender', agent: ANNA },
    { role: 'recipient', agent: BORIS },
  ],
  texts: [{ id: 't1', kind: 'transcript', lang: 'en', body: `<p xml:id="p1">${words}</p>` }],
  ...more,
})

const letter = (id: string, date: string | undefined, more: Partial<Letter> = {}): Letter => ({
  id: identifierFrom<DocumentId>(id),
  ...(date === undefined ? {} : { date }),
  numbers: [],
  from: [BORIS],
  to: [ANNA],
  ...more,
})

const suggested = (words: string, ...letters: readonly Letter[]) =>
  suggestReplies(reply(words), correspondence(letters)).map(({ to, relation, score }) => ({
    to: 'document' in to ? to.document : (to.notHeld.day ?? to.notHeld.number),
    relation,
    score,
  }))

test('a letter of the stated day, by the addressee, is answered', () => {
  expect(suggested('I have your letter of 3 March.', letter('a', '1921-03-03'), letter('b', '1921-03-04'))).toEqual([
    { to: 'a', relation: 'replies-to', score: 0.9 },
  ])
})

test('a letter that is not held is known by mention', () => {
  expect(suggested('I have your letter of 3 March.', letter('a', '1921-02-03'))).toEqual([
    { to: '1921-03-03', relation: 'replies-to', score: 0.8 },
  ])
})

test('a letter in the wrong direction, or later than the one that names it, is not meant', () => {
  const wrong = letter('a', '1921-03-03', { from: [ANNA], to: [BORIS] })
  expect(suggested('I have your letter of 3 March.', wrong)).toMatchObject([{ to: '1921-03-03' }])
})

test('of two that fit alike each is proposed, with less than half; of four none', () => {
  const same = ['a', 'b', 'c', 'd'].map((id) => letter(id, '1921-03-03'))
  expect(suggested('I have your letter of 3 March.', ...same.slice(0, 2))).toMatchObject([
    { to: 'a', score: 0.45 },
    { to: 'b', score: 0.45 },
  ])
  expect(suggested('I have your letter of 3 March.', ...same)).toEqual([])
})

test('a letter is what its document says of date, numbers and people', () => {
  expect(letterOf(reply('', { numbers: [{ number: '34' }], genre: 'telegram' }))).toEqual({
    id: 'reply',
    date: '1921-03-20',
    numbers: ['34'],
    genre: 'telegram',
    from: [ANNA],
    to: [BORIS],
  })
})

describe('how a letter is told', () => {
  const cases: readonly (readonly [
    what: string,
    words: string,
    letters: readonly Letter[],
    found: readonly object[],
  ])[] = [
    [
      'by number and day, rather than by another letter of the day',
      'I have your letter No. 34 of 3 March.',
      [letter('a', '1921-03-03', { numbers: ['33'] }), letter('b', '1921-03-03', { numbers: ['No. 034'] })],
      [{ to: 'b', score: 0.98 }],
    ],
    [
      'by number alone',
      'I have your letter No. 34.',
      [letter('a', '1921-03-03', { numbers: ['34'] })],
      [{ to: 'a', score: 0.75 }],
    ],
    [
      'not by a number of years ago',
      'I have your letter No. 34.',
      [letter('a', '1917-03-03', { numbers: ['34'] })],
      [{ to: '34' }],
    ],
    ['a day off, as a slip', 'I have your letter of 3 March.', [letter('a', '1921-03-04')], [{ to: 'a', score: 0.45 }]],
    ['in the other calendar', 'I have your letter of 3 March.', [letter('a', '1921-03-16')], [{ to: 'a', score: 0.4 }]],
    [
      'by its kind, where two are of the day',
      'I have your telegram of 3 March.',
      [letter('a', '1921-03-03', { genre: 'letter' }), letter('b', '1921-03-03', { genre: 'telegram' })],
      [{ to: 'b', score: 0.9 }],
    ],
    [
      'within its month',
      'I have your letter of January.',
      [letter('a', '1921-01-12'), letter('b', '1921-02-12')],
      [{ to: 'a', score: 0.6 }],
    ],
    [
      'dated by month, of a stated day',
      'I have your letter of 3 March.',
      [letter('a', '1921-03')],
      [{ to: 'a', score: 0.5 }],
    ],
    [
      'undated, as the last one before',
      'Thank you for your letter.',
      [letter('a', '1921-03-01'), letter('b', '1921-03-10')],
      [{ to: 'b', score: 0.4 }],
    ],
    ['undated, not one of long ago', 'Thank you for your letter.', [letter('a', '1920-03-01')], []],
    [
      'with one side unknown',
      'I have your letter of 3 March.',
      [letter('a', '1921-03-03', { to: [] })],
      [{ to: 'a', score: 0.72 }],
    ],
    [
      'the writer’s own, which is continued',
      'In continuation of my letter of 3 March.',
      [letter('a', '1921-03-03', { from: [ANNA], to: [BORIS] })],
      [{ to: 'a', relation: 'continues', score: 0.9 }],
    ],
    [
      'the writer’s own, which is mentioned',
      'My letter of 3 March was short.',
      [letter('a', '1921-03-03', { from: [ANNA], to: [BORIS] })],
      [{ to: 'a', relation: 'mentions' }],
    ],
    [
      'once, whatever it is called',
      'I have your letter of 3 March. Yours of 3 March is kind.',
      [],
      [{ to: '1921-03-03' }],
    ],
    [
      'once, with its number',
      'I have your letter No. 34 of 3 March. Yours of 3 March is kind.',
      [],
      [{ to: '1921-03-03' }],
    ],
    [
      'not again where its day is told elsewhere',
      'Thank you for your letter. Your letter of 3 March is kind.',
      [letter('a', '1921-03-03'), letter('b', '1921-03-10')],
      [{ to: 'a' }],
    ],
  ]
  test.each(cases)('%s', (_, words, letters, found) => {
    expect(suggested(words, ...letters)).toMatchObject(found)
    expect(suggested(words, ...letters)).toHaveLength(found.length)
  })
})

test('a suggestion has the same id in every run, and another for other words or another letter', () => {
  const idOf = (words: string, ...letters: readonly Letter[]) =>
    suggestReplies(reply(words), correspondence(letters))[0]?.id
  const id = idOf('I have your letter of 3 March.', letter('a', '1921-03-03'))
  expect(idOf('Well! I have your letter of 3 March.', letter('b', '1921-01-01'), letter('a', '1921-03-03'))).toBe(id)
  expect(idOf('I have your letter of 3 March.', letter('b', '1921-03-03'))).not.toBe(id)
  expect(idOf('I have your note of 3 March.', letter('a', '1921-03-03'))).not.toBe(id)
})
