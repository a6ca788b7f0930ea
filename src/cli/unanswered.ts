import type { Command } from 'commander'
import { unanswered } from '#dissemination/unanswered.ts'
import { sayingDays } from '#exchange/days-in-words.ts'
import type { Exchange } from '#exchange/exchange.ts'
import type { Ledger } from '#exchange/ledger.ts'
import { ledgerRows } from '#exchange/ledger-rows.ts'
import { ledgerShape } from '#exchange/ledger-shape.ts'
import { csvLine } from '#formats/csv/write-line.ts'
import { THE_EDITORS } from '#store/store.ts'
import type { Context } from './context.ts'
import { dayGiven } from './day.ts'
import { linesForReading } from './exchange-lines.ts'
import { wholeNumber } from './whole-number.ts'

interface UnansweredFlags {
  readonly asOf: string
  readonly limit: number
  readonly after?: string
  readonly csv: boolean
}

const days = sayingDays()

export function addUnanswered(program: Command, context: Context): void {
  program
    .command('unanswered')
    .description('what was still to be answered at the end of a day, in every exchange')
    .requiredOption('--as-of <day>', 'the day', dayGiven)
    .option('--limit <n>', 'end with the exchange that brings it to so many', wholeNumber(1, 500), 100)
    .option('--after <cursor>', 'go on where an earlier list ended, as it said')
    .option('--csv', 'as a table', false)
    .addHelpText(
      'after',
      '\nExamples:\n  chancery unanswered --as-of 1949-01-14\n  chancery unanswered --as-of 1949-01 --csv',
    )
    .action(async ({ asOf, limit, after, csv }: UnansweredFlags, command: Command) => {
      const archive = await context.open(command)
      const cut = { limit, ...(after === undefined ? {} : { after }) }
      const { items, next } = await unanswered(archive.as(THE_EDITORS).records, asOf, cut)
      const { terminal } = context
      const found = [...Map.groupBy(items, ({ exchange }) => exchange)].map(([exchange, own]) => ({
        exchange,
        ledger: { asOf, lines: own.map(({ line }) => line), issues: [] },
      }))
      if (context.json(command)) {
        const lines = found.flatMap(({ exchange, ledger }) =>
          ledgerShape(ledger, exchange, days).lines.map((line) => ({ exchange: exchange.id, ...line })),
        )
        return terminal.json({ asOf, items: lines, ...(next === undefined ? {} : { next }) })
      }
      if (csv) for (const row of table(found)) context.surroundings.stdout.write(csvLine(row))
      else
        for (const [n, { exchange, ledger }] of found.entries()) {
          terminal.print(`${n === 0 ? '' : '\n'}${exchange.title} (${exchange.id})`)
          for (const words of linesForReading(ledger.lines, exchange, days)) terminal.print(`  ${words}`)
        }
      if (next !== undefined) terminal.say(`More follow: --after ${next}`)
    })
}

/** The ledgers' rows under one row of headings, each with its exchange. */
function table(found: readonly { readonly exchange: Exchange; readonly ledger: Ledger }[]): readonly string[][] {
  return found.flatMap(({ exchange, ledger }, n) => {
    const [headings = [], ...rows] = ledgerRows(ledger, exchange, days)
    return [...(n === 0 ? [['exchange', ...headings]] : []), ...rows.map((row) => [exchange.id, ...row])]
  })
}
