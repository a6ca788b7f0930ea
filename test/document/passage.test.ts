import { expect, test } from 'vitest'
import type { Block } from '#document/block.ts'
import { findQuotation, type Quotation } from '#document/passage.ts'

const block = (id: string, text: string, note?: true): Block => ({ id, name: 'p', text, ...(note ? { note } : {}) })
const BLOCKS = [
  block('p1', 'He asks and asks again, and nobody has replied so far.'),
  block('p1', 'Nobody here means none of the four.', true),
  block('p2', 'The visit had best wait.'),
]

test.each<[string, Quotation, object]>([
  ['words of a block', { block: 'p1', exact: 'nobody has replied' }, { is: 'here', from: 28, to: 46 }],
  ['words over a line end', { block: 'p1', exact: ' nobody\n has replied ' }, { is: 'here', from: 28, to: 46 }],
  ['words of its note', { block: 'p1', exact: 'none of the four' }, { is: 'here', from: 18, to: 34 }],
  ['words that stand twice', { block: 'p1', exact: 'asks' }, { is: 'several', times: 2 }],
  ['told apart by what is before', { block: 'p1', exact: 'asks', prefix: 'He ' }, { is: 'here', from: 3 }],
  ['told apart by what follows', { block: 'p1', exact: 'asks', suffix: 'again' }, { is: 'here', from: 12 }],
  ['a prefix that is not there', { block: 'p2', exact: 'visit', prefix: 'a' }, { is: 'nowhere', elsewhere: [] }],
  ['words of another block', { block: 'p1', exact: 'The visit' }, { is: 'nowhere', elsewhere: ['p2'] }],
  ['words in another case', { block: 'p2', exact: 'the visit' }, { is: 'nowhere', elsewhere: [] }],
  ['a block that is not there', { block: 'p9', exact: 'The visit' }, { is: 'nowhere', elsewhere: ['p2'] }],
  ['no words', { block: 'p1', exact: ' ' }, { is: 'nowhere', elsewhere: [] }],
])('%s', (_name, quotation, found) => {
  expect(findQuotation(BLOCKS, quotation)).toMatchObject(found)
})
