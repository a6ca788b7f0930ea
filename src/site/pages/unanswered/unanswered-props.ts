import type { AwaitedAsk } from '#dissemination/awaited-asks.ts'
import type { Sources } from '#dissemination/evidence/evidence-places.ts'
import type { Awaited, AwaitedInDocument, AwaitedInExchange } from '#dissemination/unanswered.ts'
import { askedName, askersOf, askInWords, askOutstanding } from '#dissemination/unanswered-words.ts'
import { principalDate } from '#document/document.ts'
import { sayingDays } from '#exchange/days-in-words.ts'
import { pointsOf } from '#exchange/points.ts'
import { address } from '#value/address.ts'
import { displayDate } from '#value/display-date.ts'
import { capital, inARow } from '../../words/counted.ts'
import { documentWords } from '../exchanges/evidence.tsx'
import { daysInWords, type LedgerRow, ledgerGroups } from '../exchanges/ledger-props.ts'
import { moveAddress } from '../exchanges/part.ts'

/** What is unanswered in one exchange or one document. */
export interface UnansweredPart {
  readonly title: string
  readonly href: string
  /** "an exchange", "letter of 10 January 1949" */
  readonly about: string
  readonly rows: readonly LedgerRow[]
}

const days = sayingDays()

/** The rows of the page. */
export const unansweredParts = (
  items: readonly Awaited[],
  asOf: string | undefined,
  sources: Sources,
): readonly UnansweredPart[] =>
  items.map((item) => ('lines' in item ? partOfExchange(item, asOf, sources) : partOfDocument(item, asOf)))

function partOfExchange(
  { exchange, lines }: AwaitedInExchange,
  asOf: string | undefined,
  sources: Sources,
): UnansweredPart {
  const page = address.exchange(exchange.id)
  const href = asOf === undefined ? page : `${page}?${new URLSearchParams({ asof: asOf })}`
  const rows = ledgerGroups(lines, exchange, pointsOf(exchange), days, sources).flatMap((group) => group.rows)
  return {
    title: exchange.title,
    href,
    about: 'exchange',
    rows: rows.map((row) => ({ ...row, href: moveAddress(exchange, row.sign, asOf) })),
  }
}

function partOfDocument(item: AwaitedInDocument, asOf: string | undefined): UnansweredPart {
  const { document } = item.described
  const date = principalDate(document)?.edtf
  return {
    title: document.title,
    href: address.document(document.id),
    about: [documentWords(document), ...(date === undefined ? [] : [displayDate(date)])].join(', '),
    rows: item.asks.map((ask) => rowOfAsk(item, ask, asOf)),
  }
}

function rowOfAsk(item: AwaitedInDocument, ask: AwaitedAsk, asOf: string | undefined): LedgerRow {
  const { document } = item.described
  const { state, notes } = askInWords(ask, days)
  const { words, address: at } = ask.passage
  const href = at === undefined ? address.document(document.id) : address.passage(document.id, at)
  const replies = repliesOf(ask)
  return {
    matter: `“${words}”`,
    point: at === undefined ? 'the document' : 'the passage',
    href,
    sign: '',
    owedBy: askedName(item, ask.to),
    to: inARow(askersOf(item)),
    state: 'unanswered',
    words: capital(state),
    notes,
    days: daysInWords(askOutstanding(ask, asOf)),
    evidence: replies.length > 0 ? replies : [{ words: documentWords(document), href, disputes: false }],
  }
}

/** The replies that it may rest on. */
const repliesOf = ({ possibly, dayless, later }: AwaitedAsk): LedgerRow['evidence'] =>
  [...possibly, ...dayless, ...later].map(({ title, document }) => ({
    words: title,
    ...(document === undefined ? {} : { href: address.document(document) }),
    disputes: false,
  }))
