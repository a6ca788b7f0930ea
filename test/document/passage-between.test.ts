import { expect, test } from 'vitest'
import type { Block } from '#document/block.ts'
import { type Pointed, passageBetween } from '#document/passage-between.ts'

const BLOCKS: readonly Block[] = [
  { id: 'p1', name: 'p', text: 'He asks and asks again, and nobody has replied so far.' },
  { id: 'p1', name: 'note', text: 'Nobody here means none.', note: true },
  { id: 'p1', name: 'note', text: 'He asks in French.', note: true },
  { id: 'p2', name: 'p', text: 'He asks.' },
]
const pointed = (begins: string, ends: string, more: Partial<Pointed> = {}): Pointed => ({
  block: 'p1',
  inNote: false,
  begins,
  ends,
  from: 0,
  length: 0,
  ...more,
})
const found = (one: Pointed) => {
  const passage = passageBetween(BLOCKS, one)
  return passage?.block.text.slice(passage.from, passage.to)
}

test.each<[string, Pointed, string | undefined]>([
  ['one word', pointed('nobody', 'nobody'), 'nobody'],
  ['a run of words', pointed('nobody', 'so far.'), 'nobody has replied so far.'],
  ['the nearer of two beginnings', pointed('asks', 'again', { from: 11 }), 'asks again'],
  ['the nearer of two ends', pointed('He', 'asks', { length: 16 }), 'He asks and asks'],
  ['the other of two ends', pointed('He', 'asks', { length: 7 }), 'He asks'],
  ['blanks and line ends', pointed(' nobody\n has', 'has '), 'nobody has'],
  ['half a word', pointed('bod', 'ody'), 'body'],
  ['a note, whichever has the words', pointed('He asks', 'French', { inNote: true }), 'He asks in French'],
  ['what ends before it begins', pointed('again', 'He'), undefined],
  ['no words', pointed(' ', 'He'), undefined],
  ['words of another block', pointed('He', 'asks.'), undefined],
  ['a place far outside', pointed('He', 'asks', { from: 1e9, length: 1e9 }), 'He asks and asks'],
])('finds %s', (_name, one, words) => {
  expect(found(one)).toBe(words)
})
