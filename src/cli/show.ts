import type { Command } from 'commander'
import { publicShape } from '#formats/jsonl/write.ts'
import { writePlain } from '#formats/plain/write.ts'
import { writeTei } from '#formats/tei/write.ts'
import { KINDS } from '#holding/held.ts'
import { THE_EDITORS } from '#store/store.ts'
import { Refusal } from '#value/refusal.ts'
import { accessInWords } from './access.ts'
import type { Context } from './context.ts'
import { findHeld, findRecord, kindNamed } from './find-record.ts'
import { publisherOf } from './publisher.ts'
import { wholeNumber } from './whole-number.ts'

export function addShow(program: Command, context: Context): void {
  program
    .command('show')
    .description('show one record')
    .argument('<number>', 'its record number, or another identifier of it')
    .option('--kind <kind>', `what it is: ${KINDS.join(', ')}`, 'document')
    .option('--tei', 'as TEI P5')
    .option('--at-version <n>', 'as it stood in that version', wholeNumber(1, 1_000_000))
    .addHelpText(
      'after',
      '\nExamples:\n  chancery show 112659\n  chancery show 112659 --json\n  chancery show 112659 --at-version 1\n  chancery show stalin --kind agent',
    )
    .action(async (given: string, options: { kind: string; tei?: boolean; atVersion?: number }, command: Command) => {
      const archive = await context.open(command)
      const { records } = archive.as(THE_EDITORS)
      const kind = kindNamed(options.kind)
      if (kind !== 'document' && (options.tei || options.atVersion !== undefined))
        throw new Refusal('invalid', '--tei and --at-version are for documents.')
      if (kind !== 'document') {
        const id = await findHeld(archive, kind, given)
        const held = (await records.get(kind, [id])).get(id)
        return context.terminal.json(held === undefined ? undefined : publicShape(held))
      }
      const id = await findRecord(archive, given)
      const [described] = await records.describe([id])
      if (described === undefined) throw new Refusal('not-found', `There is no document “${given}”.`)
      const earlier =
        options.atVersion === undefined ? undefined : await records.version('document', id, options.atVersion)
      if (options.atVersion !== undefined && earlier === undefined)
        throw new Refusal('not-found', `${id} has no version ${options.atVersion}.`)
      const shown =
        earlier === undefined
          ? described
          : { ...described, document: earlier, version: options.atVersion ?? described.version }
      if (context.json(command))
        return context.terminal.json({ ...publicShape(shown.document), version: shown.version })
      if (described.document.access.kind !== 'public')
        context.terminal.say(`Not open: ${accessInWords(described.document.access)}.`)
      context.terminal.print(
        options.tei === true
          ? writeTei(shown, publisherOf(archive))
          : writePlain(shown, archive.config.base ?? '').trimEnd(),
      )
    })
}
