import type { Command } from 'commander'
import type { Context } from './context.ts'
import { counted } from './counted.ts'

export function addBackup(program: Command, context: Context): void {
  program
    .command('backup')
    .description('make a consistent copy, also while the server runs; into an earlier copy it writes only what is new')
    .argument('<folder>', 'where the copy goes: a new or empty folder, or an earlier copy')
    .addHelpText(
      'after',
      '\nExamples:\n  chancery backup /mnt/backup/letters\n  chancery restore /mnt/backup/letters --archive letters-again',
    )
    .action(async (folder: string, _: unknown, command: Command) => {
      const { terminal } = context
      const archive = await context.open(command)
      const made = await archive.backup(folder, (done, of) =>
        terminal.progress.show('copying', done, of, `${done} of ${of} pages`),
      )
      terminal.progress.end()
      if (context.json(command)) terminal.json(made)
      else
        terminal.print(
          `Copied to ${made.folder}: the database, ${counted(made.files, 'file')} (${made.copied} new), and the settings. Not the index: it is built again from these.`,
        )
    })
}
