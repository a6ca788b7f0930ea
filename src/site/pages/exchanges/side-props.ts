import type { Move } from '#exchange/exchange.ts'
import { lastPositions } from '#exchange/positions.ts'
import { countedInWords } from '../../words/counted.ts'
import { STANCE_VERB } from './move-words.ts'
import type { SeenExchange } from './seen-exchange.ts'
import type { SideProps } from './side.tsx'

/** Beside the picture stands what came last; the table and the ledger below have all of it. */
const MOST_MOVES = 12
const MOST_POSITIONS = 8

const lastOf = <T>(moves: readonly Move[], tell: (move: Move) => T) => ({
  moves: moves.slice(-MOST_MOVES).map(tell),
  more: Math.max(0, moves.length - MOST_MOVES),
})

/** What a party has in hand and what it sent by then, or, of all sides, what stands open; and who last said what. */
export function sideProps(
  { whole, standpoint, ledger, days }: SeenExchange,
  eye: string | undefined,
  day: string,
  hrefOf: (sign: string) => string,
): SideProps {
  const label = (id: string) => whole.parties.find((one) => one.id === id)?.label ?? id
  const { party, exchange, times } = standpoint
  const positions = Map.groupBy(
    lastPositions(ledger).filter((each) => each.party !== party),
    (each) => each.party,
  )
  const known = party === undefined ? [] : exchange.moves.filter((move) => !move.from.includes(party))
  const sent = party === undefined ? [] : exchange.moves.filter((move) => move.from.includes(party))
  const words = (move: Move) => {
    const way = times.ways.get(move.sign)?.find(({ to }) => to === party)
    const said = days(way === undefined ? standpoint.seen(move) : times.days(way.inHand))
    return `${way === undefined ? 'known' : way.inHand.dayless ? 'in hand' : way.inHand.step} ${said ?? 'on a day not known'}`
  }
  return {
    label: eye === undefined ? 'On this day' : `What ${eye} has in hand`,
    title: day === '' ? 'All of it' : `End of ${day}`,
    counts: `${countsOf(ledger.lines)}.`,
    lists: [
      {
        title: 'In hand',
        ...lastOf(known, (move) => ({ sign: move.sign, href: hrefOf(move.sign), words: words(move) })),
      },
      {
        title: `Sent by ${eye}`,
        ...lastOf(sent, (move) => ({
          sign: move.sign,
          href: hrefOf(move.sign),
          words: days(standpoint.seen(move)) ?? 'on a day not known',
        })),
      },
    ],
    positions: [...positions].map(([id, all]) => ({
      party: label(id),
      said: all.slice(-MOST_POSITIONS).map(({ matter, reply }) => ({
        stance: reply.stance,
        words: `${STANCE_VERB[reply.stance]} ${matter}, by ${reply.sign}`,
      })),
      more: Math.max(0, all.length - MOST_POSITIONS),
    })),
  }
}

/** "Five replies are awaited, one matter is answered but still open, and two are closed" */
export function countsOf(lines: SeenExchange['ledger']['lines']): string {
  const count = (group: string) => lines.filter((line) => line.group === group).length
  const [awaiting, open, closed] = [count('awaiting'), count('open'), count('closed')]
  if (lines.length === 0) return 'Nothing that wants a reply has been put'
  const matters = (n: number, said: string, isNamed: boolean) =>
    n === 0
      ? []
      : [`${lowered(countedInWords(n, isNamed ? 'matter is' : 'is', isNamed ? 'matters are' : 'are'))} ${said}`]
  const parts = [
    awaiting === 0 ? 'No reply is awaited' : countedInWords(awaiting, 'reply is awaited', 'replies are awaited'),
    ...matters(open, 'answered but still open', true),
    ...matters(closed, 'closed', open === 0),
  ]
  return parts.length < 3 ? parts.join(' and ') : `${parts.slice(0, -1).join(', ')}, and ${parts.at(-1)}`
}

export const lowered = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)
