import type { DocumentId } from '#value/identifier.ts'
import { crossedMoves } from './crossed.ts'
import type { Exchange, Move, Point, STANCES } from './exchange.ts'
import { type Times, timesOf } from './times.ts'

export const EXCHANGE_RELATIONS = [
  'answers',
  'answered-by',
  'continues',
  'continued-by',
  'carries-out',
  'carried-out-by',
  'tells-of',
  'told-of-by',
  'crossed-with',
] as const

type Stance = (typeof STANCES)[number]

/** How one move stands to another. Derived on reading, never stored. */
export interface ExchangeRelation {
  readonly kind: (typeof EXCHANGE_RELATIONS)[number]
  /** The sign of the document's own move, and the other move. */
  readonly own: string
  readonly other: Move
  /** Of answers: the stance to each point of the one that is answered. */
  readonly stances?: readonly { readonly point: string; readonly stance: Stance }[]
  /** Of moves that crossed. */
  readonly how?: 'surely' | 'possibly'
}

/** The moves that a document is, and how they stand to others of the exchange, from both ends; what its own moves say of each other is left out. */
export function relationsIn(
  exchange: Exchange,
  document: DocumentId,
): { readonly moves: readonly Move[]; readonly relations: readonly ExchangeRelation[] } {
  const moves = exchange.moves.filter(({ documents = [] }) => documents.includes(document))
  if (moves.length === 0) return { moves, relations: [] }
  const times = timesOf(exchange)
  const signs = new Set(moves.map(({ sign }) => sign))
  const found = new Map<string, ExchangeRelation>()
  const add = (kind: ExchangeRelation['kind'], own: string, other: Move | undefined, more: Told = {}) => {
    if (other === undefined || signs.has(other.sign)) return
    const key = JSON.stringify([kind, own, other.sign])
    const stances = [...(found.get(key)?.stances ?? []), ...(more.stances ?? [])]
    found.set(key, { kind, own, other, ...more, ...(stances.length === 0 ? {} : { stances }) })
  }
  for (const move of exchange.moves) {
    for (const [there, back, sign, more] of pointersOf(move, times)) {
      if (signs.has(move.sign)) add(there, move.sign, times.points.moves.get(sign), more)
      else if (signs.has(sign)) add(back, sign, move, more)
    }
  }
  for (const { signs: both, how } of crossedMoves(exchange, times, signs)) {
    const [one, other] = both
    if (signs.has(one)) add('crossed-with', one, times.points.moves.get(other), { how })
    if (signs.has(other)) add('crossed-with', other, times.points.moves.get(one), { how })
  }
  const rank = ({ kind }: ExchangeRelation) => EXCHANGE_RELATIONS.indexOf(kind)
  return { moves, relations: [...found.values()].toSorted((a, b) => rank(a) - rank(b)) }
}

type Told = Pick<ExchangeRelation, 'stances' | 'how'>
type Pointer = readonly [there: ExchangeRelation['kind'], back: ExchangeRelation['kind'], sign: string, more?: Told]

/** The moves that a move's points name, with the word for each direction. What answers a supplement answers the matter that this continues. */
function pointersOf({ points }: Move, times: Times): readonly Pointer[] {
  const signOf = (point: string) => times.points.byId.get(point)?.move.sign ?? []
  const answered = ({ point, stance }: NonNullable<Point['answers']>[number]): readonly Pointer[] =>
    [...new Set([point, times.points.root(point)])].flatMap((each) =>
      [signOf(each)]
        .flat()
        .map((sign): Pointer => ['answers', 'answered-by', sign, { stances: [{ point: each, stance }] }]),
    )
  return points.flatMap(({ answers = [], continues, carriesOut = [], tells = [] }) => [
    ...answers.flatMap(answered),
    ...(continues === undefined ? [] : [signOf(continues)].flat()).map(
      (sign): Pointer => ['continues', 'continued-by', sign],
    ),
    ...carriesOut.flatMap(signOf).map((sign): Pointer => ['carries-out', 'carried-out-by', sign]),
    ...tells.map(({ move }): Pointer => ['tells-of', 'told-of-by', move]),
  ])
}
