import type { Issue } from '#value/issue.ts'
import type { Exchange, Move, Point, Silence } from './exchange.ts'
import { pointWhere, silenceWhere } from './where.ts'

/** An exchange without what cannot be, and an issue for each value that was set aside; its place is the one within the exchange: `4`, `4, 4a`, `silence of paris on N`. */
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
 * Sets aside what names nothing: an unknown party, move or point, a sign or point that stands twice (the first stays). Nothing is repaired.
 */
export function setAsideUnknown(given: Exchange): Sound {
  const issues: Issue[] = []
  const unplaced: NonNullable<Exchange['unplaced']>[number][] = []
  const say: Say = (where, field, message, value) => {
    issues.push({ severity: 'warning', at: where, field, message: `${message} It was set aside.` })
    unplaced.push({ label: `${where}, ${field}`, value: typeof value === 'string' ? value : JSON.stringify(value) })
  }
  const moves = withoutRepeated(given.moves, say)
  const names: Names = {
    parties: new Set(given.parties.map(({ id }) => id)),
    signs: new Set(moves.map(({ sign }) => sign)),
    points: new Set(moves.flatMap(({ points }) => points.map(({ id }) => id))),
  }
  const keep =
    (where: string, field: string) =>
    (kind: keyof Names, value: string, whole: unknown = value): boolean => {
      if (names[kind].has(value)) return true
      say(where, field, `“${value}” is no ${KINDS[kind]} of this exchange.`, whole)
      return false
    }
  const exchange = {
    ...given,
    moves: moves.map((move) => soundMove(move, keep)),
    ...(given.silences === undefined ? {} : { silences: given.silences.filter((each) => isSound(each, keep)) }),
  }
  if (unplaced.length > 0)
    return { exchange: { ...exchange, unplaced: [...(given.unplaced ?? []), ...unplaced] }, issues }
  return { exchange, issues }
}

const KINDS: Readonly<Record<keyof Names, string>> = { parties: 'party', signs: 'move', points: 'point' }
type Keep = (where: string, field: string) => (kind: keyof Names, value: string, whole?: unknown) => boolean
type Say = (where: string, field: string, message: string, value: unknown) => void

function withoutRepeated(moves: readonly Move[], say: Say): readonly Move[] {
  const signs = new Set<string>()
  const ids = new Set<string>()
  return moves.flatMap((move) => {
    if (signs.has(move.sign)) {
      say(move.sign, 'sign', `There is another move ${move.sign} before it.`, move)
      return []
    }
    signs.add(move.sign)
    const points = move.points.filter((point) => {
      const { id } = point
      const isNew = !ids.has(id)
      if (!isNew) say(pointWhere(move, point), 'points', `There is another point ${id} before it.`, point)
      ids.add(id)
      return isNew
    })
    return [{ ...move, points }]
  })
}

function soundMove(move: Move, keep: Keep): Move {
  const field = (name: string) => keep(move.sign, name)
  const party = (name: string) => (value: string, whole?: unknown) => field(name)('parties', value, whole)
  return {
    ...move,
    from: move.from.filter((id) => party('from')(id)),
    to: move.to.filter((id) => party('to')(id)),
    ...(move.copies === undefined ? {} : { copies: move.copies.filter((id) => party('copies')(id)) }),
    ...(move.steps === undefined
      ? {}
      : {
          steps: move.steps
            .filter((step) => step.to === undefined || party('steps')(step.to, step))
            .map((step) => ({
              ...step,
              claims: step.claims.filter(
                (claim) => claim.after === undefined || field('steps')('signs', claim.after, claim),
              ),
            })),
        }),
    ...(move.learned === undefined
      ? {}
      : { learned: move.learned.filter((each) => party('learned')(each.party, each)) }),
    points: move.points.map((point) => soundPoint(point, pointWhere(move, point), keep)),
  }
}

function soundPoint(given: Point, where: string, keep: Keep): Point {
  const point = (field: string) => (value: string, whole?: unknown) => keep(where, field)('points', value, whole)
  const sign = (field: string) => (value: string, whole?: unknown) => keep(where, field)('signs', value, whole)
  const { continues, ...rest } = given
  return {
    ...rest,
    ...(continues !== undefined && point('continues')(continues) ? { continues } : {}),
    ...(given.answers === undefined
      ? {}
      : { answers: given.answers.filter((each) => point('answers')(each.point, each)) }),
    ...(given.acknowledges === undefined
      ? {}
      : { acknowledges: given.acknowledges.filter((id) => sign('acknowledges')(id)) }),
    ...(given.carriesOut === undefined ? {} : { carriesOut: given.carriesOut.filter((id) => point('carriesOut')(id)) }),
    ...(given.withdraws === undefined ? {} : { withdraws: given.withdraws.filter((id) => point('withdraws')(id)) }),
    ...(given.tells === undefined ? {} : { tells: given.tells.filter((each) => sign('tells')(each.move, each)) }),
  }
}

function isSound(silence: Silence, keep: Keep): boolean {
  const { owedBy, to, saidIn } = silence
  const field = keep(silenceWhere(silence), 'silences')
  return (
    field('parties', owedBy, silence) &&
    field('points', to, silence) &&
    (saidIn === undefined || field('signs', saidIn, silence))
  )
}
