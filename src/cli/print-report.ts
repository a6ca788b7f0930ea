import type { Report } from '#ingest/report.ts'
import type { Issue } from '#value/issue.ts'
import { counted } from './counted.ts'
import type { Terminal } from './terminal.ts'

/** Examples shown of each kind of issue, unless all are asked for. */
const EXAMPLES = 3

/** The report for a person: what came of the records, then the issues, those that refused a record first. */
export function printReport(
  report: Report,
  terminal: Terminal,
  { issues: all, dryRun }: { readonly issues: boolean; readonly dryRun: boolean },
): void {
  terminal.print(
    `${dryRun ? 'Nothing was written (dry run). ' : ''}${counted(report.files.length, 'file')}, ${counted(report.read, 'record')} read:`,
  )
  terminal.print(
    `  new ${report.new}, changed ${report.changed}, unchanged ${report.unchanged}, kept as it stands here ${report.kept}, refused ${report.refused}`,
  )
  if (report.issues === 0) return
  terminal.print(`${counted(report.issues, 'issue')}:`)
  for (const severity of ['error', 'warning', 'note'] as const) {
    for (const issues of byKind(report.shown.filter((issue) => issue.severity === severity))) {
      const shown = all ? issues : issues.slice(0, EXAMPLES)
      for (const { at, field, message } of shown) terminal.print(`  ${severity}  ${at}  ${field}: ${message}`)
      if (issues.length > shown.length) terminal.print(`           and ${issues.length - shown.length} more like this`)
    }
  }
  if (report.issues > report.shown.length)
    terminal.print(`  ${report.issues - report.shown.length} further issues are kept: chancery reports ${report.id}`)
  else if (!dryRun) terminal.print(`The report is kept: chancery reports ${report.id}`)
}

/** Issues that say the same thing of different values: grouped by field and by the message without what it quotes. */
function byKind(issues: readonly Issue[]): readonly (readonly Issue[])[] {
  return [
    ...Map.groupBy(
      issues,
      ({ field, message }) => `${field} ${message.replace(/“[^”]*”|"[^"]*"|\d+/gu, '…').replace(/…(?:, …)+/gu, '…')}`,
    ).values(),
  ]
}
