import type { STANCES } from '#exchange/exchange.ts'
import type { State } from '#exchange/state.ts'

type Mark = (typeof STANCES)[number] | 'none' | 'away'

/** The sign of a stance, about a place: filled circle, half, diamond, cross, bars, ring. It always stands beside its word or in the key. */
export function StanceMark({ stance, x = 0, y = 0, r = 5 }: { stance: Mark; x?: number; y?: number; r?: number }) {
  const [X, Y] = [Math.round(x * 10) / 10, Math.round(y * 10) / 10]
  switch (stance) {
    case 'accept':
      return <circle class="s-fill" cx={X} cy={Y} r={r - 0.75} />
    case 'accept-in-part':
    case 'accept-on-conditions':
      return (
        <>
          <circle class="s-void" cx={X} cy={Y} r={r - 0.75} />
          <path class="s-fill" d={`M${X} ${Y - r + 0.75}a${r - 0.75} ${r - 0.75} 0 0 1 0 ${2 * r - 1.5}z`} />
        </>
      )
    case 'counter':
      return <path class="s-fill" d={`M${X} ${Y - r}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`} />
    case 'refuse': {
      const arm = r - 1.4
      return (
        <path class="s-line" d={`M${X - arm} ${Y - arm}l${2 * arm} ${2 * arm}m0 ${-2 * arm}l${-2 * arm} ${2 * arm}`} />
      )
    }
    case 'hold':
      return <path class="s-line" d={`M${X - 2.6} ${Y - r}v${2 * r}M${X + 2.6} ${Y - r}v${2 * r}`} />
    case 'away':
      return <path class="s-line" d={`M${X - r} ${Y}h${2 * r - 1}m-3 -3l3 3l-3 3`} />
    default:
      return <circle class="s-void" cx={X} cy={Y} r={r - 0.75} />
  }
}

const MARK_OF: Readonly<Record<State, Mark>> = {
  'in-transit': 'away',
  unanswered: 'none',
  acknowledged: 'acknowledge',
  held: 'hold',
  accepted: 'accept',
  'accepted-in-part': 'accept-in-part',
  'accepted-on-conditions': 'accept-on-conditions',
  refused: 'refuse',
  countered: 'counter',
  replaced: 'counter',
  withdrawn: 'none',
}

export const markOf = (state: State): Mark => MARK_OF[state]

/** A sign in a line of words, which say the same. */
export const InlineMark = ({ stance }: { readonly stance: Mark }) => (
  <svg class="st" viewBox="-7 -7 14 14" aria-hidden="true">
    <StanceMark stance={stance} r={6} />
  </svg>
)
