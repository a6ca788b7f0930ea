import type { Issue } from '#value/issue.ts'
import { rangeOf } from './day-range.ts'
import type { Exchange, Move } from './exchange.ts'
import { sendingsOf } from './implications.ts'
import { type Points, pointsOf } from './points.ts'
import { timesOf } from './times.ts'
import { pointWhere, silenceWhere } from './where.ts'

/** What an exchange says that cannot be: answers in a circle, and dates against what they imply. The data stay as they are given; the place of each is the one within the exchange. */
export function impossibleIn(exchange: Exchange): readonly Issue[] {
  const points = pointsOf(exchange)
  const times = timesOf(exchange)
  const silences = (exchange.silences ?? []).filter(
    ({ asOf }) => asOf !== 'never' && !Number.isFinite(rangeOf(asOf).latest),
  )
  return [
    ...circles(exchange.moves, points),
    ...times.issues,
    ...exchange.moves
      .filter(({ from }) => from.length === 0)
      .map(({ sign }) => warning(sign, 'from', 'The move has no sender that is a party.')),
    ...silences.map((silence) =>
      warning(silenceWhere(silence), 'silences', 'The silence has no last day: it is never told of.'),
    ),
    ...exchange.moves
      .filter(({ sign }) => sendingsOf(times.ways, sign).some(({ disputed }) => disputed))
      .map(
        ({ sign }): Issue => ({
          ...warning(sign, 'steps', 'Its sources dispute the day of its sending.'),
          severity: 'note',
        }),
      ),
  ]
}

const warning = (at: string, field: string, message: string): Issue => ({ severity: 'warning', at, field, message })

/** Points that answer, or continue, each other in a circle. */
function circles(moves: readonly Move[], points: Points): readonly Issue[] {
  const next = (id: string): readonly string[] => {
    const point = points.byId.get(id)?.point
    return point === undefined
      ? []
      : [
          ...(point.answers ?? []).map((answer) => answer.point),
          ...(point.continues === undefined ? [] : [point.continues]),
        ]
  }
  const whereOf = (id: string) => {
    const own = points.byId.get(id)
    return own === undefined ? id : pointWhere(own.move, own.point)
  }
  const done = new Set<string>()
  const found: Issue[] = []
  for (const start of moves.flatMap((move) => move.points.map(({ id }) => id))) {
    const path: string[] = []
    const way: { id: string; left: string[] }[] = done.has(start) ? [] : [{ id: start, left: [...next(start)] }]
    if (way.length > 0) path.push(start)
    for (let top = way.at(-1); top !== undefined; top = way.at(-1)) {
      const id = top.left.pop()
      if (id === undefined) {
        done.add(top.id)
        way.pop()
        path.pop()
      } else if (path.includes(id)) {
        found.push(warning(whereOf(id), 'answers', circleInWords(path.slice(path.indexOf(id)))))
      } else if (!done.has(id)) {
        way.push({ id, left: [...next(id)] })
        path.push(id)
      }
    }
  }
  return found
}

const circleInWords = (ids: readonly string[]): string =>
  ids.length === 1
    ? `The point ${ids[0]} answers or continues itself.`
    : `The points ${ids.slice(0, -1).join(', ')} and ${ids.at(-1)} answer or continue each other in a circle.`
