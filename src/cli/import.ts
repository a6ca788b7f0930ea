import { readFileSync } from 'node:fs'
import { addAbortSignal } from 'node:stream'
import type { Command } from 'commander'
import { parse } from 'yaml'
import type { Archive } from '#archive.ts'
import { queueImport } from '#ingest/import-job.ts'
import { fileFrom, filesAt, type IncomingFile, Unreadable } from '#ingest/incoming-file.ts'
import { ingest } from '#ingest/ingest.ts'
import type { IngestOptions } from '#ingest/run.ts'
import { Refusal } from '#value/refusal.ts'
import { bringIndexUp } from './bring-index-up.ts'
import type { Context } from './context.ts'
import { EXIT } from './exit-code.ts'
import { printReport } from './print-report.ts'
import { sayQueued } from './say-queued.ts'
import { words } from './words.ts'

interface ImportFlags {
  readonly source?: string
  readonly format?: string
  readonly mapping?: string
  readonly dryRun: boolean
  readonly overwrite: boolean
  readonly strict: boolean
  readonly index: boolean
  readonly issues: boolean
  readonly queue: boolean
}

export function addImport(program: Command, context: Context): void {
  program
    .command('import')
    .description('bring documents in from files and folders (- for standard input)')
    .argument('<paths...>', 'files and folders')
    .option(
      '--source <name>',
      'what they come from: it finds a record again, together with its key in the source (default: the name of the folder or file)',
      words,
    )
    .option(
      '--format <format>',
      'tei, cmif, dc, csv, exchange-csv, text, record-page or jsonl, where it is not to be told by looking',
    )
    .option('--mapping <file>', 'for CSV: which column means what (docs/import.md)', words)
    .option('--dry-run', 'give the same report and write nothing', false)
    .option('--overwrite', 'take the file’s, also where an editor has changed the record since', false)
    .option('--strict', 'refuse an exchange whole where something of it would be set aside', false)
    .option('--no-index', 'leave the index to the server, or to the next search')
    .option('--queue', 'keep the files, and leave the work to a server of this archive: a job (chancery jobs)', false)
    .option('--issues', 'print every issue, not the first of each kind', false)
    .addHelpText(
      'after',
      '\nExamples:\n  chancery import letters/ --dry-run\n  chancery import letters.csv --mapping letters.yaml --source edition-1\n  curl … | chancery import - --format jsonl',
    )
    .action(async (paths: string[], flags: ImportFlags, command: Command) => {
      const { terminal } = context
      const mapping = flags.mapping === undefined ? undefined : readMapping(flags.mapping)
      const archive = await context.open(command)
      const files = await Array.fromAsync(filesFrom(paths, context))
      const size = files.every((file) => file.size !== undefined)
        ? files.reduce((sum, file) => sum + (file.size ?? 0), 0)
        : undefined
      const started = performance.now()
      if (files.length === 0) throw new Refusal('not-found', `There is no file in ${paths.join(', ')}.`)
      if (flags.queue) return await queue(archive, files, { ...flags, mapping, by: context.by }, command, context)
      const options: IngestOptions = {
        ...(flags.source === undefined ? {} : { source: flags.source }),
        ...(flags.format === undefined ? {} : { format: flags.format }),
        ...(mapping === undefined ? {} : { mapping }),
        overwrite: flags.overwrite,
        strict: flags.strict,
        by: context.by,
        now: () => new Date(),
        signal: context.interrupted,
        waiting: () => terminal.say('Another process is writing to this archive: waiting for it, up to a minute.'),
        progress: ({ records, bytes, name }) =>
          terminal.progress.show(
            'importing',
            bytes,
            size,
            `${records} records, ${Math.round((1000 * records) / Math.max(performance.now() - started, 1))} a second, ${name}`,
          ),
      }
      const run = (into: Pick<typeof archive, 'store' | 'files'>) => ingest(into, files, options)
      if (!flags.dryRun) await archive.files.clearLeftovers()
      const report = flags.dryRun ? await archive.rehearse(run) : await run(archive)
      terminal.progress.end()
      if (context.json(command)) terminal.json({ ...report, dryRun: flags.dryRun })
      else printReport(report, terminal, flags)
      if (!report.finished) {
        terminal.say('Interrupted. What was reported is kept; run the same command again to finish.')
        context.code = EXIT.interrupted
        return
      }
      if (report.refused > 0 || report.errors > 0) context.code = EXIT.wantsALook
      if (!flags.index || flags.dryRun) return
      await bringIndexUp(archive, context, context.interrupted)
      if (context.interrupted.aborted) {
        terminal.say(
          'Interrupted while indexing. Every record is in; the server, or the next search, goes on with the index.',
        )
        context.code = EXIT.interrupted
      }
    })
}

async function queue(
  archive: Archive,
  files: readonly IncomingFile[],
  {
    source,
    format,
    mapping,
    overwrite,
    strict,
    by,
    dryRun,
  }: Omit<ImportFlags, 'mapping'> & {
    readonly mapping: unknown
    readonly by: string
  },
  command: Command,
  context: Context,
): Promise<void> {
  if (dryRun) throw new Refusal('invalid', 'What is rehearsed is not queued: leave out --queue or --dry-run.')
  const job = await queueImport(archive, files, { source, format, mapping, overwrite, strict, by })
  sayQueued(job, command, context)
}

async function* filesFrom(paths: readonly string[], context: Context): AsyncIterable<IncomingFile> {
  for (const path of paths) {
    if (path === '-') yield fileFrom(untilInterrupted(context), 'standard-input')
    else yield* filesAt([path])
  }
}

/** Standard input, which may have nothing to say for a long time: Ctrl-C does not wait for it, and what has come of it counts as unread. */
async function* untilInterrupted({ surroundings: { stdin }, interrupted }: Context): AsyncIterable<Uint8Array> {
  try {
    yield* addAbortSignal(interrupted, stdin)
  } catch (cause) {
    throw interrupted.aborted ? new Unreadable('interrupted before its end', { cause }) : cause
  }
}

function readMapping(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) throw cause
    throw new Refusal('invalid', `${file} is no mapping: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    })
  }
}
