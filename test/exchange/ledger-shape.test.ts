import { expect, test } from 'vitest'
import { sayingDays } from '#exchange/days-in-words.ts'
import { ledger } from '#exchange/ledger.ts'
import { ledgerShape } from '#exchange/ledger-shape.ts'
import { nanjing } from './nanjing.ts'

const shape = ledgerShape(ledger(nanjing, '1949-01-14'), nanjing, sayingDays('1949'))
const line = (matter: string, owedBy: string) =>
  shape.lines.find((each) => each.matter === matter && each.owedBy === owedBy)

test('days are written out, and what is open is left out', () => {
  expect(line('1b', 'ccp')?.by?.seen).toEqual({ earliest: '1949-01-13', latest: '1949-01-13' })
  expect(line('N', 'washington')?.possibly[0]?.seen).toEqual({ earliest: '1949-01-12' })
  expect(JSON.stringify(shape)).not.toContain('null')
})

test('each line is told in words, its notes by their kinds', () => {
  expect(line('N', 'london')?.words).toBe('unanswered')
  expect(line('N', 'london')?.notes.map(({ kind }) => kind)).toEqual(['day-not-known'])
  expect(line('FO', 'moscow')?.notes.map(({ kind }) => kind)).toEqual(['no-reply-known'])
})
