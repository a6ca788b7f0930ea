import type { ReportKept, Store } from '#store/store.ts'
import type { Issue } from '#value/issue.ts'
import { Seen } from './seen.ts'

/** Issues held in memory for the terminal and for JSON; the archive keeps all of them. */
export const ISSUES_SHOWN = 10_000

/** What an import had told when it was broken off. */
export interface EarlierReport {
  readonly report: ReportKept
  /** Each whole, and each without its place. */
  readonly issues: Seen
  readonly said: Seen
  readonly shown: readonly Issue[]
  readonly errors: number
}

/** All that an issue says; `sayingOf` leaves out where. */
export const inOneLine = ({ severity, at, field, message }: Issue) => `${severity} ${at} ${field} ${message}`
export const sayingOf = ({ field, message }: Issue) => `${field} ${message}`

/** What is kept of a report; nothing where it has not been begun. */
export async function earlierReport(store: Store, id: string): Promise<EarlierReport | undefined> {
  const report = await store.report(id)
  if (report === undefined) return undefined
  const [issues, said, shown] = [new Seen(), new Seen(), [] as Issue[]]
  let errors = 0
  let after: string | undefined
  do {
    const slice = await store.reportIssues(id, { limit: 500, ...(after === undefined ? {} : { after }) })
    for (const issue of slice.items) {
      issues.add(inOneLine(issue))
      said.add(sayingOf(issue))
      if (shown.length < ISSUES_SHOWN) shown.push(issue)
      if (issue.severity === 'error') errors += 1
    }
    after = slice.next
  } while (after !== undefined)
  return { report, issues, said, shown, errors }
}
