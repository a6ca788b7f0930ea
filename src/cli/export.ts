import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Command, Option } from 'commander'
import type { Archive } from '#archive.ts'
import { allDocuments, documentsFound, exportJsonl, exportList, exportTei } from '#dissemination/export.ts'
import { writeLetters } from '#dissemination/letters.ts'
import { emailIn } from '#dissemination/oai/repository.ts'
import type { CmifFrame } from '#formats/cmif/write.ts'
import { writeJsonl, writePublicJsonl } from '#formats/jsonl/write.ts'
import { LIST_FORMS, type ListFormName } from '#formats/lists/list-form.ts'
import type { Described } from '#holding/described.ts'
import { readQuery } from '#search/read-query.ts'
import { makeFolder } from '#store/files/make-folder.ts'
import { THE_EDITORS, THE_PUBLIC } from '#store/store.ts'
import { address } from '#value/address.ts'
import { Refusal } from '#value/refusal.ts'
import { bringIndexUp } from './bring-index-up.ts'
import type { Context } from './context.ts'
import { counted } from './counted.ts'
import { publisherOf } from './publisher.ts'
import { words } from './words.ts'

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
      if (asked !== '') await bringIndexUp(archive, context)
      const written =
        flags.format === 'tei' ? await toFolder(archive, asked, flags) : await toFile(context, archive, asked, flags)
      if (context.json(command) && flags.to !== undefined) context.terminal.json({ to: flags.to, records: written })
      else context.terminal.say(`${counted(written, 'record')} written.`)
      if (written === 0 && query.length > 0 && flags.to === undefined)
        context.terminal.say(`“${asked}” was sought as a query, and nothing was found. A file is named with --to.`)
    })
}

function documentsOf(archive: Archive, asked: string, isPublic: boolean): AsyncIterable<Described> {
  const { records, finding } = archive.as(isPublic ? THE_PUBLIC : THE_EDITORS)
  if (asked === '') return allDocuments(records)
  const { query, filters, years, days } = readQuery(asked)
  const when = { ...(years === undefined ? {} : { years }), ...(days === undefined ? {} : { days }) }
  return documentsFound(records, finding.search, { query, filters, ...when })
}

async function toFolder(archive: Archive, asked: string, { to, public: isPublic }: ExportFlags): Promise<number> {
  if (to === undefined) throw new Refusal('invalid', 'Say in which folder, with --to.')
  await makeFolder(to)
  let written = 0
  for await (const { id, xml } of exportTei(documentsOf(archive, asked, isPublic), publisherOf(archive))) {
    await writeFile(join(to, `${id}.xml`), xml, { flag: 'wx' })
    written += 1
  }
  return written
}

async function toFile(
  context: Context,
  archive: Archive,
  asked: string,
  { format, to, public: isPublic }: ExportFlags,
): Promise<number> {
  let written = 0
  const counting = async function* (documents: AsyncIterable<Described>) {
    for await (const described of documents) {
      written += 1
      yield described
    }
  }
  const documents = () => counting(documentsOf(archive, asked, isPublic))
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
  if (to === undefined) for await (const piece of pieces()) await write(context, piece)
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

/** Waits where the reader of a pipe is slower than we are. */
async function write({ surroundings: { stdout } }: Context, piece: string): Promise<void> {
  if (stdout.write(piece) === false) await new Promise((resolve) => process.stdout.once('drain', resolve))
}
