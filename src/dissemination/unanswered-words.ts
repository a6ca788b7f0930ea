import { preferredName } from '#authority/agent.ts'
import { type DayRange, rangeOf } from '#exchange/day-range.ts'
import { onDays, type SayDays } from '#exchange/days-in-words.ts'
import type { LineInWords } from '#exchange/line-in-words.ts'
import { daysSince, type Outstanding } from '#exchange/outstanding.ts'
import { partiesOf } from '#holding/parties.ts'
import type { AwaitedAsk, KnownReply } from './awaited-asks.ts'
import type { AwaitedInDocument } from './unanswered.ts'

/** What a document asks, as a reader is told it, in the words of a ledger: the kinds of "unanswered" stay different things here too. */
export function askInWords({ put, possibly, dayless, later }: AwaitedAsk, days: SayDays): LineInWords {
  const note = (kind: LineInWords['notes'][number]['kind'], words: string) => ({ kind, words })
  const by = ({ title, document, isDoubtful }: KnownReply) =>
    `${isDoubtful ? 'perhaps ' : ''}by ${title}${document === undefined ? '' : ` (${document})`}`
  return {
    state: possibly.length === 0 ? 'unanswered' : 'unanswered, possibly answered',
    notes: [
      ...(put === 'possibly' ? [note('put-possibly', 'possibly not yet put')] : []),
      ...possibly.map((reply) => note('possibly', `answered ${by(reply)}, ${when(reply.seen, days)}`)),
      ...dayless.map((reply) => note('day-not-known', `answered ${by(reply)}, on a day not known`)),
      ...(possibly.length + dayless.length + later.length === 0 ? [note('no-reply-known', 'no reply known')] : []),
      ...later.map((reply) => note('answered-later', `answered ${by(reply)}, later: ${when(reply.seen, days)}`)),
    ],
  }
}

function when(seen: DayRange, days: SayDays): string {
  const said = days(seen)
  return said === undefined ? 'on a day not known' : onDays(said)
}

/** How long it has waited, from its sending; nothing where no day is asked for or the document has none. */
export function askOutstanding({ sent }: AwaitedAsk, asOf: string | undefined): readonly Outstanding[] {
  if (asOf === undefined || (!Number.isFinite(sent.earliest) && !Number.isFinite(sent.latest))) return []
  return [daysSince('sent', sent, rangeOf(asOf).latest)]
}

/** Who asks: the senders as the archive names them, else as the document does. */
export const askersOf = ({ described }: AwaitedInDocument): readonly string[] =>
  partiesOf(described).from.map(({ name, doubt }) => (doubt === undefined ? name : `${doubt} ${name}`))

export function askedName({ asked }: AwaitedInDocument, to: string): string {
  const agent = asked.get(to)
  return agent === undefined ? to : preferredName(agent)
}
