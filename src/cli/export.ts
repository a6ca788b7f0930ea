import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { exportJsonl, exportTei } from '#dissemination/export.ts'
import { makeFolder } from '#store/files/make-folder.ts'
import { THE_EDITORS, THE_PUBLIC } from '#store/store.ts'
import { Refusal } from '#value/refusal.ts'
import type { Context } from './context.ts'
import { counted } from './counted.ts'
import { words } from './words.ts'

interface ExportFlags {
  readonly format: string
  readonly to?: string
  readonly public: boolean
}

export function addExport(program: Command, context: Context): void {
  program
    .command('export')
    .description('write the whole archive out: JSON Lines gives every record back unchanged, TEI a file each')
    .option('--format <format>', 'jsonl or tei', 'jsonl')
    .option('--to <path>', 'a file for jsonl (standard output where none is named), a folder for tei', words)
    .option('--public', 'only what the public may read', false)
    .addHelpText(
      'after',
      '\nExamples:\n  chancery export > everything.jsonl\n  chancery export --format tei --to letters-tei',
    )
    .action(async (flags: ExportFlags, command: Command) => {
      const archive = await context.open(command)
      const { records } = archive.as(flags.public ? THE_PUBLIC : THE_EDITORS)
      let written = 0
      if (flags.format === 'jsonl') {
        const lines = async function* () {
          for await (const line of exportJsonl(records)) {
            written += 1
            yield line
          }
        }
        if (flags.to === undefined) for await (const line of lines()) await write(context, line)
        else await pipeline(lines(), createWriteStream(flags.to, { flags: 'wx' }))
      } else if (flags.format === 'tei') {
        if (flags.to === undefined) throw new Refusal('invalid', 'Say in which folder, with --to.')
        await makeFolder(flags.to)
        for await (const { id, xml } of exportTei(records)) {
          await writeFile(join(flags.to, `${id}.xml`), xml, { flag: 'wx' })
          written += 1
        }
      } else throw new Refusal('invalid', `“${flags.format}” is none of jsonl, tei.`)
      if (context.json(command) && flags.to !== undefined) context.terminal.json({ to: flags.to, records: written })
      else context.terminal.say(`${counted(written, 'record')} written.`)
    })
}

/** Waits where the reader of a pipe is slower than we are. */
async function write({ surroundings: { stdout } }: Context, line: string): Promise<void> {
  if (stdout.write(line) === false) await new Promise((resolve) => process.stdout.once('drain', resolve))
}
