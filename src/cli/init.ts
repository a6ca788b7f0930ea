import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { stringify } from 'yaml'
import { makeFolder } from '#store/files/make-folder.ts'
import { Refusal } from '#value/refusal.ts'
import { ARCHIVE_FILE, type Context } from './context.ts'
import { webAddress, words } from './words.ts'

/** Writes the settings that are given, unless there is a file of settings already. */
export async function writeSettings(
  folder: string,
  settings: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  await makeFolder(folder)
  const file = join(folder, 'chancery.yaml')
  if (existsSync(file)) return
  const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
  writeFileSync(
    file,
    `# What can be set, and how: docs/configuration.md\n${Object.keys(given).length === 0 ? '' : stringify(given)}`,
  )
}

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
      const { folder } = context.config(command)
      if (existsSync(join(folder, ARCHIVE_FILE)))
        throw new Refusal('conflict', `There is an archive in ${folder} already. Nothing was changed.`)
      await writeSettings(folder, { name: options.name, description: options.description, base: options.base })
      const archive = await context.surroundings.openArchive(context.config(command))
      await archive.close()
      if (context.json(command)) context.terminal.json({ archive: folder })
      else context.terminal.print(`Made an empty archive in ${folder}. Bring documents in with "chancery import FILE".`)
    })
}
