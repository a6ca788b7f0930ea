import type { Command } from 'commander'
import { sayingDays } from '#exchange/days-in-words.ts'
import type { Exchange } from '#exchange/exchange.ts'
import { type Ledger, ledger } from '#exchange/ledger.ts'
import { ledgerRows } from '#exchange/ledger-rows.ts'
import { ledgerShape } from '#exchange/ledger-shape.ts'
import type { Group } from '#exchange/state.ts'
import { csvLine } from '#formats/csv/write-line.ts'
import { Refusal } from '#value/refusal.ts'
import type { Context } from './context.ts'
import { dayGiven } from './day.ts'
import { evidenceAddresses } from './evidence-addresses.ts'
import { linesForReading } from './exchange-lines.ts'
import { findExchange } from './find-exchange.ts'
import type { Terminal } from './terminal.ts'
import { words } from './words.ts'

interface LedgerFlags {
  readonly asOf: string
  readonly view?: string
  readonly csv: boolean
}

const HEADINGS: readonly (readonly [Group, string])[] = [
  ['awaiting', 'Awaiting a reply'],
  ['open', 'Answered, still open'],
  ['closed', 'Closed'],
]

export function addExchangeLedger(group: Command, context: Context): void {
  group
    .command('ledger')
    .description('what was answered and what was owed by the end of a day')
    .argument('<exchange>', 'its number')
    .requiredOption('--as-of <day>', 'the day', dayGiven)
    .option('--view <party>', 'as far as this party could know (default: all sides)', words)
    .option('--csv', 'as a table', false)
    .addHelpText(
      'after',
      '\nExamples:\n  chancery exchange ledger nanjing-1949 --as-of 1949-01-14\n  chancery exchange ledger nanjing-1949 --as-of 1949-01-14 --view moscow --json',
    )
    .action(async (given: string, flags: LedgerFlags, command: Command) => {
      const { archive, exchange } = await findExchange(context, given, command)
      const state = ledger(exchange, flags.asOf, flags.view === undefined ? undefined : partyOf(exchange, flags.view))
      const { terminal } = context
      const isJson = context.json(command)
      if (!isJson && !flags.csv) return printLedger(state, exchange, terminal)
      const { addressOf, within } = await evidenceAddresses(archive, [exchange])
      if (isJson) return terminal.json(within({ exchange: exchange.id, ...ledgerShape(state, exchange, days) }))
      for (const row of ledgerRows(state, exchange, days, addressOf)) context.surroundings.stdout.write(csvLine(row))
    })
}

const days = sayingDays()

/** The party that is named by its identifier or its label. */
function partyOf({ parties }: Exchange, given: string): string {
  const found =
    parties.find(({ id }) => id === given) ?? parties.find(({ label }) => label.toLowerCase() === given.toLowerCase())
  if (found === undefined)
    throw new Refusal('invalid', `“${given}” is no party. There are: ${parties.map(({ id }) => id).join(', ')}.`)
  return found.id
}

function printLedger({ asOf, view, lines, issues }: Ledger, exchange: Exchange, terminal: Terminal): void {
  const eyes = exchange.parties.find(({ id }) => id === view)
  terminal.print(
    `${exchange.title} (${exchange.id}), at the end of ${asOf}, ${eyes === undefined ? 'all sides' : `as ${eyes.label} could know`}`,
  )
  for (const [group, heading] of HEADINGS) {
    const own = lines.filter((line) => line.group === group)
    if (own.length === 0) continue
    terminal.print(`\n${heading}`)
    for (const words of linesForReading(own, exchange, days)) terminal.print(`  ${words}`)
  }
  if (lines.length === 0) terminal.print('\nNothing had been asked by then.')
  for (const { at, message } of issues) terminal.say(`${at}: ${message}`)
}
