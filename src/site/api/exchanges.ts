import { z } from 'zod'
import type { Exchange } from '#exchange/exchange.ts'
import { publicSchemas } from '#formats/jsonl/public-schema.ts'
import { publicShape } from '#formats/jsonl/write.ts'
import { parseEdtf } from '#value/edtf.ts'
import { identifier } from '#value/identifier.ts'
import { askedExchange } from '../pages/exchanges/asked-exchange.ts'
import { exchangeShape } from '../pages/exchanges/exchange-shape.ts'
import { seenExchange } from '../pages/exchanges/seen-exchange.ts'
import type { SiteContext } from '../site-context.ts'
import { cut, cutOf, type Operation, operation, sliceOf } from './operation.ts'

const id = z.string().max(64).describe('The identifier of the exchange.')

/** A ledger's lines are told in words for people and in days for machines; `docs/exchanges.md` explains them. */
const ledger = z
  .looseObject({ asOf: z.string(), view: z.string().optional(), lines: z.array(z.looseObject({ state: z.string() })) })
  .meta({ id: 'Ledger' })

async function exchangeNamed({ records }: SiteContext, given: string): Promise<Exchange | undefined> {
  const found = identifier(given) === undefined ? undefined : (await records.get('exchange', [given])).get(given)
  return found?.id === given ? found : undefined
}

type Shown = z.input<typeof publicSchemas.exchange>
const shown = (exchange: Exchange) => publicShape(exchange) as Shown

export const EXCHANGES: readonly Operation[] = [
  operation({
    id: 'listExchanges',
    path: '/exchanges',
    summary: 'Every exchange, by identifier.',
    of: 'exchanges',
    parameters: z.object(cut),
    answer: sliceOf(publicSchemas.exchange),
    async run({ records }, asked) {
      const { items, next } = await records.list('exchange', cutOf(asked))
      return { items: items.map(shown), ...(next === undefined ? {} : { next }) }
    },
  }),
  operation({
    id: 'getExchange',
    path: '/exchanges/{id}',
    summary: 'One exchange, with its parties, moves and silences.',
    of: 'exchanges',
    parameters: z.object({ id }),
    answer: publicSchemas.exchange,
    async run(site, asked) {
      const exchange = await exchangeNamed(site, asked.id)
      return exchange === undefined ? undefined : shown(exchange)
    },
  }),
  operation({
    id: 'getLedger',
    path: '/exchanges/{id}/ledger',
    summary: 'What was answered and what was owed at the end of a day; through the eyes of one party, if one is named.',
    of: 'exchanges',
    parameters: z.object({
      id,
      asof: z
        .string()
        .max(100)
        .refine((day) => parseEdtf(day) !== undefined, 'is no day')
        .optional()
        .describe('The day: 1949-01-14. Of a month or a year, its last.'),
      view: z.string().max(64).optional().describe('A party of the exchange; absent: all sides.'),
    }),
    answer: ledger,
    async run(site, asked, query) {
      const exchange = await exchangeNamed(site, asked.id)
      if (exchange === undefined) return undefined
      const { ledger: told } = exchangeShape(seenExchange(exchange, askedExchange(query, exchange)))
      return told as z.input<typeof ledger>
    },
  }),
]
