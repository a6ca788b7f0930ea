import { expect, test } from 'vitest'
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
