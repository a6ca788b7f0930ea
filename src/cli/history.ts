import type { Command } from 'commander'
import { restoreVersion } from '#curation/restore-version.ts'
import { KINDS } from '#holding/held.ts'
import { THE_EDITORS } from '#store/store.ts'
import type { Context } from './context.ts'
import { findHeld, kindNamed } from './find-record.ts'
import { unresolvedLines } from './unresolved-lines.ts'
import { wholeNumber } from './whole-number.ts'
import { words } from './words.ts'

export function addHistory(program: Command, context: Context): void {
  program
    .command('history')
    .description('the versions of a record: who changed it, when and why')
    .argument('<number>', 'its record number')
    .option('--kind <kind>', `what it is: ${KINDS.join(', ')}`, 'document')
    .option('--restore <n>', 'make that version the newest again', wholeNumber(1, 1_000_000))
    .option('--note <why>', 'why it is restored', words)
    .addHelpText(
      'after',
      '\nExamples:\n  chancery history 112659\n  chancery history 112659 --restore 1 --note "the correction was wrong"',
    )
    .action(async (given: string, options: { kind: string; restore?: number; note?: string }, command: Command) => {
      const archive = await context.open(command)
      const kind = kindNamed(options.kind)
      const id = await findHeld(archive, kind, given)
      if (options.restore !== undefined) {
        const { done, unresolved } = await restoreVersion(archive.store, kind, id, options.restore, {
          by: context.by,
          note: options.note ?? `Version ${options.restore} restored`,
        })
        context.terminal.say(
          done === 'unchanged'
            ? `${id} stands as in version ${options.restore} already.`
            : `${id} stands again as in version ${options.restore}.`,
        )
        for (const line of unresolvedLines(unresolved)) context.terminal.say(line)
      }
      const versions = await archive.as(THE_EDITORS).records.versions(kind, id)
      if (context.json(command)) return context.terminal.json(versions)
      context.terminal.table(
        versions.map(({ number, at, by, note, correction }) => [
          String(number),
          at.toISOString(),
          by,
          `${correction ? 'Correction: ' : ''}${note}`,
        ]),
      )
    })
}
