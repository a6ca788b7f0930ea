import { type Command, Option } from 'commander'
import type { Archive } from '#archive.ts'
import { dumpFrame } from '#dissemination/dumps/dump-frame.ts'
import { queueDump } from '#dissemination/dumps/dump-job.ts'
import { DUMP_FORMATS, type DumpFormat, readDumpList } from '#dissemination/dumps/dump-list.ts'
import { makeDumps } from '#dissemination/dumps/make-dumps.ts'
import { THE_PUBLIC } from '#store/store.ts'
import type { Context } from './context.ts'
import { counted } from './counted.ts'
import { EXIT } from './exit-code.ts'
import { sayNoBase } from './publisher.ts'
import { sayQueued } from './say-queued.ts'

interface DumpFlags {
  readonly format: readonly DumpFormat[]
  readonly queue: boolean
}

export function addDump(program: Command, context: Context): void {
  program
    .command('dump')
    .description('write the whole public archive into files beside its own, from where they are served')
    .addOption(
      new Option('--format <format...>', 'these forms alone; the others stay')
        .choices(DUMP_FORMATS)
        .default(DUMP_FORMATS),
    )
    .option('--queue', 'leave it to a server of this archive: a job (chancery jobs)', false)
    .addHelpText('after', '\nExamples:\n  chancery dump\n  chancery dump --format jsonl csv')
    .action(async ({ format, queue }: DumpFlags, command: Command) => {
      const { terminal, interrupted } = context
      const archive = await context.open(command)
      if (queue) return sayQueued(await queueDump(archive.store, format, context.by), command, context)
      const { records } = archive.as(THE_PUBLIC)
      const { documents } = await records.counts()
      sayNoBase(archive, terminal)
      const dumps = await makeDumps(records, {
        place: archive.dumps,
        formats: format,
        frame: dumpFrame(archive.config, new Date()),
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
      } else if (context.json(command)) terminal.json({ files: dumps })
      else
        terminal.table(
          dumps.map(({ name, records: n, size, sha256 }) => [name, counted(n, 'record'), `${size} bytes`, sha256]),
        )
      // Once more, behind what went by meanwhile.
      sayNoBase(archive, terminal)
    })
}

/** Says, after a record was closed, that dumps hold it, where there are any. */
export async function remindOfDumps({ terminal }: Context, archive: Archive): Promise<void> {
  if ((await readDumpList(archive.dumps)).length > 0)
    terminal.say('The dumps may hold it. They are not given out until they are made anew: chancery dump.')
}
