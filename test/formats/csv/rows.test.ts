import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Row, rows } from '#formats/csv/rows.ts'

const COMMA = { delimiter: ',', quote: '"' }
async function* cut(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}
const read = (text: string, size = 1000, longest?: number): Promise<readonly Row[]> =>
  Array.fromAsync(rows(cut(text, size), COMMA, longest))

test.each<[string, string, unknown]>([
  [
    'cells',
    'a,b\nc,\n',
    [
      ['a', 'b'],
      ['c', ''],
    ],
  ],
  ['no line end at the end', 'a,b', [['a', 'b']]],
  [
    'quotes, doubled quotes, lines in a cell',
    '"a ""b""","c\n\nd"\ne,f',
    [
      ['a "b"', 'c\n\nd'],
      ['e', 'f'],
    ],
  ],
  ['blanks around quotes', 'a, "b, c" ,d', [['a', 'b, c', 'd']]],
  ['quotes within a bare cell', 'the "x",b', [['the "x"', 'b']]],
  ['quotes that are not doubled', '"a "b" c",d', [['a "b" c', 'd']]],
  ['blank lines', '\n\na,b\n\n', [['a', 'b']]],
  ['rows of empty cells', ',\n', [['', '']]],
  ['an empty quoted cell at the end', 'a,""', [['a', '']]],
  [
    'a quote never closed',
    'a,"b, c\nd,e\n"f",g',
    [
      ['a', '"b', ' c'],
      ['d', 'e'],
      ['f', 'g'],
    ],
  ],
])('reads %s', async (_what, text, cells) => {
  for (const size of [1, 2, 3, 1000]) expect((await read(text, size)).map((row) => row.cells)).toEqual(cells)
})

test('tells the line that a row begins on', async () => {
  expect((await read('a\n"b\nc"\nd\n')).map(({ line, cells }) => [line, cells[0]])).toEqual([
    [1, 'a'],
    [2, 'b\nc'],
    [4, 'd'],
  ])
})

test('tells what was odd, and reads on', async () => {
  const troubles = (await read('a,"b\nc,d\n"e"f",g\nh,i')).map(({ line, trouble }) => [line, trouble])
  expect(troubles).toEqual([
    [1, 'unclosed-quote'],
    [2, undefined],
    [3, 'stray-quote'],
    [4, undefined],
  ])
})

test('a row that is too long is left out, and the next is read', async () => {
  expect(await read(`a,b\n${'x'.repeat(500)},y\nc,d`, 10, 100)).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: [], trouble: 'too-long' },
    { line: 3, cells: ['c', 'd'] },
  ])
})

test('a quote that is never closed takes no more than its row, however many there are', async () => {
  const many = await read(Array.from({ length: 500 }, (_, n) => `${n},"x\n`).join(''), 64, 1000)
  expect(many.map(({ cells }) => cells[0])).toEqual(Array.from({ length: 500 }, (_, n) => String(n)))
  expect(many.map(({ line }) => line)).toEqual(Array.from({ length: 500 }, (_, n) => n + 1))
})

test('any table that is written is read back, wherever it is cut', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ' ', ',', '"', '\n', 'é', ';') })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }),
      fc.integer({ min: 1, max: 9 }),
      async (table, size) => {
        const text = table.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n')
        expect((await read(text, size)).map((row) => row.cells)).toEqual(table)
      },
    ),
  )
})

test('any text at all gives the same rows, wherever it is cut', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', ' ', ',', '"', '"', '\n'), maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 7 }), async (given, size) => {
      expect(await read(given, size)).toEqual(await read(given))
    }),
    { numRuns: 300 },
  )
})
