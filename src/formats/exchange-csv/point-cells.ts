import { type Evidence, type Point, STANCES } from '#exchange/exchange.ts'
import { NO_ACT } from '#exchange/strange-acts.ts'
import { type Column, listOf, type PointRow } from './columns.ts'
import { readAs, readDay } from './day-cell.ts'
import { itemsOf, readEvidence, writeEvidence } from './evidence-cell.ts'
import type { Desk } from './set-aside.ts'

const EXTENTS = ['existence', 'gist', 'text'] as const

/** `b1: the words of the term [takes over a1]`, or `[changes a1]`. */
const TERM = /^(?<id>[^:]+):\s*(?<text>[\s\S]*?)(?:\s*\[(?<how>takes over|changes) (?<from>[^\]]+)\])?$/u

/** One point from its row. A cell that says nothing leaves its field out; a value that is none is set aside. */
export function readPoint(row: PointRow, id: string, { setAside, note }: Desk): Point {
  const cell = (column: Column) => row.cells.get(column)
  const each = <T>(column: Column, items: readonly string[], read: (item: string) => T | undefined, wrong: string) =>
    items.flatMap((item) => {
      const found = read(item)
      if (found === undefined) setAside(row, column, item, wrong)
      return found === undefined ? [] : [found]
    })
  const act = cell('act')
  if (act === undefined) setAside(row, 'act', '', 'what the point does is not stated')
  const [content, wanted, continues] = [cell('content'), cell('due'), cell('continues')]
  const due = wanted === undefined ? undefined : readDay(wanted)
  if (due !== undefined && 'wrong' in due) setAside(row, 'due', wanted ?? '', due.wrong)
  else if (due?.words !== undefined) note(row, 'due', readAs(due.words, due.edtf))
  const lists = {
    terms: each('terms', linesOf(cell('terms')), readTerm, 'is no term: “b1: its words” is one'),
    wording: evidenceOf(cell('wording')),
    answers: each(
      'answers',
      listOf(cell('answers')),
      readAnswer,
      `is no answer: one of ${STANCES.join(', ')}, and a point`,
    ),
    acknowledges: listOf(cell('acknowledges')),
    carriesOut: listOf(cell('carries out')),
    withdraws: listOf(cell('withdraws')),
    tells: each('tells', listOf(cell('tells')), readTold, `is nothing told: a move, and one of ${EXTENTS.join(', ')}`),
    evidence: evidenceOf(cell('evidence')),
  }
  return {
    id,
    act: act ?? NO_ACT,
    ...(content === undefined ? {} : { content }),
    ...(due !== undefined && 'edtf' in due ? { due: due.edtf } : {}),
    ...(continues === undefined ? {} : { continues }),
    ...filled(lists),
  }
}

/** The lists that hold something. */
export const filled = <T extends Readonly<Record<string, readonly unknown[]>>>(lists: T): Partial<T> =>
  // Fewer fields of the same object.
  Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)) as Partial<T>

export const evidenceOf = (cell: string | undefined): readonly Evidence[] => itemsOf(cell ?? '').map(readEvidence)

const linesOf = (cell: string | undefined) => (cell ?? '').split('\n').filter((line) => line.trim() !== '')

function readTerm(line: string): NonNullable<Point['terms']>[number] | undefined {
  const { id, text, how, from } = TERM.exec(line.trim())?.groups ?? {}
  if (id === undefined || text === undefined || text === '') return undefined
  return { id, text, ...(from === undefined ? {} : how === 'changes' ? { changes: from } : { takesOver: from }) }
}

function readAnswer(item: string): NonNullable<Point['answers']>[number] | undefined {
  const [word, ...point] = item.split(' ')
  const stance = STANCES.find((known) => known === word?.toLowerCase())
  return stance === undefined || point.length === 0 ? undefined : { point: point.join(' '), stance }
}

function readTold(item: string): NonNullable<Point['tells']>[number] | undefined {
  const words = item.split(' ')
  const extent = EXTENTS.find((known) => known === words.at(-1)?.toLowerCase())
  return extent === undefined || words.length < 2 ? undefined : { move: words.slice(0, -1).join(' '), extent }
}

/** A point's cells, as `readPoint` reads them. */
export const writePoint = (point: Point): Partial<Record<Column, string>> => ({
  point: point.id,
  act: point.act,
  content: point.content ?? '',
  terms: (point.terms ?? []).map(writeTerm).join('\n'),
  wording: (point.wording ?? []).map(writeEvidence).join('\n'),
  due: point.due ?? '',
  answers: (point.answers ?? []).map((answer) => `${answer.stance} ${answer.point}`).join('; '),
  acknowledges: (point.acknowledges ?? []).join('; '),
  continues: point.continues ?? '',
  'carries out': (point.carriesOut ?? []).join('; '),
  withdraws: (point.withdraws ?? []).join('; '),
  tells: (point.tells ?? []).map(({ move, extent }) => `${move} ${extent}`).join('; '),
  evidence: (point.evidence ?? []).map(writeEvidence).join('\n'),
})

const writeTerm = ({ id, text, takesOver, changes }: NonNullable<Point['terms']>[number]) =>
  `${id}: ${text}${takesOver === undefined ? '' : ` [takes over ${takesOver}]`}${changes === undefined ? '' : ` [changes ${changes}]`}`
