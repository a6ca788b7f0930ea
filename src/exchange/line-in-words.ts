import { rangeOf } from './day-range.ts'
import { onDays, type SayDays } from './days-in-words.ts'
import type { Exchange, Silence } from './exchange.ts'
import type { Line } from './ledger.ts'
import type { PossibleReply, SeenReply } from './replies.ts'
import { type State, stateAfter } from './state.ts'

/** Kinds of what is said beside a state. Those of "unanswered" stay different things, wherever a ledger is shown. */
export type NoteKind =
  | 'put-possibly'
  | 'answered-by'
  | 'earlier'
  | 'possibly'
  | 'day-not-known'
  | 'not-received'
  | 'not-sent'
  | 'no-reply-was-sent'
  | 'no-reply-known'
  | 'answered-later'

export interface LineInWords {
  /** "unanswered, possibly refused" */
  readonly state: string
  /** What is known beside it, each in words of its own. */
  readonly notes: readonly { readonly kind: NoteKind; readonly words: string }[]
}

const STATES: Readonly<Record<State, string>> = {
  'in-transit': 'in transit',
  unanswered: 'unanswered',
  acknowledged: 'acknowledged',
  held: 'held',
  accepted: 'accepted',
  'accepted-in-part': 'accepted in part',
  'accepted-on-conditions': 'accepted on conditions',
  refused: 'refused',
  countered: 'countered',
  replaced: 'replaced',
  withdrawn: 'withdrawn',
}

/** A line of a ledger as a reader is told it: "unanswered", "no reply known to Moscow", and what says more. */
export function lineInWords(line: Line, { parties, moves }: Exchange, days: SayDays): LineInWords {
  const label = (id: string) => parties.find((party) => party.id === id)?.label ?? id
  const when = (reply: SeenReply) => {
    const said = days(reply.seen)
    return said === undefined ? 'on a day not known' : onDays(said)
  }
  const state =
    line.unknownTo !== undefined
      ? `no reply known to ${label(line.unknownTo)}`
      : line.state === 'replaced' && line.by !== undefined
        ? `replaced by ${line.by.sign}`
        : STATES[line.state]
  const possibly = [...new Set(line.possibly.map((reply) => `possibly ${STATES[stateAfter(reply)]}`))]
  const note = (kind: NoteKind, words: string) => ({ kind, words })
  return {
    state: [state, ...possibly, ...(line.overdue === true ? ['overdue'] : [])].join(', '),
    notes: [
      ...(line.put === 'possibly' ? [note('put-possibly', 'possibly not yet put')] : []),
      ...(line.by === undefined ? [] : [note('answered-by', answeredBy(line.state, line.by, when(line.by)))]),
      ...line.earlier.map((reply) =>
        note('earlier', `before that ${STATES[stateAfter(reply)]} by ${reply.sign}, ${when(reply)}`),
      ),
      ...line.possibly.map((reply) => note('possibly', settling(reply, days))),
      ...line.dayless.map((reply) =>
        note('day-not-known', `${STATES[stateAfter(reply)]} by ${reply.sign}, on a day not known`),
      ),
      ...line.said.map((silence) => {
        const teller = moves
          .find(({ sign }) => sign === silence.saidIn)
          ?.from.map(label)
          .join(' and ')
        return note(...saidNot(silence, teller ?? 'a source', days))
      }),
      ...(line.noReplyKnown === true && line.unknownTo === undefined ? [note('no-reply-known', 'no reply known')] : []),
      ...(line.later === undefined
        ? []
        : [
            note(
              'answered-later',
              `${STATES[stateAfter(line.later)]} by ${line.later.sign}, later: ${when(line.later)}`,
            ),
          ]),
    ],
  }
}

const answeredBy = (state: State, { sign, stance }: SeenReply, when: string) =>
  state === 'replaced'
    ? `${STATES[stateAfter({ stance })]} ${when}; what ${sign} put forward was answered`
    : `by ${sign}, ${when}`

function settling({ sign, seen, settledBy: { step } }: PossibleReply, days: SayDays): string {
  const said = days(seen)
  const was = step === 'known' ? `${sign} came to be known` : `${sign} was ${step === 'arrived' ? 'in hand' : step}`
  return `the day when ${was} would settle it${said === undefined ? '' : `: ${said}`}`
}

function saidNot({ denies, asOf }: Silence, teller: string, days: SayDays): [NoteKind, string] {
  if (asOf === 'never')
    return denies === 'sent'
      ? ['no-reply-was-sent', `no reply was sent, ${teller} says`]
      : ['not-received', `no reply was received, ${teller} says`]
  const day = days({ ...rangeOf(asOf), earliest: rangeOf(asOf).latest }) ?? asOf
  return denies === 'sent'
    ? ['not-sent', `not sent on ${day}, ${teller} says`]
    : ['not-received', `not received on ${day}, ${teller} says`]
}
