import { type Command, Option } from 'commander'
import type { Archive } from '#archive.ts'
import { HOUSE_STYLE, MOST_TOGETHER } from '#dissemination/citing/citing.ts'
import { exportList } from '#dissemination/export.ts'
import { mayRead } from '#document/access.ts'
import { accessedOn, toCslItem } from '#formats/csl/item.ts'
import { type Cited, FORMS, type Form } from '#formats/csl/style.ts'
import { LIST_FORMS } from '#formats/lists/list-form.ts'
import { RTF } from '#formats/rtf/write.ts'
import type { Described } from '#holding/described.ts'
import { THE_EDITORS } from '#store/store.ts'
import { Refusal } from '#value/refusal.ts'
import type { Context } from './context.ts'
import { counted } from './counted.ts'
import { findRecord } from './find-record.ts'
import { foundBy } from './found-by.ts'
import { publisherOf, sayNoBase } from './publisher.ts'
import { words } from './words.ts'
import { writeOut } from './write-out.ts'

const PROGRAMS = ['bibtex', 'ris', 'csl-json'] as const

interface CiteFlags {
  readonly query?: string
  readonly style?: string
  readonly form?: Form
  readonly format: 'text' | 'rtf' | (typeof PROGRAMS)[number]
}

export function addCite(program: Command, context: Context): void {
  program
    .command('cite')
    .description('cite a record; or several as one set, as a style sorts them and tells them apart')
    .argument('[number...]', 'record numbers, or other identifiers')
    .option('--query <query>', 'what a query finds, instead of numbers (docs/search.md)', words)
    .option('--style <style>', `${HOUSE_STYLE}, or a CSL file in the folder styles/ of the archive, without .csl`)
    .addOption(new Option('--form <form>', 'how it is cited: a note where none is said').choices(FORMS))
    .addOption(
      new Option('--format <format>', 'rtf, for word processors; or for a program')
        .choices(['text', 'rtf', ...PROGRAMS])
        .default('text'),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  chancery cite 112659\n  chancery cite 112659 --form bibliography --style chicago-notes-bibliography\n  chancery cite 112659 --format ris\n  chancery cite --query "from:stalin date:1949" --form bibliography --format rtf > stalin.rtf',
    )
    .action(async (numbers: readonly string[], flags: CiteFlags, command: Command) => {
      const archive = await context.open(command)
      const documents = closedSaid(context, await documentsAsked(context, archive, numbers, flags))
      const program = PROGRAMS.find((one) => one === flags.format)
      if (program !== undefined) {
        if ((flags.style ?? flags.form) !== undefined)
          throw new Refusal(
            'invalid',
            '--style and --form are of citations that people read, not of those for programs.',
          )
        for await (const piece of exportList(documents, LIST_FORMS[program], publisherOf(archive)))
          await writeOut(context, piece)
        return
      }
      sayNoBase(archive, context.terminal)
      await print(context, archive, documents, { flags, isOne: numbers.length === 1, isJson: context.json(command) })
    })
}

async function documentsAsked(
  context: Context,
  archive: Archive,
  numbers: readonly string[],
  { query }: CiteFlags,
): Promise<AsyncIterable<Described>> {
  if (numbers.length === 0 && query === undefined)
    throw new Refusal('invalid', 'Say which: record numbers, or what --query finds.')
  if (numbers.length > 0 && query !== undefined) throw new Refusal('invalid', 'Record numbers or --query, not both.')
  if (query !== undefined) return foundBy(context, archive, query, THE_EDITORS)
  const ids = await Promise.all(numbers.map((given) => findRecord(archive, given)))
  return (async function* () {
    for (const id of new Set(ids)) yield* await archive.as(THE_EDITORS).records.describe([id])
  })()
}

/** Says at the end which of them the public may not read. */
async function* closedSaid(context: Context, documents: AsyncIterable<Described>): AsyncGenerator<Described> {
  const closed: string[] = []
  for await (const one of documents) {
    if (!mayRead(one.document.access, [])) closed.push(one.document.id)
    yield one
  }
  const named = `${closed.slice(0, 10).join(', ')}${closed.length > 10 ? ', …' : ''}`
  if (closed.length > 0) context.terminal.say(`Closed or withdrawn, and not to be read by the public: ${named}.`)
}

interface Printing {
  readonly flags: CiteFlags
  readonly isOne: boolean
  readonly isJson: boolean
}

async function print(
  context: Context,
  archive: Archive,
  documents: AsyncIterable<Described>,
  { flags: { style = HOUSE_STYLE, form = 'note', format }, isOne, isJson }: Printing,
): Promise<void> {
  const all: Cited[] = []
  let asked = 0
  let told = 0
  const isRtf = format === 'rtf' && !isJson
  if (isRtf) await writeOut(context, RTF.head)
  for await (const set of inSets(documents)) {
    const items = set.map((one) => accessedOn(toCslItem(one, publisherOf(archive)), context.today()))
    const cited = await archive.citing.cite(items, { style, form })
    if (asked > 0 && style !== HOUSE_STYLE)
      context.terminal.say(`From here on ${counted(set.length, 'record')} sorted by themselves.`)
    asked += set.length
    told += cited.length
    if (isJson) all.push(...cited)
    else
      for (const { text, runs } of cited)
        await writeOut(context, isRtf ? RTF.paragraph(runs, form === 'bibliography') : `${text}\n`)
  }
  if (isRtf) await writeOut(context, RTF.foot)
  if (isOne && told === 0) throw new Refusal('not-found', `The style has no ${form} of it.`)
  if (isJson) context.terminal.json(isOne ? { ...all[0], form } : all.map((one) => ({ ...one, form })))
  else if (!isOne)
    context.terminal.say(
      `${counted(told, 'record')} cited${told < asked ? ` of ${asked}: the style has no words for the others` : ''}.`,
    )
}

/** Documents in sets of as many as are cited together. */
async function* inSets(documents: AsyncIterable<Described>): AsyncGenerator<readonly Described[]> {
  let set: Described[] = []
  for await (const described of documents) {
    set.push(described)
    if (set.length < MOST_TOGETHER) continue
    yield set
    set = []
  }
  if (set.length > 0) yield set
}
