import { expect, test } from 'vitest'
import { relationsIn } from '#exchange/relations.ts'
import { identifierFrom } from '#value/identifier.ts'
import { sample } from './sample.ts'

test.each<[string, string[], string[]]>([
  ['112659', ['1'], ['answered-by 3', 'answered-by 4', 'continued-by 2', 'carried-out-by P', 'tells-of N']],
  ['telegram-0222', ['2'], ['answered-by 4', 'continues 1', 'crossed-with 3 possibly']],
  ['112663', ['3'], ['answers 1', 'answered-by 5', 'carried-out-by S', 'crossed-with 2 possibly']],
  ['110478', ['4'], ['answers 2', 'answers 1', 'crossed-with 5 possibly']],
  // The record is the answer and its publication: that the one tells of the other is nothing between two documents.
  ['izvestia-1949-01-18', ['S', 'I'], ['answers N', 'carries-out 3']],
  [
    'nanjing-note-1949-01-08',
    ['N'],
    ['answered-by F1', 'answered-by US', 'answered-by S', 'answered-by UK', 'answered-by F2', 'told-of-by 1'],
  ],
  ['frus1949v08-d20', [], []],
])('%s', (document, signs, told) => {
  const { moves, relations } = relationsIn(sample, identifierFrom(document))
  expect(moves.map(({ sign }) => sign)).toEqual(signs)
  expect(relations.map(({ kind, other, how }) => [kind, other.sign, how].filter(Boolean).join(' '))).toEqual(told)
})

test('answers tell what they do to each point, also to the matter that a supplement continues', () => {
  const { relations } = relationsIn(sample, identifierFrom('112659'))
  const of = (sign: string) =>
    relations.find(({ kind, other }) => kind === 'answered-by' && other.sign === sign)?.stances
  expect(of('3')).toEqual([
    { point: '1b', stance: 'counter' },
    { point: '1c', stance: 'refuse' },
  ])
  expect(of('4')).toEqual([{ point: '1c', stance: 'accept-in-part' }])
})
