import { type Command, Option } from 'commander'
import { writeBibtex } from '#formats/bibtex/write.ts'
import { accessedOn, toCslItem } from '#formats/csl/item.ts'
import { FORMS, type Form } from '#formats/csl/style.ts'
import { writeRis } from '#formats/ris/write.ts'
import { THE_EDITORS } from '#store/store.ts'
import { Refusal } from '#value/refusal.ts'
import type { Context } from './context.ts'
import { findRecord } from './find-record.ts'
import { publisherOf, sayNoBase } from './publisher.ts'

const AS = ['bibtex', 'ris', 'csl-json'] as const

interface CiteFlags {
  readonly style?: string
  readonly form: Form
  readonly format?: (typeof AS)[number]
}

export function addCite(program: Command, context: Context): void {
  program
    .command('cite')
    .description('cite one record')
    .argument('<number>', 'its record number, or another identifier of it')
    .option('--style <style>', 'archival-note, or a CSL file in the folder styles/ of the archive, without .csl')
    .addOption(new Option('--form <form>', 'how it is cited').choices(FORMS).default('note'))
    .addOption(new Option('--format <format>', 'for a program instead').choices(AS).conflicts(['style', 'form']))
    .addHelpText(
      'after',
      '\nExamples:\n  chancery cite 112659\n  chancery cite 112659 --form bibliography --style chicago-notes-bibliography\n  chancery cite 112659 --format ris',
    )
    .action(async (given: string, { style, form, format }: CiteFlags, command: Command) => {
      const archive = await context.open(command)
      const id = await findRecord(archive, given)
      const [described] = await archive.as(THE_EDITORS).records.describe([id])
      if (described === undefined) throw new Refusal('not-found', `There is no document “${given}”.`)
      const item = toCslItem(described, publisherOf(archive))
      const { terminal } = context
      if (format === 'csl-json') return terminal.json([item])
      if (format !== undefined) return terminal.print((format === 'ris' ? writeRis : writeBibtex)(item).trimEnd())
      sayNoBase(archive, terminal)
      const [cited] = await archive.citing.cite([accessedOn(item, context.today())], {
        form,
        ...(style === undefined ? {} : { style }),
      })
      if (cited === undefined) throw new Refusal('not-found', `The style has no ${form} of it.`)
      if (context.json(command)) return terminal.json({ ...cited, form })
      terminal.print(cited.text)
    })
}
