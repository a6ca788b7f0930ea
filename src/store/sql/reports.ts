import { sql } from 'kysely'
import type { Issue } from '#value/issue.ts'
import { Refusal } from '#value/refusal.ts'
import type { Cut, ReportKept, Slice } from '../store.ts'
import { ask, askOne, type Program, run, runRows } from './program.ts'
import { addRows, from, given } from './query.ts'
import { limitOf, placeAfter, slice } from './slice.ts'

const KEEP = from
  .insertInto('report')
  .values({ id: given('id'), content: given('content') })
  .onConflict((row) => row.column('id').doUpdateSet({ content: given('content') }))
  .compile()
const ORDINAL = from.selectFrom('report').select('ordinal').where('id', '=', given('id')).compile()
const KEEP_ISSUES = addRows('report_issue', ['report', 'severity', 'at', 'field', 'message'])
const ONE = from.selectFrom('report').select('content').where('id', '=', given('id')).compile()
const REPORTS = from
  .selectFrom('report')
  .select(['ordinal', 'content'])
  .where('ordinal', '<', given<number>('before'))
  .orderBy('ordinal', 'desc')
  .limit(given<number>('limit'))
  .compile()
const ISSUES = from
  .selectFrom('report_issue')
  .select(['ordinal', 'severity', 'at', 'field', 'message'])
  .where('report', '=', sql<number>`(select ordinal from report where id = ${given('id')})`)
  .where('ordinal', '>', given<number>('after'))
  .orderBy('ordinal')
  .limit(given<number>('limit'))
  .compile()

export function* keepReport(report: ReportKept, issues: readonly Issue[]): Program<void> {
  yield* run(KEEP, { id: report.id, content: JSON.stringify(report) })
  if (issues.length === 0) return
  const ordinal = (yield* askOne(ORDINAL, { id: report.id }))?.ordinal ?? 0
  yield* runRows(
    KEEP_ISSUES,
    issues.map(({ severity, at, field, message }) => ({ report: ordinal, severity, at, field, message })),
  )
}

export function* report(id: string): Program<ReportKept | undefined> {
  const row = yield* askOne(ONE, { id })
  return row && reportIn(row)
}

/** Kept by `keepReport` alone. */
const reportIn = ({ content }: { readonly content: string }) => JSON.parse(content) as ReportKept

/** The newest first. */
export function* reports(cut: Cut): Program<Slice<ReportKept>> {
  const [before] = placeAfter(cut, [Number.MAX_SAFE_INTEGER])
  const rows = yield* ask(REPORTS, { before, limit: limitOf(cut) })
  return slice(cut, rows, reportIn, (row) => [row.ordinal])
}

export function* reportIssues(id: string, cut: Cut): Program<Slice<Issue>> {
  const [after] = placeAfter(cut, [0])
  const rows = yield* ask(ISSUES, { id, after, limit: limitOf(cut) })
  if (rows.length === 0 && (yield* askOne(ORDINAL, { id })) === undefined)
    throw new Refusal('not-found', `There is no report ${id}.`)
  return slice(
    cut,
    rows,
    ({ ordinal: _, ...issue }) => issue,
    (row) => [row.ordinal],
  )
}
