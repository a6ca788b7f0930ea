import type { Command } from 'commander'
import { suggest } from '#curation/suggest.ts'
import type { Context } from './context.ts'
import { counted } from './counted.ts'
import { EXIT } from './exit-code.ts'

export function addFind(group: Command, context: Context): void {
  group
    .command('find')
    .description('read every document for words that name another letter, and propose what they lead to')
    .addHelpText(
      'after',
      '\nNothing is linked by itself. What was accepted or rejected stays so; again, the command changes only what is new.\n\nExample:\n  chancery suggestions find && chancery suggestions list',
    )
    .action(async (_: unknown, command: Command) => {
      const archive = await context.open(command)
      const { terminal } = context
      const started = performance.now()
      const report = await suggest(archive.store, {
        signal: context.interrupted,
        waiting: () => terminal.say('Another process is writing to this archive: waiting for it, up to a minute.'),
        progress: (done, of) => {
          const rate = Math.round((1000 * done) / Math.max(performance.now() - started, 1))
          terminal.progress.show('reading', done, of, `${done} of ${of} documents, ${rate} a second`)
        },
      })
      terminal.progress.end()
      if (context.json(command)) terminal.json(report)
      else {
        terminal.print(
          `${counted(report.documents, 'document')} read, ${counted(report.mentions, 'naming')} of other letters found.`,
        )
        terminal.print(
          `They lead to ${counted(report.proposed, 'letter')} held here, and to ${report.byMention} known by mention only.`,
        )
        terminal.print(`${report.new} of these are new; ${report.gone} were proposed before and are no longer.`)
      }
      if (report.finished) return
      terminal.say('Interrupted. What was found is kept; run the same command again to finish.')
      context.code = EXIT.interrupted
    })
}
