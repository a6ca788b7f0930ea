import { expect, test } from 'vitest'
import { sayingDays } from '#exchange/days-in-words.ts'
import { ledger } from '#exchange/ledger.ts'
import { countOf, ledgerRows } from '#exchange/ledger-rows.ts'
import { nanjing } from './nanjing.ts'
import { sample } from './sample.ts'

const [headings = [], ...rows] = ledgerRows(ledger(nanjing, '1949-01-14'), nanjing, sayingDays('1949'))
const cell = (matter: string, owedBy: string, heading: string) =>
  rows.find((row) => row[2] === matter && row[7] === owedBy)?.[headings.indexOf(heading)]

test.each([
  ['N', 'moscow', 'state', 'unanswered'],
  ['N', 'moscow', 'days since presented', '6'],
  ['N', 'moscow', 'days since arrived', '5'],
  ['N', 'moscow', 'no reply known', ''],
  ['FO', 'moscow', 'no reply known', 'no reply known'],
  ['N', 'london', 'day not known', 'refused by UK, on a day not known'],
  ['1c', 'ccp', 'earlier', 'before that refused by 3, on 13 January'],
])('%s, owed by %s: %s is "%s"', (matter, owedBy, heading, said) => {
  expect(cell(matter, owedBy, heading)).toBe(said)
})

test('every row has a cell for each heading', () => {
  expect(new Set([headings, ...rows].map(({ length }) => length)).size).toBe(1)
  expect(new Set(headings).size).toBe(headings.length)
})

test.each([
  [6, 6, '6'],
  [5, 6, '5-6'],
  [5, undefined, '5-'],
])('from %s to %s days', (atLeast, atMost, said) => {
  expect(countOf({ since: 'sent', atLeast, ...(atMost === undefined ? {} : { atMost }) })).toBe(said)
})

test('the evidence is that of what the state rests on: of a refusal, the refusal', () => {
  const [head = [], ...all] = ledgerRows(ledger(sample, '1949-01-14'), sample, sayingDays('1949'))
  const evidence = all.find((row) => row[2] === 'N' && row[7] === 'Washington')?.[head.indexOf('evidence')]
  expect(evidence).toContain('frus1949v08-d43')
  expect(evidence).not.toContain('frus1949v08-d20')
})
