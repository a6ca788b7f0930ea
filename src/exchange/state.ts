import type { STANCES } from './exchange.ts'
import { isHolding } from './points.ts'
import type { Reckoned, Reckoning } from './reckoning.ts'
import type { SeenReply } from './replies.ts'
import type { Standpoint } from './standpoint.ts'

export type State =
  | 'in-transit'
  | 'unanswered'
  | 'acknowledged'
  | 'held'
  | 'accepted'
  | 'accepted-in-part'
  | 'accepted-on-conditions'
  | 'refused'
  | 'countered'
  | 'replaced'
  | 'withdrawn'

/** The three groups of a ledger. */
export type Group = 'awaiting' | 'open' | 'closed'

const STATE_OF: Readonly<Record<(typeof STANCES)[number], State>> = {
  accept: 'accepted',
  'accept-in-part': 'accepted-in-part',
  'accept-on-conditions': 'accepted-on-conditions',
  refuse: 'refused',
  counter: 'countered',
  hold: 'held',
  acknowledge: 'acknowledged',
}

const AWAITING: readonly State[] = ['in-transit', 'unanswered', 'acknowledged', 'held']
const STILL_OPEN: readonly State[] = ['countered', 'accepted-in-part', 'accepted-on-conditions']

export const stateAfter = ({ stance }: Pick<SeenReply, 'stance'>): State => STATE_OF[stance]

export const groupOf = (state: State): Group =>
  AWAITING.includes(state) ? 'awaiting' : STILL_OPEN.includes(state) ? 'open' : 'closed'

/**
 * The state of a matter, and the reply that it rests on. The last reply that takes a position decides; a holding reply or an
 * acknowledgement only where there is none. What put something new forward is replaced when that is answered.
 */
export function stateOf(
  { matter, replies }: Reckoned,
  { isTakenBack, isAnswered }: Reckoning,
  standpoint: Standpoint,
): { readonly state: State; readonly by?: SeenReply } {
  const position = replies.done.findLast((reply) => !isHolding(reply))
  if (position !== undefined) {
    const state = stateAfter(position)
    const isNew = state === 'countered' || state === 'accepted-on-conditions'
    if (isNew && isAnswered(position.point)) return { state: 'replaced', by: position }
    if (groupOf(state) === 'closed') return { state, by: position }
    return isTakenBack(matter.point.id) ? { state: 'withdrawn', by: position } : { state, by: position }
  }
  if (isTakenBack(matter.point.id)) return { state: 'withdrawn' }
  const holding =
    replies.done.findLast(({ stance }) => stance === 'hold') ?? replies.done.findLast((reply) => isHolding(reply))
  if (holding !== undefined) return { state: stateAfter(holding), by: holding }
  return { state: isInTransit(matter, standpoint) ? 'in-transit' : 'unanswered' }
}

/** Surely not yet presented, nor arrived, where a source tells of either. */
function isInTransit({ move, owedBy }: Reckoned['matter'], { times, day }: Standpoint): boolean {
  const way = times.ways.get(move.sign)?.find(({ to }) => to === owedBy)
  const first = way?.events.find(({ step, dayless }) => !dayless && (step === 'presented' || step === 'arrived'))
  return first !== undefined && times.days(first).earliest > day
}
