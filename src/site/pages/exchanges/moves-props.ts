import type { Sources } from '#dissemination/evidence/evidence-places.ts'
import type { SayDays } from '#exchange/days-in-words.ts'
import { onDays } from '#exchange/days-in-words.ts'
import type { Delivery } from '#exchange/deliveries.ts'
import type { Exchange, Move, STANCES } from '#exchange/exchange.ts'
import type { EventDays, Times } from '#exchange/times.ts'
import { lostPoints } from '#exchange/unplaced.ts'
import { address } from '#value/address.ts'
import { capital, inARow } from '../../words/counted.ts'
import { documentWords, type EvidenceProps, evidenceProps } from './evidence.tsx'
import { ATTESTED, actsOf, contentOf, STANCE_VERB, verbsOf } from './move-words.ts'

/** A move as a row of a table, every cell in words. */
export interface MoveRow {
  readonly sign: string
  readonly sent?: string
  readonly inHand: readonly { readonly to?: string; readonly words: string; readonly isGap: boolean }[]
  readonly from: string
  readonly to: string
  readonly copies?: string
  readonly form?: string
  readonly acts: readonly { readonly stance?: (typeof STANCES)[number]; readonly words: string }[]
  readonly content: string
  readonly attested: string
  readonly documents: readonly { readonly words: string; readonly title: string; readonly href: string }[]
  readonly evidence: readonly EvidenceProps[]
  readonly isOff: boolean
  /** All of it in a sentence, for the picture's links and the list. */
  readonly name: string
}

/** What the rows are made with. */
export interface MovesSeen {
  readonly exchange: Exchange
  readonly times: Times
  readonly days: SayDays
  readonly sources: Sources
  readonly isOff: (move: Move) => boolean
}

export const moveRows = (moves: readonly Move[], seen: MovesSeen): MoveRow[] => moves.map((move) => rowOf(move, seen))

/** How many of the moves have no day on which they were sent. */
export const daylessOf = ({ exchange, times, days }: Omit<MovesSeen, 'sources'>): number =>
  exchange.moves.filter((move) => sentWords(move, times.ways.get(move.sign) ?? [], times, days) === undefined).length

function rowOf(move: Move, { exchange, times, days, sources, isOff }: MovesSeen): MoveRow {
  const label = (id: string) => exchange.parties.find((party) => party.id === id)?.label ?? id
  const ways = times.ways.get(move.sign) ?? []
  const sent = sentWords(move, ways, times, days)
  const isPublic = move.public !== undefined
  const to = move.to.length === 0 ? (isPublic ? 'all' : 'not stated') : inARow(move.to.map(label))
  const receipts = ways
    .filter((way) => way.to !== undefined)
    .map((way) => ({ to: way.to, ...receiptOf(way, times, days) }))
  const inHand = [...Map.groupBy(receipts, ({ words }) => words).values()].flatMap((same) => {
    const [first] = same
    if (first === undefined) return []
    const parties = inARow(same.map((one) => label(one.to ?? '')))
    return [{ words: first.words, isGap: first.isGap, ...(same.length === receipts.length ? {} : { to: parties }) }]
  })
  const known = inHand.map(({ to: whom, words }) => `${whom === undefined ? '' : `${whom}: `}${words}`).join('; ')
  const content = contentOf(move)
  const lost = move.points.length === 0 && lostPoints(exchange, move.sign)
  return {
    sign: move.sign,
    ...(sent === undefined ? {} : { sent }),
    inHand,
    from: inARow(move.from.map(label)),
    to,
    ...(move.copies === undefined || move.copies.length === 0 ? {} : { copies: inARow(move.copies.map(label)) }),
    ...(move.form === undefined ? {} : { form: move.form }),
    acts: actsWithMarks(move),
    content: lost ? SET_ASIDE : content,
    attested: ATTESTED[move.attested],
    documents: (move.documents ?? []).flatMap((id) => {
      const document = sources.documents.get(id)
      return document === undefined
        ? []
        : [{ words: documentWords(document), title: document.title, href: address.document(document.id) }]
    }),
    evidence: evidenceProps(
      move.points.flatMap(({ evidence = [] }) => evidence),
      sources,
    ),
    isOff: isOff(move),
    name: [
      `${move.sign}: ${sent === undefined ? 'day not known' : capital(sent)}, ${inARow(move.from.map(label))} to ${to}`,
      lost ? SET_ASIDE : toldOf(move, content),
      ...(known === '' ? [] : [`In hand: ${known}`]),
      ...(move.attested === 'documented' ? [] : [capital(ATTESTED[move.attested])]),
    ].join('. '),
  }
}

const SET_ASIDE = 'Content set aside when it was brought in'

/** What it does, and in what words; of points without words what they do is all. */
function toldOf(move: Move, content: string): string {
  if (move.points.length === 0) return 'Content not known'
  return move.points.every((point) => point.content === undefined)
    ? capital(content)
    : `${capital(actsOf(move))}: ${content}`
}

/** Each answer with its mark and what it answers, once; then what else the move does. */
function actsWithMarks({ points }: Move): MoveRow['acts'] {
  const answers = points.flatMap(({ answers: own = [] }) =>
    own.map(({ point, stance }) => ({ stance, words: `${STANCE_VERB[stance]} ${point}` })),
  )
  const others = [...new Set(points.filter((point) => (point.answers ?? []).length === 0).flatMap(verbsOf))]
  return [...answers, ...(others.length === 0 ? [] : [{ words: others.join(', ') }])]
}

function sentWords(move: Move, ways: readonly Delivery[], times: Times, days: SayDays): string | undefined {
  const [way] = ways
  if (way === undefined) return undefined
  const ordered = way.events.find(({ step, dayless }) => step === 'ordered' && !dayless)
  if (ordered !== undefined && way.sent.dayless) return `ordered ${days(times.days(ordered)) ?? ''}`
  const all = [...new Set(ways.map(({ sent }) => sent))].map((event) => ({ event, said: days(times.days(event)) }))
  const known = all.filter(({ event }) => !event.dayless)
  const words = [...new Set(known.map(({ said }) => said))].filter((said) => said !== undefined)
  if (words.length === 0) return undefined
  const isPublished = move.to.length === 0 && move.public !== undefined
  return `${isPublished ? 'public ' : ''}${words.join('; ')}${known.some(({ event }) => event.disputed) ? ' (disputed)' : ''}`
}

/** "presented 8 January, arrived 9 January"; "by 13 January, implied by 3"; "not known". */
function receiptOf({ events, inHand }: Delivery, times: Times, days: SayDays) {
  const stated = events.filter(
    ({ step, dayless }) => !dayless && ['presented', 'arrived', 'deciphered', 'seen'].includes(step),
  )
  if (stated.length > 0)
    return {
      isGap: false,
      words: stated
        .map((event) => `${event.step} ${days(times.days(event)) ?? ''}${event.disputed ? ' (disputed)' : ''}`)
        .join(', '),
    }
  const found: EventDays = times.days(inHand)
  const said = Number.isFinite(found.latest) ? days({ ...found, earliest: Number.NEGATIVE_INFINITY }) : undefined
  if (said === undefined) return { isGap: true, words: 'not known' }
  return {
    isGap: false,
    words: `${onDays(said)}${found.latestBy === undefined ? '' : `, implied by ${found.latestBy}`}`,
  }
}
