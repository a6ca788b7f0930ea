import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chancery } from './chancery.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-exchange-'))
const run = (...words: string[]) => chancery([...words, '--archive', join(folder, 'archive')])

beforeAll(async () => {
  expect(await run('demo')).toMatchObject({ code: 0 })
})
afterAll(() => rmSync(folder, { recursive: true }))

test('lists and shows exchanges', async () => {
  expect((await run('exchange', 'list')).out).toContain('nanjing-1949  6 parties  15 moves')
  const { out } = await run('exchange', 'show', 'nanjing-1949')
  expect(out).toContain('arrived, CCP: between 10 and 13 January 1949, implied by 3')
  expect(out).toContain('3a answer (counter 1b; acknowledges 1)')
  expect(JSON.parse((await run('exchange', 'show', 'nanjing-1949', '--json')).out)).toMatchObject({ kind: 'exchange' })
})

test('an exchange as JSON comes in again unchanged', async () => {
  const { out } = await run('exchange', 'show', 'nanjing-1949', '--json')
  const { code, out: report } = await chancery(['import', '-', '--json', '--archive', join(folder, 'archive')], out)
  expect(JSON.parse(report)).toMatchObject({ read: 1, unchanged: 1, issues: 0 })
  expect(code).toBe(0)
})

test('passages lead to their addresses, in tables and in JSON', async () => {
  const ledger = ['exchange', 'ledger', 'nanjing-1949', '--as-of', '1949-01-14']
  const address = /\/documents\/112659\/passages\/p\d+\.\d+-\d+\.[0-9a-f]{8}/u
  for (const words of [ledger, ['unanswered', '--as-of', '1949-01-12']]) {
    expect((await run(...words, '--csv')).out).toMatch(new RegExp(`<https?://[^ >]*${address.source}>`, 'u'))
    expect((await run(...words, '--json')).out).toMatch(new RegExp(`"address": "${address.source}"`, 'u'))
  }
})

test('an exchange as a table of points comes in again unchanged', async () => {
  const { out } = await run('exchange', 'show', 'nanjing-1949', '--csv')
  expect(out).toMatch(/^row,exchange,title,/u)
  const { code, out: report } = await chancery(['import', '-', '--json', '--archive', join(folder, 'archive')], out)
  expect(JSON.parse(report)).toMatchObject({ read: 1, unchanged: 1, issues: 0 })
  expect(code).toBe(0)
})

test('a day may be written as people write it', async () => {
  const of = (day: string) => run('exchange', 'ledger', 'nanjing-1949', '--as-of', day)
  expect(await of('14 January 1949')).toEqual(await of('1949-01-14'))
})

test('a ledger for reading keeps the kinds of unanswered apart', async () => {
  const { out } = await run('exchange', 'ledger', 'nanjing-1949', '--as-of', '1949-01-12')
  expect(out).toContain('London, to Nanjing: unanswered')
  expect(out).toContain('refused by UK, on a day not known')
  expect(out).toContain('unanswered, possibly refused')
  expect(out).toContain('no reply known')
  const moscow = await run('exchange', 'ledger', 'nanjing-1949', '--as-of', '1949-01-14', '--view', 'Moscow')
  expect(moscow.out).toContain('Moscow, to Nanjing: unanswered (6 days from presentation, 5 from arrival)')
  expect(moscow.out).toContain('no reply known to Moscow')
  expect(moscow.out).toContain('not received on 10 January 1949, Moscow says')
})

test('a ledger as JSON and as a table', async () => {
  const ledger = ['exchange', 'ledger', 'nanjing-1949', '--as-of', '1949-01-10']
  const { lines } = JSON.parse((await run(...ledger, '--json')).out)
  const kinds = Object.fromEntries(
    lines.map(({ matter, owedBy, notes }: { matter: string; owedBy: string; notes: { kind: string }[] }) => [
      `${matter} ${owedBy}`,
      notes.map(({ kind }) => kind),
    ]),
  )
  expect(kinds).toMatchObject({
    'N washington': ['not-received', 'answered-later'],
    'N london': ['day-not-known'],
    'N moscow': ['answered-later'],
  })
  const { out } = await run(...ledger, '--csv')
  const [headings = '', ...rows] = out.trimEnd().split('\r\n')
  expect(headings).toContain('no reply known')
  expect(rows).toHaveLength(lines.length)
})

test('what is unanswered in the whole archive', async () => {
  expect((await run('unanswered', '--as-of', '1949-01-12')).out).toContain('Moscow, to Nanjing: unanswered (0 days')
  const { items } = JSON.parse((await run('unanswered', '--as-of', '1949-01-17', '--json')).out)
  expect(items.map(({ exchange, matter, owedBy }: Record<string, string>) => [exchange, matter, owedBy])).toEqual([
    ['nanjing-1949', 'N', 'washington'],
    ['nanjing-1949', 'N', 'london'],
    ['nanjing-1949', 'N', 'paris'],
    ['nanjing-1949', 'FO', 'moscow'],
    ['ischl-1894', 'Bb', 'schnitzler'],
    ['ischl-1894', 'Ac', 'beer-hofmann'],
  ])
  expect((await run('unanswered', '--as-of', '1949-01-17', '--csv')).out.split('\r\n')[1]).toMatch(/^nanjing-1949,/u)
  expect(await run('unanswered', '--as-of', '1893')).toMatchObject({ code: 0, out: '' })
  // Without a day: what has no reply that is known at all. A refusal on a day not known is one.
  const ever = JSON.parse((await run('unanswered', '--json')).out)
  expect(ever.items.map(({ matter, owedBy }: Record<string, string>) => [matter, owedBy])).toEqual([
    ['FO', 'moscow'],
    ['Ac', 'beer-hofmann'],
  ])
})

test.each([
  [['exchange', 'show', 'vienna-1815'], 3, 'no exchange'],
  [['exchange', 'ledger', 'nanjing-1949'], 2, '--as-of'],
  [['unanswered', '--as-of', '1949-02-30'], 2, '30 could not be read'],
  [['exchange', 'ledger', 'nanjing-1949', '--as-of', 'yesterday'], 2, 'must be a day'],
  [['exchange', 'ledger', 'nanjing-1949', '--as-of', '1949-01-14/..'], 2, 'must be a day'],
  [['exchange', 'ledger', 'nanjing-1949', '--as-of', '1949-01-14', '--view', 'tokyo'], 2, 'There are: nanjing, moscow'],
  [['exchange', 'answer'], 2, 'exchange'],
  [['unanswered', '--as-of', 'yesterday'], 2, 'must be a day'],
  [['unanswered', '--after', 'x'], 2, 'no place in this list'],
])('%j ends with %i', async (words, code, said) => {
  const ended = await run(...words)
  expect(ended.err).toContain(said)
  expect(ended.code).toBe(code)
})

test('a text that is corrected away from what is quoted: told at once, and by check', async () => {
  const body = 'texts.0.body=<p xml:id="p1">Other words.</p>'
  const corrected = await run('correct', '112659', '--set', body, '--note', 'read again')
  expect(corrected.code).toBe(0)
  expect(corrected.out).toMatch(
    /no longer found: exchange nanjing-1949, 1, 1b: “.+” does not stand in 112659, t1, p\d\./u,
  )
  const { code, out } = await run('check', '--json')
  // Nothing is damaged, and a backup that waits for the check goes on.
  expect(code).toBe(0)
  expect(JSON.parse(out).faults).toEqual([])
  const faults: readonly { where: string; message: string }[] = JSON.parse(out).unresolved
  expect(faults.length).toBeGreaterThan(2)
  expect(faults.filter(({ where }) => !where.startsWith('exchange nanjing-1949, '))).toEqual([])
  expect((await run('check')).out).toMatch(
    /^Nothing is damaged: \d+ documents, .*; \d+ places for an editor to settle\.$/mu,
  )
  expect(faults).toContainEqual({
    where: 'exchange nanjing-1949, 1, 1b',
    message: expect.stringContaining('does not stand in 112659, t1'),
  })
})
