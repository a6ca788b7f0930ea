import { join } from 'node:path'
import type { Command } from 'commander'
import type { Context } from './context.ts'
import { addSettings } from './settings-file.ts'
import { webAddress, words } from './words.ts'

export function addInit(program: Command, context: Context): void {
  program
    .command('init')
    .description('make a new, empty archive')
    .option('--name <name>', 'what the archive is called', words)
    .option('--description <text>', 'one or two sentences for the first page', words)
    .option('--base <address>', 'where readers will reach it (https://archive.example)', webAddress)
    .addHelpText(
      'after',
      '\nExamples:\n  chancery init\n  chancery init --archive letters --name "The Letters of A. B."',
    )
    .action(async (options: { name?: string; description?: string; base?: string }, command: Command) => {
      const settings = context.config(command)
      const { folder } = settings
      await context.openAt(settings, { isNew: true })
      const { name, description, base } = options
      const { other } = await addSettings(folder, { name, description, base })
      if (other.length > 0)
        context.terminal.say(
          `${join(folder, 'chancery.yaml')} says something else already, and was left so: ${other.join(', ')}.`,
        )
      if (context.json(command)) context.terminal.json({ archive: folder })
      else context.terminal.print(`Made an empty archive in ${folder}. Bring documents in with "chancery import FILE".`)
    })
}
