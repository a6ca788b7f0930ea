import type { Command } from 'commander'
import type { Exchange } from '#exchange/exchange.ts'
import { THE_EDITORS } from '#store/store.ts'
import type { Context } from './context.ts'
import { counted } from './counted.ts'
import { addExchangeLedger } from './exchange-ledger.ts'
import { addExchangeShow } from './exchange-show.ts'
import { wholeNumber } from './whole-number.ts'

export function addExchange(program: Command, context: Context): void {
  const group = program.command('exchange').description('who answered whom: the exchanges that the archive holds')
  addExchangeList(group, context)
  addExchangeShow(group, context)
  addExchangeLedger(group, context)
}

function addExchangeList(group: Command, context: Context): void {
  group
    .command('list')
    .description('list the exchanges, by number')
    .option('--limit <n>', 'how many at the most', wholeNumber(1, 500), 50)
    .option('--after <cursor>', 'go on where an earlier list ended, as it said')
    .action(async ({ limit, after }: { limit: number; after?: string }, command: Command) => {
      const archive = await context.open(command)
      const cut = { limit, ...(after === undefined ? {} : { after }) }
      const { items, next } = await archive.as(THE_EDITORS).records.list('exchange', cut)
      if (context.json(command))
        return context.terminal.json({ items: items.map(listed), ...(next === undefined ? {} : { next }) })
      context.terminal.table(items.map(row))
      if (next !== undefined) context.terminal.say(`More follow: --after ${next}`)
    })
}

const listed = ({ id, title, parties, moves, access }: Exchange) => ({
  id,
  title,
  parties: parties.map(({ label }) => label),
  moves: moves.length,
  access: access.kind,
})

const row = ({ id, title, parties, moves, access }: Exchange) => [
  id,
  counted(parties.length, 'party', 'parties'),
  counted(moves.length, 'move'),
  `${title}${access.kind === 'public' ? '' : ` (${access.kind})`}`,
]
