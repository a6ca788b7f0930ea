import { expect, test } from 'vitest'
import { inStep, type Step } from '#site/pages/record/in-step.ts'

const steps = (...blocks: string[]): Step[] =>
  blocks.map((block) => {
    const [id = '', ...corresp] = block.split(' ')
    return { id, corresp }
  })

/** Rows as a reader would tell them: "p1 p2 | b-p1". */
const rowsOf = (left: readonly Step[], right: readonly Step[]) =>
  inStep(left, right).map((row) =>
    [left.slice(...row.left), right.slice(...row.right)]
      .map((side) => side.map(({ id }) => id).join(' '))
      .join(' | ')
      .trim(),
  )

const ORIGINAL = steps('p1', 'p2', 'p3', 'p4')

test.each([
  ['each names its own', steps('b1 p1', 'b2 p2', 'b3 p3', 'b4 p4'), ['p1 | b1', 'p2 | b2', 'p3 | b3', 'p4 | b4']],
  ['one is not translated', steps('b1 p1', 'b2 p4'), ['p1 | b1', 'p2 p3 |', 'p4 | b2']],
  ['a heading of the translator', steps('b0', 'b1 p1', 'b2 p2'), ['| b0', 'p1 | b1', 'p2 | b2', 'p3 p4 |']],
  ['two stand for one', steps('b1 p1', 'b2 p1', 'b3 p2'), ['p1 | b1 b2', 'p2 | b3', 'p3 p4 |']],
  ['one stands for two', steps('b1 p1 p2', 'b2 p3'), ['p1 p2 | b1', 'p3 | b2', 'p4 |']],
  ['one of another order', steps('b1 p4', 'b2 p1', 'b3 p2'), ['| b1', 'p1 | b2', 'p2 | b3', 'p3 p4 |']],
  ['names of nothing here', steps('b1 q1', 'b2 q2'), ['p1 p2 p3 p4 | b1 b2']],
  ['equally many, unnamed', steps('b1', 'b2', 'b3', 'b4'), ['p1 | b1', 'p2 | b2', 'p3 | b3', 'p4 | b4']],
  ['not equally many, unnamed', steps('b1', 'b2', 'b3'), ['p1 p2 p3 p4 | b1 b2 b3']],
  ['nothing', [], ['p1 p2 p3 p4 |']],
])('%s', (_, right, rows) => {
  expect(rowsOf(ORIGINAL, right)).toEqual(rows)
})

test('the original may name its translation', () => {
  expect(rowsOf(steps('p1 b2', 'p2'), steps('b1', 'b2'))).toEqual(['| b1', 'p1 | b2', 'p2 |'])
})

test('two translations meet in what both give the words of', () => {
  expect(rowsOf(steps('b1 p1', 'b2 p2'), steps('c0', 'c1 p1 p2'))).toEqual(['| c0', 'b1 b2 | c1'])
})

test('every block stands in one row, in its order, whatever names what', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    let state = seed
    const chance = (below: number) => {
      state = (state * 48_271) % 2_147_483_647
      return state % below
    }
    const left = Array.from({ length: chance(9) }, (_, n) => ({
      id: `p${n}`,
      corresp: [`b${chance(9)}`].slice(chance(2)),
    }))
    const right = Array.from({ length: chance(9) }, (_, n) => ({
      id: `b${n}`,
      corresp: [`p${chance(9)}`].slice(chance(2)),
    }))
    const rows = inStep(left, right)
    expect(rows.flatMap((row) => left.slice(...row.left))).toEqual(left)
    expect(rows.flatMap((row) => right.slice(...row.right))).toEqual(right)
  }
})
