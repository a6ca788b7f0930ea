import { join } from 'node:path'
import { type Command, Option } from 'commander'
import type { Archive } from '#archive.ts'
import { DUMP_FORMATS, type DumpFormat, readDumpList } from '#dissemination/dumps/dump-list.ts'
import { makeDumps } from '#dissemination/dumps/make-dumps.ts'
import { emailIn } from '#dissemination/oai/repository.ts'
import { makeFolder } from '#store/files/make-folder.ts'
import { THE_PUBLIC } from '#store/store.ts'
import type { Context } from './context.ts'
import { counted } from './counted.ts'
import { EXIT } from './exit-code.ts'
import { publisherOf, sayNoBase } from './publisher.ts'

const DUMPS = 'dumps'

export function addDump(program: Command, context: Context): void {
  program
    .command('dump')
    .description('write the whole public archive into the folder dumps/ of the archive, from where it is served')
    .addOption(
      new Option('--format <format...>', 'these forms alone; the others stay')
        .choices(DUMP_FORMATS)
        .default(DUMP_FORMATS),
    )
    .addHelpText('after', '\nExamples:\n  chancery dump\n  chancery dump --format jsonl csv')
    .action(async ({ format }: { readonly format: readonly DumpFormat[] }, command: Command) => {
      const { terminal, interrupted } = context
      const archive = await context.open(command)
      const folder = join(archive.config.folder, DUMPS)
      await makeFolder(folder)
      const { records } = archive.as(THE_PUBLIC)
      const [{ documents }, email] = [await records.counts(), emailIn(archive.config.contact)]
      sayNoBase(archive, terminal)
      const dumps = await makeDumps(records, {
        folder,
        formats: format,
        frame: {
          ...publisherOf(archive),
          licence: archive.config.licence,
          at: new Date(),
          ...(email === undefined ? {} : { email }),
        },
        signal: interrupted,
        told: (of, done) =>
          terminal.progress.show(
            of === 'jsonl' ? 'JSON Lines' : 'documents',
            done,
            of === 'jsonl' ? undefined : documents,
            `${done} records`,
          ),
      })
      terminal.progress.end()
      if (dumps === undefined) {
        terminal.say('Interrupted. The dumps that were there stand as they were.')
        context.code = EXIT.interrupted
      } else if (context.json(command)) terminal.json({ folder, files: dumps })
      else
        terminal.table(
          dumps.map(({ name, records: n, size, sha256 }) => [name, counted(n, 'record'), `${size} bytes`, sha256]),
        )
    })
}

/** Says, after a record was closed, that dumps hold it, where there are any. */
export async function remindOfDumps({ terminal }: Context, archive: Archive): Promise<void> {
  if ((await readDumpList(join(archive.config.folder, DUMPS))).length > 0)
    terminal.say('The dumps may hold it. They are not given out until they are made anew: chancery dump.')
}
