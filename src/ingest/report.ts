import type { ReportKept } from '#store/store.ts'
import type { Issue } from '#value/issue.ts'

/** Issues held in memory for the terminal and for JSON; the archive keeps all of them. */
export const ISSUES_SHOWN = 10_000

/** What happened to what was read: counts of records, and every issue with its place. */
export interface Report extends ReportKept {
  /** The first 10,000; `issues` counts all. */
  readonly shown: readonly Issue[]
  /** How many of the issues are errors. */
  readonly errors: number
}

type Outcome = 'new' | 'changed' | 'unchanged' | 'kept' | 'refused'

/** A report while it is being written. */
export interface OpenReport {
  file(name: string, sha256?: string): void
  /** Counts one record read, and what became of it. */
  count(outcome: Outcome): void
  issue(...issues: readonly Issue[]): void
  /** The issues since the last call, to be kept. */
  takeIssues(): readonly Issue[]
  soFar(finished: boolean): ReportKept
  close(finished: boolean): Report
}

/** Opens a report. `id` names it in the archive; `at` is the time it was begun. */
export function openReport(begun: { readonly id: string; readonly at: string; readonly source: string }): OpenReport {
  const counts = { new: 0, changed: 0, unchanged: 0, kept: 0, refused: 0 }
  const files: { name: string; sha256?: string }[] = []
  const shown: Issue[] = []
  let unkept: Issue[] = []
  let issues = 0
  let errors = 0
  const soFar = (finished: boolean): ReportKept => ({
    ...begun,
    files: [...files],
    read: Object.values(counts).reduce((sum, count) => sum + count, 0),
    ...counts,
    issues,
    finished,
  })
  return {
    file: (name, sha256) => void files.push(sha256 === undefined ? { name } : { name, sha256 }),
    count: (outcome) => {
      counts[outcome] += 1
    },
    issue: (...found) => {
      issues += found.length
      errors += found.filter(({ severity }) => severity === 'error').length
      unkept.push(...found)
      shown.push(...found.slice(0, Math.max(0, ISSUES_SHOWN - shown.length)))
    },
    takeIssues: () => {
      const taken = unkept
      unkept = []
      return taken
    },
    soFar,
    close: (finished) => ({ ...soFar(finished), shown, errors }),
  }
}
