import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { filesAt } from '#ingest/incoming-file.ts'
import { ingest } from '#ingest/ingest.ts'
import { Refusal } from '#value/refusal.ts'
import { bringIndexUp } from './bring-index-up.ts'
import { type Context, isThere } from './context.ts'
import { addSettings } from './settings-file.ts'

const SAMPLES = ['january-1949.jsonl', 'ischl-1894.jsonl']
const FOLDERS = ['../samples', '../../samples'].map((up) => fileURLToPath(new URL(up, import.meta.url)))

const DESCRIPTION =
  'In January 1949 the government in Nanjing asked four powers to mediate in the Chinese civil war. Here are the telegrams, drafts and statements that went between the capitals, told in short; and, as a smaller thing, three notes of some writers about a Saturday in July 1894.'

export function addDemo(program: Command, context: Context): void {
  program
    .command('demo')
    .description('make a new archive with the sample collection in it')
    .addHelpText('after', '\nExample:\n  chancery demo --archive demo && chancery serve --archive demo')
    .action(async (_: unknown, command: Command) => {
      const settings = context.config(command)
      const { folder } = settings
      if (isThere(settings))
        throw new Refusal('conflict', `There is an archive in ${folder} already. Nothing was changed.`)
      const records = await makeDemo(command, context)
      if (context.json(command)) context.terminal.json({ archive: folder, records })
    })
}

/** Makes the archive that a command names, and brings the sample collection in. Gives the number of records. */
export async function makeDemo(command: Command, context: Context): Promise<number> {
  const samples = FOLDERS.map((up) => SAMPLES.map((name) => join(up, name))).find((files) => files.every(existsSync))
  if (samples === undefined)
    throw new Refusal('not-found', `The sample collection is not here: ${SAMPLES.join(' or ')} is missing in samples.`)
  const { folder } = context.config(command)
  await addSettings(folder, { description: DESCRIPTION })
  const archive = await context.surroundings.openArchive(context.config(command))
  try {
    const report = await ingest(archive, filesAt(samples), {
      overwrite: false,
      by: 'chancery',
      source: 'samples',
      now: () => new Date(),
      signal: context.interrupted,
    })
    await bringIndexUp(archive, context)
    context.terminal.say(`Made an archive with the sample collection (${report.new} records) in ${folder}.`)
    return report.new
  } finally {
    await archive.close()
  }
}
