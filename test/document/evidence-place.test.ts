import { expect, test } from 'vitest'
import { blocksOf } from '#document/block.ts'
import { parseBody } from '#document/body.ts'
import type { Passage } from '#document/evidence.ts'
import { evidencePlace } from '#document/evidence-place.ts'
import type { Text } from '#document/text.ts'
import { identifierFrom } from '#value/identifier.ts'

const text = (id: string, body: string): Text => ({ id, kind: 'regest', body })
const TEXTS = [
  text('t1', '<p xml:id="p1">He asks<note>Whom?</note> and asks.</p><p xml:id="p2">The visit had best wait.</p>'),
  text('t2', '<p xml:id="b-p1">Er fragt.</p>'),
]
const quoted = (block: string, exact: string, in_ = 't1'): Passage => ({
  document: identifierFrom('d'),
  text: in_,
  block,
  exact,
})

test.each<[string, Passage, object]>([
  ['once in its block', quoted('p2', 'had best  wait'), { is: 'here', address: { block: 'p2', first: 3, last: 5 } }],
  ['in a note', quoted('p1', 'Whom'), { is: 'here', address: { block: 'p1', note: 1, first: 1, last: 1 } }],
  ['twice in its block', quoted('p1', 'asks'), { is: 'several', times: 2 }],
  ['elsewhere alone', quoted('p1', 'The visit'), { is: 'gone', elsewhere: { block: 'p2', first: 1, last: 2 } }],
  ['in another text alone', quoted('p1', 'Er fragt'), { is: 'gone', elsewhere: { block: 'b-p1' } }],
  ['in a text that is not there', quoted('p2', 'The visit', 't9'), { is: 'gone', elsewhere: { block: 'p2' } }],
  ['nowhere', quoted('p2', 'Nobody'), { is: 'gone' }],
  ['no words', quoted('p2', ' '), { is: 'gone' }],
])('evidence that stands %s', (_name, one, place) => {
  expect(evidencePlace({ texts: TEXTS }, one, (body) => blocksOf(parseBody(body)))).toMatchObject(place)
})

test('of words in several other places none is told', () => {
  const texts = [text('t1', '<p xml:id="p1">One.</p><p xml:id="p2">Two words.</p><p xml:id="p3">Two words.</p>')]
  expect(evidencePlace({ texts }, quoted('p1', 'Two words.'), (body) => blocksOf(parseBody(body)))).toEqual({
    is: 'gone',
  })
})
