import { type AskedPassage, askedPassage } from '#document/asked-passage.ts'
import { type Document, principalDate } from '#document/document.ts'
import { type DayRange, rangeOf, soonest, standing } from '#exchange/day-range.ts'
import type { Exchange } from '#exchange/exchange.ts'
import { sendingsOf } from '#exchange/implications.ts'
import { mattersOf } from '#exchange/matters.ts'
import { isHolding, pointsOf } from '#exchange/points.ts'
import { relationsIn } from '#exchange/relations.ts'
import { timesOf } from '#exchange/times.ts'
import type { Described } from '#holding/described.ts'
import type { DocumentId } from '#value/identifier.ts'

/** A reply to a document: another document that says so, or a move of an exchange. */
export interface KnownReply {
  readonly title: string
  readonly document?: DocumentId
  readonly seen: DayRange
  /** Its editor is not certain that it is a reply. */
  readonly isDoubtful: boolean
}

/** A passage that expects a reply, and had none by the end of a day. */
export interface AwaitedAsk {
  readonly to: string
  readonly passage: AskedPassage
  /** Whether the document had surely been sent by then. */
  readonly put: 'done' | 'possibly'
  readonly sent: DayRange
  /** Replies that may have been there by then. */
  readonly possibly: readonly KnownReply[]
  readonly dayless: readonly KnownReply[]
  readonly later: readonly KnownReply[]
}

/**
 * What of a document's `asks` had no known reply by the end of a day (Julian day number; absent: whenever). A reply is a document that replies to it, or
 * a move of an exchange that answers it; one from another of several that were asked answers for that one alone. What an exchange has as a matter is told
 * there, and not here. `repliers`: the documents that reply, as far as the reader may read them.
 */
export function awaitedAsks(
  described: Described,
  repliers: ReadonlyMap<string, Document>,
  day = Number.POSITIVE_INFINITY,
): readonly AwaitedAsk[] {
  const { document, exchanges } = described
  const sent = rangeOf(principalDate(document)?.edtf)
  const asks = (document.asks ?? []).filter(({ to }) => !exchanges.some((one) => isMatterOf(one, document.id, to)))
  if (asks.length === 0 || sent.earliest > day) return []
  const asked = new Set(asks.map(({ to }) => to))
  const all = [...repliesOf(described), ...exchanges.flatMap((one) => movesThatAnswer(one, document.id))]
  return asks.flatMap(({ to, passage }): AwaitedAsk[] => {
    const own = all.filter((reply) => !isOfAnother(reply, to, asked, repliers))
    const dated = own.filter(({ seen }) => Number.isFinite(seen.earliest) || Number.isFinite(seen.latest))
    const dayless = own.filter((reply) => !dated.includes(reply))
    const isSure = ({ seen, isDoubtful }: KnownReply) => !isDoubtful && standing(seen, day) === 'done'
    if (dated.some(isSure) || (day === Number.POSITIVE_INFINITY && dayless.some(({ isDoubtful }) => !isDoubtful)))
      return []
    const later = dated.filter(({ seen }) => standing(seen, day) === 'not')
    return [
      {
        to,
        passage: askedPassage(document, passage),
        put: sent.latest <= day ? 'done' : 'possibly',
        sent,
        possibly: dated.filter((reply) => !later.includes(reply)),
        dayless,
        later,
      },
    ]
  })
}

/** The party that is asked owes it in an exchange, of which the document is a move. */
function isMatterOf(exchange: Exchange, document: DocumentId, to: string): boolean {
  const own = mattersOf(exchange, pointsOf(exchange)).filter(({ move }) => move.documents?.includes(document))
  const owing = new Set(own.map(({ owedBy }) => owedBy))
  return exchange.parties
    .filter(({ id }) => owing.has(id))
    .some(({ id, label, agents }) => owing.size === 1 || id === to || label === to || agents?.some((one) => one === to))
}

const repliesOf = ({ relations }: Described): readonly KnownReply[] =>
  relations.flatMap(({ kind, direction, document, certainty }) =>
    kind === 'replies-to' && direction === 'incoming' && document !== undefined
      ? [
          {
            title: document.title,
            document: document.id,
            seen: rangeOf(document.date),
            isDoubtful: certainty === 'possible',
          },
        ]
      : [],
  )

function movesThatAnswer(exchange: Exchange, document: DocumentId): readonly KnownReply[] {
  const { moves, relations } = relationsIn(exchange, document)
  const own = new Set(moves.flatMap(({ points }) => points.map(({ id }) => id)))
  const { ways, days } = timesOf(exchange)
  return relations
    .filter(({ kind, other }) => kind === 'answered-by' && other.points.some(takesPositionOn(own)))
    .map(({ other }) => ({
      title: `${other.sign}, ${exchange.title}`,
      seen: soonest(sendingsOf(ways, other.sign).map(days)),
      isDoubtful: false,
    }))
}

const takesPositionOn =
  (own: ReadonlySet<string>) =>
  ({ answers = [] }: Exchange['moves'][number]['points'][number]) =>
    answers.some((answer) => own.has(answer.point) && !isHolding(answer))

/** Of several that were asked, the reply is known to be of another. */
function isOfAnother(
  { document }: KnownReply,
  to: string,
  asked: ReadonlySet<string>,
  repliers: ReadonlyMap<string, Document>,
): boolean {
  const senders = (repliers.get(document ?? '')?.participants ?? []).filter(({ role }) => SENDING.includes(role))
  const named = senders.flatMap(({ agent, asNamed }) => [agent, asNamed])
  return !named.includes(to) && named.some((one) => one !== undefined && asked.has(one))
}

/** The roles of those whose reply a document is. */
const SENDING: readonly string[] = ['sender', 'author', 'signatory']
