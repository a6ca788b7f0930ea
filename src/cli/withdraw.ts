import type { Command } from 'commander'
import { withdraw } from '#curation/withdraw.ts'
import type { Context } from './context.ts'
import { remindOfDumps } from './dump.ts'
import { findRecord } from './find-record.ts'
import { words } from './words.ts'

export function addWithdraw(program: Command, context: Context): void {
  program
    .command('withdraw')
    .description('take a record from view; a page with its number, title, day and reason stays at its address')
    .argument('<number>', 'its record number')
    .requiredOption('--reason <text>', 'the reason, which readers see', words)
    .addHelpText(
      'after',
      '\nExample:\n  chancery withdraw 112659 --reason "Published by mistake: the copyright holder has not agreed."\n\n"chancery access 112659 public" brings it back.',
    )
    .action(async (given: string, { reason }: { reason: string }, command: Command) => {
      const archive = await context.open(command)
      const id = await findRecord(archive, given)
      const done = await withdraw(archive.store, id, reason, context.by, context.today())
      await remindOfDumps(context, archive)
      if (context.json(command)) context.terminal.json({ id, done })
      else
        context.terminal.print(
          done === 'unchanged' ? `${id} was withdrawn already.` : `${id} is withdrawn. Its versions are kept.`,
        )
    })
}
