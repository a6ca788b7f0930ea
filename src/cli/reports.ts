import type { Command } from 'commander'
import type { ReportKept, Slice } from '#store/store.ts'
import type { Issue } from '#value/issue.ts'
import type { Context } from './context.ts'
import { wholeNumber } from './whole-number.ts'

export function addReports(program: Command, context: Context): void {
  program
    .command('reports')
    .description('the reports of imports, newest first; or every issue of one')
    .argument('[report]', 'the report’s name, as the import said it')
    .option('--limit <n>', 'how many at the most', wholeNumber(1, 500), 50)
    .option('--after <cursor>', 'go on where an earlier list ended, as it said')
    .addHelpText('after', '\nExamples:\n  chancery reports\n  chancery reports 20261125014459123 --limit 500 --json')
    .action(async (id: string | undefined, options: { limit: number; after?: string }, command: Command) => {
      const { store } = await context.open(command)
      const { terminal } = context
      const cut = { limit: options.limit, ...(options.after === undefined ? {} : { after: options.after }) }
      const { items, next }: Slice<ReportKept | Issue> =
        id === undefined ? await store.reports(cut) : await store.reportIssues(id, cut)
      if (context.json(command)) return terminal.json({ items, ...(next === undefined ? {} : { next }) })
      terminal.table(items.map((item) => ('severity' in item ? issueRow(item) : reportRow(item))))
      if (next !== undefined) terminal.say(`More follow: --after ${next}`)
    })
}

const issueRow = ({ severity, at, field, message }: Issue) => [severity, at, field, message]

const reportRow = (report: ReportKept) => [
  report.id,
  report.finished ? 'finished' : 'interrupted',
  `new ${report.new}`,
  `changed ${report.changed}`,
  `refused ${report.refused}`,
  `issues ${report.issues}`,
  report.source,
]
