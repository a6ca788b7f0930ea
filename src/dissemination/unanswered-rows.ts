import { sayingDays } from '#exchange/days-in-words.ts'
import type { Ledger } from '#exchange/ledger.ts'
import { type AddressOf, countOf, LEDGER_HEADINGS, LEDGER_NOTES, ledgerRows } from '#exchange/ledger-rows.ts'
import { daysShape, ledgerShape } from '#exchange/ledger-shape.ts'
import type { KnownReply } from './awaited-asks.ts'
import type { Awaited, AwaitedInDocument, AwaitedInExchange } from './unanswered.ts'
import { askedName, askersOf, askInWords, askOutstanding } from './unanswered-words.ts'

const days = sayingDays()

const ledgerOf = ({ lines }: AwaitedInExchange, asOf = ''): Ledger => ({ asOf, lines, issues: [] })

/** What is unanswered as a table, its headings first: the columns of a ledger, and before them what it is in. */
export function unansweredRows(
  items: readonly Awaited[],
  asOf?: string,
  addressOf?: AddressOf,
): readonly (readonly string[])[] {
  const rows = items.flatMap((item) =>
    'lines' in item
      ? ledgerRows(ledgerOf(item, asOf), item.exchange, days, addressOf)
          .slice(1)
          .map((row) => [item.exchange.id, '', item.exchange.title, ...row])
      : askRows(item, asOf).map((row) => ['', item.described.document.id, item.described.document.title, ...row]),
  )
  return [['exchange', 'document', 'title', ...LEDGER_HEADINGS], ...rows]
}

function askRows(item: AwaitedInDocument, asOf?: string): readonly (readonly string[])[] {
  return item.asks.map((ask) => {
    const { state, notes } = askInWords(ask, days)
    const cells: Readonly<Record<string, string>> = {
      'as of': asOf ?? '',
      act: 'ask',
      content: ask.passage.words,
      'asked by': askersOf(item).join('; '),
      'reply awaited from': askedName(item, ask.to),
      group: 'awaiting',
      state,
      'days since sent': countOf(askOutstanding(ask, asOf)[0]),
      ...Object.fromEntries(
        LEDGER_NOTES.map(([heading, kind]) => [
          heading,
          notes.flatMap((note) => (note.kind === kind ? [note.words] : [])).join('; '),
        ]),
      ),
    }
    return LEDGER_HEADINGS.map((heading) => cells[heading] ?? '')
  })
}

/** What is unanswered for machines: a line of an exchange as in its ledger; what a document asks with the same words and kinds of notes. */
export const unansweredShape = (items: readonly Awaited[], asOf?: string) =>
  items.flatMap((item): readonly object[] =>
    'lines' in item
      ? ledgerShape(ledgerOf(item, asOf), item.exchange, days).lines.map((line) => ({
          exchange: item.exchange.id,
          title: item.exchange.title,
          ...line,
        }))
      : asksShape(item, asOf),
  )

const asksShape = (item: AwaitedInDocument, asOf?: string) =>
  item.asks.map((ask) => {
    const { state, notes } = askInWords(ask, days)
    return {
      document: item.described.document.id,
      title: item.described.document.title,
      passage: ask.passage,
      askedBy: askersOf(item),
      owedBy: ask.to,
      owedByName: askedName(item, ask.to),
      put: ask.put,
      group: 'awaiting',
      state: 'unanswered',
      sent: daysShape(ask.sent),
      possibly: ask.possibly.map(replyShape),
      dayless: ask.dayless.map(replyShape),
      later: ask.later.map(replyShape),
      outstanding: askOutstanding(ask, asOf),
      words: state,
      notes,
    }
  })

const replyShape = ({ seen, ...reply }: KnownReply) => ({ ...reply, seen: daysShape(seen) })
