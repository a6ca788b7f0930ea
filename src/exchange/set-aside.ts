import type { Issue } from '#value/issue.ts'
import type { Exchange, Move, Point, Silence } from './exchange.ts'

/** An exchange without what cannot be, and an issue for each value that was set aside. */
export interface Sound {
  readonly exchange: Exchange
  readonly issues: readonly Issue[]
}

/** What a value may name. */
interface Names {
  readonly parties: ReadonlySet<string>
  readonly signs: ReadonlySet<string>
  readonly points: ReadonlySet<string>
}

/**
 * Sets aside what names nothing: an unknown party, move or point, a sign or point that stands twice (the first stays). Nothing is repaired; `at` is the place of the exchange in its file.
 */
export function setAsideUnknown(given: Exchange, at: string): Sound {
  const issues: Issue[] = []
  const say = (where: string, field: string, message: string) =>
    issues.push({
      severity: 'warning',
      at: where === '' ? at : `${at}, ${where}`,
      field,
      message: `${message} It was set aside.`,
    })
  const moves = withoutRepeated(given.moves, say)
  const names: Names = {
    parties: new Set(given.parties.map(({ id }) => id)),
    signs: new Set(moves.map(({ sign }) => sign)),
    points: new Set(moves.flatMap(({ points }) => points.map(({ id }) => id))),
  }
  const keep =
    (where: string, field: string) =>
    (kind: keyof Names, value: string): boolean => {
      if (names[kind].has(value)) return true
      say(where, field, `“${value}” is no ${KINDS[kind]} of this exchange.`)
      return false
    }
  const exchange = {
    ...given,
    moves: moves.map((move) => soundMove(move, keep)),
    ...(given.silences === undefined ? {} : { silences: given.silences.filter((each) => isSound(each, keep)) }),
  }
  return { exchange, issues }
}

const KINDS: Readonly<Record<keyof Names, string>> = { parties: 'party', signs: 'move', points: 'point' }
type Keep = (where: string, field: string) => (kind: keyof Names, value: string) => boolean
type Say = (where: string, field: string, message: string) => void

function withoutRepeated(moves: readonly Move[], say: Say): readonly Move[] {
  const signs = new Set<string>()
  const ids = new Set<string>()
  return moves.flatMap((move) => {
    if (signs.has(move.sign)) {
      say(move.sign, 'sign', `There is another move ${move.sign} before it.`)
      return []
    }
    signs.add(move.sign)
    const points = move.points.filter(({ id }) => {
      const isNew = !ids.has(id)
      if (!isNew) say(move.sign, 'points', `There is another point ${id} before it.`)
      ids.add(id)
      return isNew
    })
    return [{ ...move, points }]
  })
}

function soundMove(move: Move, keep: Keep): Move {
  const field = (name: string) => keep(move.sign, name)
  const party = (name: string) => (value: string) => field(name)('parties', value)
  return {
    ...move,
    from: move.from.filter(party('from')),
    to: move.to.filter(party('to')),
    ...(move.copies === undefined ? {} : { copies: move.copies.filter(party('copies')) }),
    ...(move.steps === undefined
      ? {}
      : {
          steps: move.steps
            .filter(({ to }) => to === undefined || party('steps')(to))
            .map((step) => ({
              ...step,
              claims: step.claims.filter(({ after }) => after === undefined || field('steps')('signs', after)),
            })),
        }),
    ...(move.learned === undefined ? {} : { learned: move.learned.filter(({ party: who }) => party('learned')(who)) }),
    points: move.points.map((point) => soundPoint(point, `${move.sign}, ${point.id}`, keep)),
  }
}

function soundPoint(given: Point, where: string, keep: Keep): Point {
  const point = (field: string) => (value: string) => keep(where, field)('points', value)
  const sign = (field: string) => (value: string) => keep(where, field)('signs', value)
  const { continues, ...rest } = given
  return {
    ...rest,
    ...(continues !== undefined && point('continues')(continues) ? { continues } : {}),
    ...(given.answers === undefined ? {} : { answers: given.answers.filter((each) => point('answers')(each.point)) }),
    ...(given.acknowledges === undefined ? {} : { acknowledges: given.acknowledges.filter(sign('acknowledges')) }),
    ...(given.carriesOut === undefined ? {} : { carriesOut: given.carriesOut.filter(point('carriesOut')) }),
    ...(given.withdraws === undefined ? {} : { withdraws: given.withdraws.filter(point('withdraws')) }),
    ...(given.tells === undefined ? {} : { tells: given.tells.filter((each) => sign('tells')(each.move)) }),
  }
}

function isSound({ owedBy, to, saidIn }: Silence, keep: Keep): boolean {
  const field = keep('silences', 'silences')
  return field('parties', owedBy) && field('points', to) && (saidIn === undefined || field('signs', saidIn))
}
