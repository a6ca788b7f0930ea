import { type DayRange, isoOf } from './day-range.ts'
import type { SayDays } from './days-in-words.ts'
import type { Exchange } from './exchange.ts'
import type { Ledger, Line } from './ledger.ts'
import { lineInWords } from './line-in-words.ts'
import type { SeenReply } from './replies.ts'

/** A ledger for machines: days as `YYYY-MM-DD`, an open end left out, and each line in words too, its notes by their kinds. */
export const ledgerShape = ({ asOf, view, lines, issues }: Ledger, exchange: Exchange, days: SayDays) => ({
  asOf,
  ...(view === undefined ? {} : { view }),
  lines: lines.map((line) => ({ ...line, ...repliesShape(line), ...lineShape(line, exchange, days) })),
  issues,
})

const repliesShape = ({ by, earlier, possibly, dayless, later }: Line) => ({
  ...(by === undefined ? {} : { by: replyShape(by) }),
  earlier: earlier.map(replyShape),
  possibly: possibly.map(replyShape),
  dayless: dayless.map(replyShape),
  ...(later === undefined ? {} : { later: replyShape(later) }),
})

const replyShape = <R extends SeenReply>(reply: R) => ({ ...reply, seen: daysShape(reply.seen) })

/** Both ends of a run of days, where they are known, and whether a source doubts them. */
export function daysShape({ earliest, latest, uncertain }: DayRange) {
  const [from, to] = [isoOf(earliest), isoOf(latest)]
  return {
    ...(from === undefined ? {} : { earliest: from }),
    ...(to === undefined ? {} : { latest: to }),
    ...(uncertain === true ? { uncertain } : {}),
  }
}

function lineShape(line: Line, exchange: Exchange, days: SayDays) {
  const { state, notes } = lineInWords(line, exchange, days)
  return { words: state, notes }
}
