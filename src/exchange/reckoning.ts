import { standing } from './day-range.ts'
import { type Matter, mattersOf } from './matters.ts'
import { isHolding } from './points.ts'
import { type Replies, repliesTo } from './replies.ts'
import type { Standpoint } from './standpoint.ts'

/** A matter that had been put by the day, with the replies to it. */
export interface Reckoned {
  readonly matter: Matter
  /** Whether it had surely been put. */
  readonly put: 'done' | 'possibly'
  readonly replies: Replies
}

/** Every matter with its replies, as they stand from a standpoint. */
export interface Reckoning {
  readonly matters: readonly Reckoned[]
  /** The point was surely taken back by the day. */
  readonly isTakenBack: (point: string) => boolean
  /** Somebody surely took a position on the matter of this point. */
  readonly isAnswered: (point: string) => boolean
}

export function reckon(standpoint: Standpoint): Reckoning {
  const { exchange, times, day, seen } = standpoint
  const { points } = times
  const takenBack = new Set(
    exchange.moves
      .filter(({ points }) => points.some(({ withdraws }) => withdraws !== undefined))
      .filter((move) => standing(seen(move), day) === 'done')
      .flatMap((move) => move.points.flatMap(({ withdraws }) => withdraws ?? [])),
  )
  const matters = mattersOf(exchange, points).flatMap((matter): Reckoned[] => {
    const put = standing(seen(matter.move), day)
    return put === 'not' ? [] : [{ matter, put, replies: repliesTo(matter, standpoint, takenBack) }]
  })
  const answered = new Set(
    matters
      .filter(({ replies }) => replies.done.some((reply) => !isHolding(reply)))
      .map(({ matter }) => matter.point.id),
  )
  return {
    matters,
    isTakenBack: (point) => takenBack.has(point),
    isAnswered: (point) => answered.has(points.root(point)),
  }
}
