import { type Command, Option } from 'commander'
import { type SuggestionShown, showSuggestions } from '#dissemination/suggestions.ts'
import { csvLine } from '#formats/csv/write-line.ts'
import { SUGGESTION_STATES, type SuggestionState, THE_EDITORS } from '#store/store.ts'
import { displayDate } from '#value/display-date.ts'
import type { DocumentId } from '#value/identifier.ts'
import type { Context } from './context.ts'
import { findHeld } from './find-record.ts'
import type { Terminal } from './terminal.ts'
import { wholeNumber } from './whole-number.ts'
import { words } from './words.ts'

interface ListFlags {
  readonly state: SuggestionState
  readonly document?: string
  readonly byMention: boolean
  readonly limit: number
  readonly after?: string
  readonly csv: boolean
}

export function addListSuggestions(group: Command, context: Context): void {
  group
    .command('list')
    .description('list what was proposed, the likeliest first, each with its words')
    .addOption(new Option('--state <state>', 'which of them').choices(SUGGESTION_STATES).default('open'))
    .option('--document <number>', 'of this document alone', words)
    .option('--by-mention', 'those that lead to letters known by mention only, instead of links to held ones', false)
    .option('--limit <n>', 'how many at the most', wholeNumber(1, 500), 20)
    .option('--after <cursor>', 'go on where an earlier list ended, as it said')
    .option('--csv', 'as a table', false)
    .addHelpText(
      'after',
      '\nExamples:\n  chancery suggestions list\n  chancery suggestions list --document 112663 --state rejected\n  chancery suggestions list --by-mention --csv',
    )
    .action(async ({ state, document, byMention, limit, after, csv }: ListFlags, command: Command) => {
      const archive = await context.open(command)
      const { records } = archive.as(THE_EDITORS)
      const of = document === undefined ? undefined : await findHeld(archive, 'document', document)
      const { items, next } = await records.suggestions({
        state,
        held: !byMention,
        limit,
        ...(of === undefined ? {} : { document: of as DocumentId }), // it was found among the documents
        ...(after === undefined ? {} : { after }),
      })
      const shown = await showSuggestions(records, items)
      const { terminal, surroundings } = context
      if (context.json(command)) return terminal.json({ items: shown, ...(next === undefined ? {} : { next }) })
      if (csv) for (const row of [HEAD, ...shown.map(cells)]) surroundings.stdout.write(csvLine(row))
      else for (const one of shown) print(one, terminal)
      if (next !== undefined) terminal.say(`More follow: --after ${next}`)
    })
}

const RELATION: Readonly<Record<SuggestionShown['relation'], string>> = {
  'replies-to': 'answers',
  continues: 'continues',
  mentions: 'names',
}

function print(
  { id, state, score, relation, document, to, passage, because, by }: SuggestionShown,
  terminal: Terminal,
): void {
  const dated = ({ title, date }: { title: string; date?: string }) =>
    date === undefined ? title : `${title} (${displayDate(date)})`
  terminal.print(`${id}  ${score.toFixed(2)}  ${state}${by === undefined ? '' : ` by ${by}`}`)
  terminal.print(`  ${document.id}  ${dated(document)}`)
  if ('notHeld' in to) {
    const people = [to.notHeld.from.join(' and '), to.notHeld.to.join(' and ')].filter((names) => names !== '')
    terminal.print(
      `  ${RELATION[relation]} ${to.notHeld.words}${people.length < 2 ? '' : `, ${people.join(' to ')}`}, not held`,
    )
  } else terminal.print(`  ${RELATION[relation]} ${to.id}  ${dated(to)}`)
  terminal.print(`  ${passage.text} ${passage.block}: ${passage.before}[${passage.exact}]${passage.after}`)
  if (!passage.stands) terminal.print('  The words no longer stand there: run "chancery suggestions find" again.')
  terminal.print(`  ${because.join('; ')}\n`)
}

const HEAD = [
  'suggestion',
  'state',
  'score',
  'relation',
  'document',
  'title',
  'date',
  'to',
  'to title',
  'to date',
  'to number',
  'from',
  'held',
  'text',
  'block',
  'before',
  'words',
  'after',
  'stands',
  'because',
  'by',
  'at',
]

function cells({
  id,
  state,
  score,
  relation,
  document,
  to,
  passage,
  because,
  by = '',
  at = '',
}: SuggestionShown): readonly string[] {
  const end =
    'notHeld' in to
      ? ['', to.notHeld.words, to.notHeld.day ?? '', to.notHeld.number ?? '', to.notHeld.from.join('; '), 'no']
      : [to.id, to.title, to.date ?? '', '', '', 'yes']
  const { text, block, before, exact, after, stands } = passage
  const words = [text, block, before, exact, after, stands ? 'yes' : 'no']
  return [
    id,
    state,
    String(score),
    relation,
    document.id,
    document.title,
    document.date ?? '',
    ...end,
    ...words,
    because.join('; '),
    by,
    at,
  ]
}
