import type { Command } from 'commander'
import type { Context } from './context.ts'
import { counted } from './counted.ts'
import { EXIT } from './exit-code.ts'

export function addReindex(program: Command, context: Context): void {
  program
    .command('reindex')
    .description('build the index anew from the store; searching goes on meanwhile')
    .addHelpText('after', '\nExample:\n  chancery reindex')
    .action(async (_: unknown, command: Command) => {
      const archive = await context.open(command)
      const { terminal } = context
      const entries = await archive.reindex(context.interrupted, (done, of) =>
        terminal.progress.show('indexing', done, of, `${done} of ${of} changes`),
      )
      terminal.progress.end()
      if (context.interrupted.aborted) {
        terminal.say('Interrupted. The index stands as it was; run the same command again to go on.')
        context.code = EXIT.interrupted
        return
      }
      if (context.json(command)) terminal.json({ entries })
      else terminal.print(`The index holds ${counted(entries, 'document')}.`)
    })
}
