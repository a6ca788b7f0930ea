import { changes, changesBetween, head } from '../sql/changes.ts'
import { check } from '../sql/check.ts'
import { jobsOn } from '../sql/jobs.ts'
import type { Run } from '../sql/program.ts'
import { readingOf } from '../sql/reading.ts'
import { report, reportIssues, reports } from '../sql/reports.ts'
import { Turns } from '../sql/turns.ts'
import { type Contents, viewOf } from '../sql/view.ts'
import { beginAct } from '../sql/writing.ts'
import type { Store } from '../store.ts'
import type { Session } from './session.ts'

/** A store within one transaction that will be taken back: each act is a part of it, and what it writes is seen by what is read here alone. */
export function rehearsalOn(
  session: Session,
  contents: Contents,
  { now, backup }: { readonly now: () => Date; readonly backup: Store['backup'] },
): Store {
  const turns = new Turns()
  const run: Run = (program) => session.run(program)
  const rehearsal: Store = {
    as: (reader) => readingOf(viewOf(contents, reader), run),
    write: (act) =>
      turns.take(() =>
        session.part(async () => {
          const { tx, whole, over } = beginAct(run, contents, now)
          try {
            const result = await act(tx)
            whole()
            return result
          } finally {
            over()
          }
        }),
      ),
    changes: (after, limit) => session.run(() => changes(after, limit)),
    changesBetween: (after, last) => session.run(() => changesBetween(after, last)),
    head: () => session.run(head),
    awaitChange: async (after) => (await session.run(head)) > after,
    connections: () => [],
    reports: (cut) => session.run(() => reports(cut)),
    report: (id) => session.run(() => report(id)),
    reportIssues: (id, cut) => session.run(() => reportIssues(id, cut)),
    jobs: jobsOn({ read: run, act: run, listen: () => ({ close: async () => {} }) }),
    check: () => check(run),
    backup,
    rehearse: (act) => act(rehearsal),
    programs: (act) => turns.take(() => session.part(() => act((program) => session.run(program)))),
    close: async () => {
      await turns.close()
    },
  }
  return rehearsal
}
