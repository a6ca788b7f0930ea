import { expect, test } from 'vitest'
import type { Exchange } from '#exchange/exchange.ts'
import { exchangeCsv } from '#formats/exchange-csv/read.ts'
import { writeExchangeCsv } from '#formats/exchange-csv/write.ts'
import { recognise } from '#formats/formats.ts'
import { nanjing } from '../../exchange/nanjing.ts'
import { sample } from '../../exchange/sample.ts'
import { readAll } from '../read-all.ts'

async function read(table: string) {
  const readings = await readAll(exchangeCsv, 'points.csv', new TextEncoder().encode(table))
  return {
    exchanges: readings.flatMap((one) => (one.kind === 'held' && one.held.kind === 'exchange' ? [one.held] : [])),
    issues: readings.flatMap((one) => (one.kind === 'issue' ? [one.issue] : [])),
    refused: readings.filter(({ kind }) => kind === 'refused').length,
  }
}

const rich: Exchange = {
  ...nanjing,
  aliases: ['slug:nanjing'],
  access: { kind: 'embargoed', until: '2031-01-01', groups: ['readers'] },
  moves: [
    {
      sign: 'X',
      from: ['moscow'],
      to: ['ccp'],
      copies: ['paris'],
      steps: [
        {
          step: 'arrived',
          to: 'ccp',
          claims: [
            { edtf: '1949-01-08', hour: '17:00', zone: 'Beijing time' },
            {
              edtf: '1949-01-08/..',
              after: 'N',
              evidence: [
                {
                  citation: { asGiven: 'A book, p. 1; and p. 2', address: 'https://example.org/a', seen: '2026-01-02' },
                  of: 'literature',
                  disputes: true,
                },
              ],
            },
          ],
        },
      ],
      learned: [{ party: 'london', how: 'leak', extent: 'gist', claims: [{ edtf: '1949-01-20' }] }],
      attested: 'reported',
      points: [
        {
          id: 'X',
          act: 'demand',
          due: '1949-01-20',
          content: '=1+1, and “more”',
          withdraws: ['1b'],
          evidence: [
            { passage: { document: '112659' as never, text: 't1', block: 'p1', exact: 'a', prefix: 'b', suffix: 'c' } },
          ],
        },
      ],
    },
    { sign: 'Y', from: ['ccp'], to: [], attested: 'inferred', points: [] },
    ...nanjing.moves,
  ],
}

test.each([
  ['the sample', sample],
  ['the bare facts', nanjing],
  ['one of everything', rich],
])('%s, written and read again, is itself', async (_name, exchange) => {
  const table = writeExchangeCsv(exchange)
  expect(recognise('points.csv', new TextEncoder().encode(table)).format?.id).toBe('exchange-csv')
  const { exchanges, issues } = await read(table)
  expect(issues).toEqual([])
  expect(exchanges).toEqual([exchange])
})

test('a table as it is typed: parties by their names, and what is empty says nothing', async () => {
  const { exchanges, issues } = await read(
    'Exchange;Sign;From;To;Dispatched;Attested;Point;Act;Answers\nletters;1;Anna Roe;Jan Kos;1801-03-04;documented;1;ask;\n;2;Jan Kos;Anna Roe;;documented;2;answer;accept 1\n',
  )
  expect(issues).toEqual([])
  expect(exchanges).toEqual([
    {
      kind: 'exchange',
      id: 'letters',
      title: 'letters',
      parties: [
        { id: 'anna-roe', label: 'Anna Roe' },
        { id: 'jan-kos', label: 'Jan Kos' },
      ],
      moves: [
        {
          sign: '1',
          from: ['anna-roe'],
          to: ['jan-kos'],
          steps: [{ step: 'dispatched', claims: [{ edtf: '1801-03-04' }] }],
          attested: 'documented',
          points: [{ id: '1', act: 'ask' }],
        },
        {
          sign: '2',
          from: ['jan-kos'],
          to: ['anna-roe'],
          attested: 'documented',
          points: [{ id: '2', act: 'answer', answers: [{ point: '1', stance: 'accept' }] }],
        },
      ],
      access: { kind: 'public' },
    },
  ])
})

const HEAD = 'exchange,row,sign,from,to,dispatched,attested,point,act,answers,owed by,about,denies,as of\n'
test.each([
  ['a date that is none', 'x,,1,a,b,1949-13-45,documented,1,ask,', 'dispatched', 'no EDTF date'],
  ['a stance that is none', 'x,,1,a,b,,documented,1,answer,nod 1', 'answers', 'is no answer'],
  ['no word on who attests it', 'x,,1,a,b,,,1,ask,', 'attested', 'taken as inferred'],
  ['no act', 'x,,1,a,b,,documented,1,,', 'act', 'not stated'],
  ['a row without a sign', 'x,,,a,b,,documented,1,ask,', 'sign', 'without the sign'],
  ['another kind of row', 'x,note,1,a,b,,documented,1,ask,', 'row', 'is none of point'],
  ['a silence without its day', 'x,silence,,,,,,,,,b,1,sent,', 'row', 'is no silence'],
])('%s is told with its row, and set aside', async (_name, row, field, message) => {
  const { issues, refused } = await read(`${HEAD}${row}\n`)
  expect(issues).toMatchObject([
    { severity: 'warning', at: 'points.csv:2', field, message: expect.stringContaining(message) },
  ])
  expect(refused).toBe(0)
})
