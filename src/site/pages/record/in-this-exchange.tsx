import type { Exchange, Move } from '#exchange/exchange.ts'
import { type ExchangeRelation, relationsIn } from '#exchange/relations.ts'
import type { Described } from '#holding/described.ts'
import { address } from '#value/address.ts'
import { figure } from '../../words/counted.ts'
import { STANCE_VERB } from '../exchanges/move-words.ts'
import { Part } from './part.tsx'

/** What a record is in one exchange, and how it stands to its other moves. */
export interface InExchangeProps {
  readonly title: string
  readonly href: string
  /** "Move 3, CCP to Moscow" */
  readonly moves: readonly string[]
  readonly relations: readonly {
    readonly label: string
    readonly words: string
    readonly does?: string
    readonly href?: string
  }[]
  /** How many relations more there are. */
  readonly more?: number
}

const LABELS: Readonly<Record<ExchangeRelation['kind'], string>> = {
  answers: 'answers',
  'answered-by': 'is answered by',
  continues: 'continues',
  'continued-by': 'is continued by',
  'carries-out': 'carries out',
  'carried-out-by': 'is carried out by',
  'tells-of': 'tells of',
  'told-of-by': 'is told of by',
  'crossed-with': 'crossed with',
}

/** What crossed comes last, and in a long exchange hundreds may have. */
const MOST_TOLD = 40

/** The exchanges in which the record is a move; those that only quote it are left out. */
export const inExchanges = ({ document, exchanges }: Described): readonly InExchangeProps[] =>
  exchanges.flatMap((exchange) => {
    const { moves, relations } = relationsIn(exchange, document.id)
    if (moves.length === 0) return []
    const more = relations.length - MOST_TOLD
    return [
      {
        title: exchange.title,
        href: address.exchange(exchange.id),
        moves: moves.map((move) => `Move ${moveInWords(move, exchange)}`),
        relations: relations.slice(0, MOST_TOLD).map(({ kind, other, how, stances = [] }) => {
          const [held] = other.documents ?? []
          return {
            label: how === 'possibly' ? `possibly ${LABELS[kind]}` : LABELS[kind],
            words: moveInWords(other, exchange),
            ...(stances.length === 0 ? {} : { does: doneTo(stances) }),
            ...(held === undefined ? {} : { href: address.document(held) }),
          }
        }),
        ...(more > 0 ? { more } : {}),
      },
    ]
  })

/** "counters 1b, refuses 1c" */
const doneTo = (stances: NonNullable<ExchangeRelation['stances']>) =>
  [...new Set(stances.map(({ point, stance }) => `${STANCE_VERB[stance]} ${point}`))].join(', ')

function moveInWords({ sign, from, to }: Move, { parties }: Exchange): string {
  const label = (id: string) => parties.find((party) => party.id === id)?.label ?? id
  const way = to.length === 0 ? 'published' : `to ${to.map(label).join(', ')}`
  return `${sign}, ${from.map(label).join(' and ')} ${way}`
}

/** In the apparatus: the exchange, the record's own moves in it, and what they answer, carry out, crossed with. */
export function InThisExchange({ exchanges }: { readonly exchanges: readonly InExchangeProps[] }) {
  if (exchanges.length === 0) return null
  return (
    <Part title="In this exchange">
      {exchanges.map(({ title, href, moves, relations, more }) => (
        <div key={href}>
          <p>
            <a href={href}>{title}</a>
          </p>
          <p>{moves.join('; ')}</p>
          <ul>
            {relations.map(({ label, words, does, href: document }) => (
              <li key={`${label} ${words}`}>
                {label} {document === undefined ? words : <a href={document}>{words}</a>}
                {does === undefined ? null : <span class="quiet">: {does}</span>}
              </li>
            ))}
            {more === undefined ? null : (
              <li>
                and <a href={href}>{figure(more)} more</a>
              </li>
            )}
          </ul>
        </div>
      ))}
    </Part>
  )
}
