import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Command, Option } from 'commander'
import type { Archive } from '#archive.ts'
import { allDocuments, exportJsonl, exportList, exportTei } from '#dissemination/export.ts'
import { writeLetters } from '#dissemination/letters.ts'
import { emailIn } from '#dissemination/oai/repository.ts'
import type { CmifFrame } from '#formats/cmif/write.ts'
import { writeJsonl, writePublicJsonl } from '#formats/jsonl/write.ts'
import { LIST_FORMS, type ListFormName } from '#formats/lists/list-form.ts'
import type { Described } from '#holding/described.ts'
import { makeFolder } from '#store/files/make-folder.ts'
import { THE_EDITORS, THE_PUBLIC } from '#store/store.ts'
import { address } from '#value/address.ts'
import { Refusal } from '#value/refusal.ts'
import type { Context } from './context.ts'
import { counted } from './counted.ts'
import { foundBy } from './found-by.ts'
import { publisherOf, sayNoBase } from './publisher.ts'
import { words } from './words.ts'
import { writeOut } from './write-out.ts'

const FORMATS = ['jsonl', 'tei', 'cmif', ...(Object.keys(LIST_FORMS) as ListFormName[])] as const

interface ExportFlags {
  readonly format: (typeof FORMATS)[number]
  readonly to?: string
  readonly public: boolean
}

export function addExport(program: Command, context: Context): void {
  program
    .command('export')
    .description('write the archive out, or what a query finds: JSON Lines gives every record back unchanged')
    .argument('[query...]', 'only documents that it finds (docs/search.md)')
    .addOption(new Option('--format <format>', 'the form').choices(FORMATS).default('jsonl'))
    .option('--to <path>', 'a file (standard output where none is named); a folder for tei', words)
    .option('--public', 'only what the public may read', false)
    .addHelpText(
      'after',
      '\nExamples:\n  chancery export > everything.jsonl\n  chancery export --format tei --to letters-tei\n  chancery export from:stalin date:1949 --format ris --to stalin.ris',
    )
    .action(async (query: readonly string[], flags: ExportFlags, command: Command) => {
      const archive = await context.open(command)
      const asked = query.join(' ').trim()
      const reader = flags.public ? THE_PUBLIC : THE_EDITORS
      const documents =
        asked === '' ? allDocuments(archive.as(reader).records) : await foundBy(context, archive, asked, reader)
      if (flags.format !== 'jsonl') sayNoBase(archive, context.terminal)
      const written =
        flags.format === 'tei'
          ? await toFolder(archive, documents, flags)
          : await toFile(context, archive, asked, documents, flags)
      if (context.json(command) && flags.to !== undefined) context.terminal.json({ to: flags.to, records: written })
      else context.terminal.say(`${counted(written, 'record')} written.`)
      if (written === 0 && query.length > 0 && flags.to === undefined)
        context.terminal.say(`“${asked}” was sought as a query, and nothing was found. A file is named with --to.`)
    })
}

async function toFolder(archive: Archive, documents: AsyncIterable<Described>, { to }: ExportFlags): Promise<number> {
  if (to === undefined) throw new Refusal('invalid', 'Say in which folder, with --to.')
  await makeFolder(to)
  let written = 0
  for await (const { id, xml } of exportTei(documents, publisherOf(archive))) {
    await writeFile(join(to, `${id}.xml`), xml, { flag: 'wx' })
    written += 1
  }
  return written
}

async function toFile(
  context: Context,
  archive: Archive,
  asked: string,
  found: AsyncIterable<Described>,
  { format, to, public: isPublic }: ExportFlags,
): Promise<number> {
  let written = 0
  const documents = async function* () {
    for await (const described of found) {
      written += 1
      yield described
    }
  }
  const { records } = archive.as(isPublic ? THE_PUBLIC : THE_EDITORS)
  // What goes to the public tells nothing of files and folders on somebody's machine.
  const writeRecord = isPublic ? writePublicJsonl : writeJsonl
  const pieces = async function* () {
    if (format === 'cmif') yield* writeLetters(frameOf(archive, asked), inSlices(documents()))
    else if (format !== 'jsonl' && format !== 'tei')
      yield* exportList(documents(), LIST_FORMS[format], publisherOf(archive))
    else if (asked === '')
      for await (const lines of exportJsonl(records, writeRecord)) {
        written += lines.split('\n').length - 1
        yield lines
      }
    else for await (const { document } of documents()) yield writeRecord(document)
  }
  if (to === undefined) for await (const piece of pieces()) await writeOut(context, piece)
  else await pipeline(pieces(), createWriteStream(to, { flags: 'wx' }))
  return written
}

function frameOf(archive: Archive, asked: string): CmifFrame {
  const publisher = publisherOf(archive)
  const email = emailIn(archive.config.contact)
  return {
    ...publisher,
    url: `${publisher.base}${address.cmif}${asked === '' ? '' : `?${new URLSearchParams({ q: asked })}`}`,
    licence: archive.config.licence,
    at: new Date(),
    ...(asked === '' ? {} : { query: asked }),
    ...(email === undefined ? {} : { email }),
  }
}

async function* inSlices(documents: AsyncIterable<Described>): AsyncGenerator<readonly Described[]> {
  for await (const one of documents) yield [one]
}
