import { expect, test } from 'vitest'
import { type Line, ledger } from '#exchange/ledger.ts'
import { stateAfter } from '#exchange/state.ts'
import { nanjing } from './nanjing.ts'
import { sample } from './sample.ts'

/** A line in the words of the design's table. */
function words(line: Line | undefined): string {
  if (line === undefined) return ''
  const first =
    line.state === 'replaced'
      ? `replaced by ${line.by?.sign}`
      : line.unknownTo === undefined
        ? line.state
        : `no reply known to ${line.unknownTo}`
  return [
    first,
    ...line.possibly.map((reply) => `possibly ${stateAfter(reply)}`),
    ...(line.dayless.length > 0 ? ['dayless'] : []),
    ...(line.said.length > 0 ? ['said'] : []),
  ].join(', ')
}

const COLUMNS = ['N moscow', 'N washington', 'N london', 'N paris', '1b ccp', '1c ccp', '3a moscow', 'FO moscow']
const held = 'unanswered, possibly held, dayless'
const us = 'unanswered, possibly refused'
const dayless = 'unanswered, dayless'
const unknown = (party: string) => `no reply known to ${party}, said`
const U = 'unanswered'

test.each([
  ['09', undefined, [U, U, dayless, held, '', '', '', '']],
  ['10', undefined, [U, 'unanswered, said', dayless, held, U, U, '', '']],
  ['10', 'nanjing', [U, U, dayless, held, '', '', '', '']],
  ['12', undefined, [U, us, dayless, held, U, U, '', U]],
  ['13', 'moscow', [U, unknown('moscow'), unknown('moscow'), unknown('moscow'), 'countered', 'refused', U, U]],
  ['14', undefined, [U, us, dayless, held, 'replaced by 3', 'accepted-in-part', 'accepted', U]],
  [
    '14',
    'moscow',
    [
      U,
      unknown('moscow'),
      unknown('moscow'),
      unknown('moscow'),
      'replaced by 3',
      'refused, possibly accepted-in-part',
      'accepted',
      U,
    ],
  ],
  [
    '15',
    'moscow',
    [U, unknown('moscow'), unknown('moscow'), unknown('moscow'), 'replaced by 3', 'accepted-in-part', 'accepted', U],
  ],
  ['17', undefined, ['refused', us, dayless, held, 'replaced by 3', 'accepted-in-part', 'accepted', U]],
  [
    '18',
    'ccp',
    [
      us,
      unknown('ccp'),
      unknown('ccp'),
      unknown('ccp'),
      'countered',
      'accepted-in-part',
      'unanswered, possibly accepted',
      '',
    ],
  ],
])('on %s January, view %s, in the bare facts and in the sample', (day, view, cells) => {
  for (const exchange of [nanjing, sample]) {
    const { lines, issues } = ledger(exchange, `1949-01-${day}`, view)
    const cell = (column: string) => words(lines.find(({ matter, owedBy }) => `${matter} ${owedBy}` === column))
    expect(Object.fromEntries(COLUMNS.map((column) => [column, cell(column)]))).toEqual(
      Object.fromEntries(COLUMNS.map((column, index) => [column, cells[index]])),
    )
    expect(lines).toHaveLength(cells.filter((each) => each !== '').length)
    expect(lines.find(({ matter }) => matter === 'FO')?.noReplyKnown ?? true).toBe(true)
    expect(lines.find(({ matter, owedBy }) => `${matter} ${owedBy}` === 'N moscow')?.noReplyKnown).toBeUndefined()
    expect(issues).toEqual([])
  }
})
