import type { Command } from 'commander'
import type { Exchange } from '#exchange/exchange.ts'
import { THE_EDITORS } from '#store/store.ts'
import { Refusal } from '#value/refusal.ts'
import type { Context } from './context.ts'
import { counted } from './counted.ts'
import { addExchangeLedger } from './exchange-ledger.ts'
import { addExchangeShow } from './exchange-show.ts'
import { findHeld } from './find-record.ts'
import { wholeNumber } from './whole-number.ts'

/** What a command on one exchange is given: the archive's exchange of that number. */
export type FindExchange = (given: string, command: Command) => Promise<Exchange>

export function addExchange(program: Command, context: Context): void {
  const group = program.command('exchange').description('who answered whom: the exchanges that the archive holds')
  const find: FindExchange = async (given, command) => {
    const archive = await context.open(command)
    const id = await findHeld(archive, 'exchange', given)
    const exchange = (await archive.as(THE_EDITORS).records.get('exchange', [id])).get(id)
    if (exchange === undefined) throw new Refusal('not-found', `There is no exchange “${given}”.`)
    return exchange
  }
  addExchangeList(group, context)
  addExchangeShow(group, context, find)
  addExchangeLedger(group, context, find)
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
