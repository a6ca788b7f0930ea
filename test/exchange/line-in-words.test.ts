import { expect, test } from 'vitest'
import { rangeOf } from '#exchange/day-range.ts'
import { sayingDays } from '#exchange/days-in-words.ts'
import type { Exchange } from '#exchange/exchange.ts'
import { ledger } from '#exchange/ledger.ts'
import { lineInWords } from '#exchange/line-in-words.ts'
import { nanjing } from './nanjing.ts'

const labelled: Exchange = {
  ...nanjing,
  parties: nanjing.parties.map((party) => ({
    ...party,
    label: party.id === 'ccp' ? 'the CCP' : party.id.replace(/^./u, (first) => first.toUpperCase()),
  })),
}

function words(exchange: Exchange, column: string, asOf: string, view?: string): string[] {
  const line = ledger(exchange, asOf, view).lines.find(({ matter, owedBy }) => `${matter} ${owedBy}` === column)
  if (line === undefined) throw new Error(`no line ${column}`)
  const { state, notes } = lineInWords(line, exchange, sayingDays('1949'))
  return [state, ...notes.map((note) => `${note.kind}: ${note.words}`)]
}

test.each<[string, string, string | undefined, string[]]>([
  ['N moscow', '1949-01-14', undefined, ['unanswered', 'answered-later: refused by S, later: on 17 January']],
  [
    'N washington',
    '1949-01-10',
    undefined,
    [
      'unanswered',
      'not-received: not received on 10 January, Moscow says',
      'answered-later: refused by US, later: on or after 12 January',
    ],
  ],
  [
    'N washington',
    '1949-01-13',
    'moscow',
    ['no reply known to Moscow', 'not-received: not received on 10 January, Moscow says'],
  ],
  [
    'N washington',
    '1949-01-12',
    undefined,
    ['unanswered, possibly refused', 'possibly: the day when US was presented would settle it: on or after 12 January'],
  ],
  ['N london', '1949-01-12', undefined, ['unanswered', 'day-not-known: refused by UK, on a day not known']],
  ['FO moscow', '1949-01-12', undefined, ['unanswered', 'no-reply-known: no reply known']],
  [
    '1b ccp',
    '1949-01-14',
    undefined,
    ['replaced by 3', 'answered-by: countered on 13 January; what 3 put forward was answered'],
  ],
  [
    '1c ccp',
    '1949-01-14',
    undefined,
    ['accepted in part', 'answered-by: by 4, on 14 January', 'earlier: before that refused by 3, on 13 January'],
  ],
])('%s on %s, view %s', (column, asOf, view, said) => {
  const told = words(labelled, column, asOf, view)
  expect(told).toEqual(said)
})

test('no reply known, not received on a day, and no reply was sent are different things', () => {
  const never: Exchange = {
    ...labelled,
    silences: [{ owedBy: 'moscow', to: 'FO', denies: 'sent', asOf: 'never', saidIn: 'S' }],
  }
  expect(words(never, 'FO moscow', '1949-01-18')).toEqual([
    'unanswered',
    'no-reply-was-sent: no reply was sent, Moscow says',
    'no-reply-known: no reply known',
  ])
})

test.each([
  ['1949-01-13', '13 January'],
  ['1949-01-13/..', 'on or after 13 January'],
  ['../1949-01-13', 'by 13 January'],
  ['1949-01-08/1949-01-13', 'between 8 and 13 January'],
  ['1948-12-30', '30 December 1948'],
  [undefined, undefined],
])('says %s as %s', (edtf, said) => {
  expect(sayingDays('1949')(rangeOf(edtf))).toBe(said)
})
