import type { ReportKept } from '#store/store.ts'
import type { Issue } from '#value/issue.ts'
import { type EarlierReport, ISSUES_SHOWN, inOneLine } from './earlier-report.ts'

/** What happened to what was read: counts of records, and every issue with its place. */
export interface Report extends ReportKept {
  /** The first 10,000; `issues` counts all. */
  readonly shown: readonly Issue[]
  /** How many of the issues are errors. */
  readonly errors: number
}

type Outcome = 'new' | 'changed' | 'unchanged' | 'kept' | 'refused'

/** What came of a batch. */
export interface Came {
  readonly outcomes: readonly Outcome[]
  readonly issues: readonly Issue[]
}

/** A report while it is being written. */
export interface OpenReport {
  file(name: string, sha256?: string): void
  /** Counts one record read, and what became of it. */
  count(outcome: Outcome): void
  issue(...issues: readonly Issue[]): void
  /** Records read. */
  read(): number
  /** The report with what came of a batch, and the issues that are not kept yet: both are kept with that batch. */
  with(batch: Came, finished?: boolean): { readonly report: ReportKept; readonly issues: readonly Issue[] }
  /** It has been kept with that batch. */
  took(batch: Came): void
  close(finished: boolean): Report
}

const NOTHING: Came = { outcomes: [], issues: [] }

/** Opens a report. `id` names it in the archive; `at` is the time it was begun. It goes on with what an earlier run of the same import has kept of it. */
export function openReport(
  begun: { readonly id: string; readonly at: string; readonly source: string },
  earlier?: EarlierReport,
): OpenReport {
  const counts = { new: 0, changed: 0, unchanged: 0, kept: 0, refused: 0 }
  const files: { name: string; sha256?: string }[] = []
  const shown: Issue[] = [...(earlier?.shown ?? [])]
  let unkept: Issue[] = []
  let issues = earlier?.report.issues ?? 0
  let errors = earlier?.errors ?? 0
  const fresh = (found: readonly Issue[]) =>
    earlier === undefined ? found : found.filter((issue) => !earlier.issues.has(inOneLine(issue)))
  const add = (found: readonly Issue[]) => {
    issues += found.length
    errors += found.filter(({ severity }) => severity === 'error').length
    shown.push(...found.slice(0, Math.max(0, ISSUES_SHOWN - shown.length)))
  }
  const withBatch = (batch: Came, finished = false) => {
    const sums = { ...counts }
    for (const outcome of batch.outcomes) sums[outcome] += 1
    const more = fresh(batch.issues)
    return {
      report: {
        ...begun,
        files: [...files],
        ...together(sums, earlier?.report),
        issues: issues + more.length,
        finished,
      },
      issues: [...unkept, ...more],
    }
  }
  return {
    file: (name, sha256) => void files.push(sha256 === undefined ? { name } : { name, sha256 }),
    count: (outcome) => {
      counts[outcome] += 1
    },
    issue: (...found) => {
      const more = fresh(found)
      add(more)
      unkept.push(...more)
    },
    read: () => sumOf(counts),
    with: withBatch,
    took: (batch) => {
      for (const outcome of batch.outcomes) counts[outcome] += 1
      add(fresh(batch.issues))
      unkept = []
    },
    close: (finished) => ({ ...withBatch(NOTHING, finished).report, shown, errors }),
  }
}

type Sums = Readonly<Record<Outcome, number>>

const sumOf = (counts: Sums) => Object.values(counts).reduce((sum, count) => sum + count, 0)

/** What an earlier run has made new, or changed, this one finds unchanged; to the import it is what it was then. */
function together(counts: Sums, earlier: ReportKept | undefined): Sums & { readonly read: number } {
  const [made, changed] = [earlier?.new ?? 0, earlier?.changed ?? 0]
  const sums = {
    ...counts,
    new: counts.new + made,
    changed: counts.changed + changed,
    unchanged: Math.max(0, counts.unchanged - made - changed),
  }
  return { read: sumOf(sums), ...sums }
}
