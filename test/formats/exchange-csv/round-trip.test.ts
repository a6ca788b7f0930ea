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
  [
    'a day that may be two',
    'x,,1,a,b,1/9/1949,documented,1,ask,',
    'dispatched',
    'may be 9 January or 1 September 1949',
  ],
  [
    'a day that names another day of the week',
    'x,,1,a,b,Monday 14 January 1949,documented,1,ask,',
    'dispatched',
    'was a Friday',
  ],
  ['a year of two digits', 'x,,1,a,b,14.1.49,documented,1,ask,', 'dispatched', 'two digits'],
  ['another kind of row', 'x,note,1,a,b,,documented,1,ask,', 'row', 'is none of point'],
  ['a silence without its day', 'x,silence,,,,,,,,,b,1,sent,', 'row', 'is no silence'],
])('%s is told with its row, and set aside', async (_name, row, field, message) => {
  const { issues, refused } = await read(`${HEAD}${row}\n`)
  expect(issues).toMatchObject([
    { severity: 'warning', at: 'points.csv:2', field, message: expect.stringContaining(message) },
  ])
  expect(refused).toBe(0)
})

test.each([
  ['14 January 1949', '1949-01-14'],
  ['13/1/1949', '1949-01-13'],
  ['b: 14. Januar 1949 17:00 after 1', '1949-01-14'],
  ['January 1949', '1949-01'],
])('a day in words, %s, is read where it can be but one, and told', async (words, edtf) => {
  const { exchanges, issues } = await read(`${HEAD}x,,1,a,b,${words},documented,1,ask,\n`)
  expect(exchanges[0]?.moves[0]?.steps?.[0]?.claims[0]?.edtf).toBe(edtf)
  expect(issues).toMatchObject([{ severity: 'note', at: 'points.csv:2', field: 'dispatched' }])
  expect(issues[0]?.message).toContain(`was read as ${edtf}`)
})

test('of points of one name the second is set aside cell by cell, with a name that is free', async () => {
  const { exchanges, issues } = await read(
    `${HEAD}x,,K1,a,b,,documented,a,ask,\n,,K2,b,a,,documented,a,answer,accept a\n,,K3,b,a,,documented,a,inform,\n,,,,,,,K3a,inform,\n`,
  )
  expect(exchanges[0]?.moves.map(({ sign, points }) => [sign, points.map(({ id }) => id)])).toEqual([
    ['K1', ['a']],
    ['K2', []],
    ['K3', []],
  ])
  expect(issues.map(({ at, message }) => `${at} ${message}`)).toEqual([
    'points.csv:5 a row without the sign of its move',
    'points.csv:3 a point “a” stands already in row 2, and no two of an exchange have one name: call it K2a',
    'points.csv:4 a point “a” stands already in row 2, and no two of an exchange have one name: give it another',
  ])
  expect(exchanges[0]?.unplaced).toEqual([
    { label: 'row 5, K3a, point', value: 'K3a' },
    { label: 'row 5, K3a, act', value: 'inform' },
    { label: 'K2, a, point', value: 'a' },
    { label: 'K2, a, act', value: 'answer' },
    { label: 'K2, a, answers', value: 'accept a' },
    { label: 'K3, a, point', value: 'a' },
    { label: 'K3, a, act', value: 'inform' },
  ])
})

const PLAIN = 'exchange,sign,from,to,dispatched,attested,point,act,content\n'

test('a formula is no day, whatever parts its arguments', async () => {
  const { exchanges, issues } = await read(`${PLAIN}e,1,Anna,Jan,=DATE(1949;1;14),documented,a,ask,x\n`)
  expect(exchanges[0]?.moves[0]?.steps).toBeUndefined()
  expect(exchanges[0]?.unplaced?.map(({ value }) => value)).toEqual(['=DATE(1949;1;14)'])
  expect(issues).toMatchObject([{ severity: 'warning', message: expect.stringContaining('is a formula') }])
})

test.each(["'=x", "''=x", '=x', "'x", "' -x"])('%s comes back as it was', async (content) => {
  const [given] = (await read(`${PLAIN}e,1,Anna,Jan,1949-01-14,documented,a,ask,x\n`)).exchanges
  const moves = given?.moves.map((move) => ({ ...move, points: move.points.map((one) => ({ ...one, content })) })) ?? []
  const { exchanges } = await read(writeExchangeCsv({ ...given, moves } as Exchange))
  expect(exchanges[0]?.moves[0]?.points[0]?.content).toBe(content)
})

test.each([
  ['A side', 'B side'],
  ['Party 1', 'Party 12'],
])('%s and %s are two, and nothing is told of them', async (one, other) => {
  expect((await read(`${PLAIN}e,1,${one},${other},1949-01-14,documented,a,ask,x\n`)).issues).toEqual([])
})

test('a party that is named once and spelt much like another is told, and stays one', async () => {
  const rows = ['x,,1,Moscow,CCP,,documented,1,ask,', ',,2,CCP,Moscow,,documented,2,answer,accept 1']
  const { exchanges, issues } = await read(`${HEAD}${[...rows, ',,3,CCP,Moskau,,documented,3,inform,'].join('\n')}\n`)
  expect(exchanges[0]?.parties.map(({ id }) => id)).toEqual(['moscow', 'ccp', 'moskau'])
  expect(issues).toMatchObject([
    {
      severity: 'note',
      at: 'points.csv:4',
      message: expect.stringContaining('“Moskau” is named once, and spelt much like “Moscow”'),
    },
  ])
  expect((await read(`${HEAD}${[...rows, ',,3,CCP,London,,documented,3,inform,'].join('\n')}\n`)).issues).toEqual([])
})
