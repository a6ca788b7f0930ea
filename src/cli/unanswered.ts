import type { Command } from 'commander'
import { type Awaited, unanswered } from '#dissemination/unanswered.ts'
import { unansweredRows, unansweredShape } from '#dissemination/unanswered-rows.ts'
import { askedName, askersOf, askInWords, askOutstanding } from '#dissemination/unanswered-words.ts'
import { sayingDays } from '#exchange/days-in-words.ts'
import { csvLine } from '#formats/csv/write-line.ts'
import { THE_EDITORS } from '#store/store.ts'
import type { Context } from './context.ts'
import { dayGiven } from './day.ts'
import { evidenceAddresses } from './evidence-addresses.ts'
import { linesForReading, outstandingInWords } from './exchange-lines.ts'
import { wholeNumber } from './whole-number.ts'

interface UnansweredFlags {
  readonly asOf?: string
  readonly agent?: string
  readonly limit: number
  readonly after?: string
  readonly csv: boolean
}

const days = sayingDays()

export function addUnanswered(program: Command, context: Context): void {
  program
    .command('unanswered')
    .description('what was still to be answered at the end of a day, in every exchange and document that asks')
    .option('--as-of <day>', 'the day; without one, what has no reply that is known at all', dayGiven)
    .option('--agent <id>', 'only in exchanges and documents that name this agent')
    .option('--limit <n>', 'end with the exchange or document that brings it to so many', wholeNumber(1, 500), 100)
    .option('--after <cursor>', 'go on where an earlier list ended, as it said')
    .option('--csv', 'as a table', false)
    .addHelpText(
      'after',
      '\nExamples:\n  chancery unanswered --as-of 1949-01-14\n  chancery unanswered --as-of 1949-01 --csv\n  chancery unanswered',
    )
    .action(async ({ csv, ...asked }: UnansweredFlags, command: Command) => {
      const archive = await context.open(command)
      const { items, next } = await unanswered(archive.as(THE_EDITORS).records, asked)
      const { terminal } = context
      const { asOf } = asked
      if (context.json(command)) {
        const { within } = await evidenceAddresses(archive, exchangesIn(items))
        const shape = { ...(asOf === undefined ? {} : { asOf }), items: within(unansweredShape(items, asOf)) }
        return terminal.json({ ...shape, ...(next === undefined ? {} : { next }) })
      }
      if (csv) {
        const { addressOf } = await evidenceAddresses(archive, exchangesIn(items))
        for (const row of unansweredRows(items, asOf, addressOf)) context.surroundings.stdout.write(csvLine(row))
      } else
        for (const [n, item] of items.entries()) {
          const { id, title } = 'lines' in item ? item.exchange : item.described.document
          terminal.print(`${n === 0 ? '' : '\n'}${title} (${id})`)
          for (const words of linesOf(item, asOf)) terminal.print(`  ${words}`)
        }
      if (next !== undefined) terminal.say(`More follow: --after ${next}`)
    })
}

const exchangesIn = (items: readonly Awaited[]) => items.flatMap((item) => ('lines' in item ? [item.exchange] : []))

function* linesOf(item: Awaited, asOf?: string): Iterable<string> {
  if ('lines' in item) return yield* linesForReading(item.lines, item.exchange, days)
  const askers = askersOf(item).join(', ')
  for (const ask of item.asks) {
    const { state, notes } = askInWords(ask, days)
    yield `“${ask.passage.words}”`
    yield `    ${askedName(item, ask.to)}${askers === '' ? '' : `, to ${askers}`}: ${state}${outstandingInWords(askOutstanding(ask, asOf))}`
    for (const { words } of notes) yield `      - ${words}`
  }
}
