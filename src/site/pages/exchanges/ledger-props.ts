import type { Sources } from '#dissemination/evidence/evidence-places.ts'
import type { SayDays } from '#exchange/days-in-words.ts'
import type { Exchange } from '#exchange/exchange.ts'
import type { Line } from '#exchange/ledger.ts'
import { lineInWords } from '#exchange/line-in-words.ts'
import type { Outstanding } from '#exchange/outstanding.ts'
import type { Points } from '#exchange/points.ts'
import type { Group, State } from '#exchange/state.ts'
import { capital, inARow } from '../../words/counted.ts'
import { type EvidenceProps, evidenceProps } from './evidence.tsx'
import { verbsOf } from './move-words.ts'

/** One row of the ledger's table: a matter, and those of whom one and the same may be said. */
export interface LedgerRow {
  readonly matter: string
  readonly point: string
  readonly sign: string
  /** Where the point stands; absent: among the moves on this page. */
  readonly href?: string
  readonly owedBy: string
  readonly to: string
  readonly state: State
  readonly words: string
  readonly notes: readonly { readonly kind: string; readonly words: string }[]
  readonly days: readonly { readonly count: string; readonly from: string }[]
  readonly evidence: readonly EvidenceProps[]
}

export interface LedgerGroup {
  readonly group: Group
  readonly title: string
  readonly rows: readonly LedgerRow[]
}

const TITLES: readonly (readonly [Group, string])[] = [
  ['awaiting', 'Awaiting a reply'],
  ['open', 'Answered, still open'],
  ['closed', 'Closed'],
]

const FROM: Readonly<Record<Outstanding['since'], string>> = {
  presented: 'presentation',
  arrived: 'arrival',
  sent: 'sending',
}

/** The lines of a ledger in their three groups, as rows of words. */
export function ledgerGroups(
  lines: readonly Line[],
  exchange: Exchange,
  points: Points,
  days: SayDays,
  sources: Sources,
): LedgerGroup[] {
  const label = (id: string) => exchange.parties.find((party) => party.id === id)?.label ?? id
  const rowOf = (same: readonly Line[]): LedgerRow[] => {
    const [line] = same
    if (line === undefined) return []
    const { state, notes } = lineInWords(line, exchange, days)
    const point = points.byId.get(line.matter)?.point
    return [
      {
        matter: line.content ?? capital(point === undefined ? line.act : verbsOf(point).join(', ')),
        point: line.matter,
        sign: line.sign,
        owedBy: inARow(same.map(({ owedBy }) => label(owedBy))),
        to: inARow(line.askedBy.map(label)),
        state: line.state,
        words: capital(state),
        notes: same.length > 1 ? [...notes, { kind: 'each', words: `for each of the ${same.length}` }] : notes,
        days: daysInWords(line.outstanding),
        evidence: evidenceProps(line.evidence, sources),
      },
    ]
  }
  return TITLES.map(([group, title]) => {
    const own = lines.filter((line) => line.group === group)
    const alike = Map.groupBy(own, (line) => {
      const { state, notes } = lineInWords(line, exchange, days)
      return JSON.stringify([line.matter, state, notes, line.outstanding])
    })
    return { group, title, rows: [...alike.values()].flatMap(rowOf) }
  }).filter(({ rows }) => rows.length > 0)
}

export const daysInWords = (outstanding: readonly Outstanding[]): LedgerRow['days'] =>
  outstanding.map((each) => ({ count: countInWords(each), from: FROM[each.since] }))

const countInWords = ({ atLeast, atMost }: Outstanding) =>
  atMost === undefined ? `${atLeast} or more` : atLeast === atMost ? String(atLeast) : `${atLeast} to ${atMost}`
