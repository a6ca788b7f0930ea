import { address } from '#value/address.ts'
import { PageWays } from '../../frame/page-ways.tsx'
import { counted, inARow } from '../../words/counted.ts'

export interface ExchangeLine {
  readonly title: string
  readonly address: string
  readonly period?: string
  readonly summary?: string
  readonly parties: readonly string[]
  readonly moves: number
}

/** Every exchange: what was at stake, between whom, when. */
export function ExchangesPage({ lines, next }: { readonly lines: readonly ExchangeLine[]; readonly next?: string }) {
  return (
    <div class="plain-page">
      <h1>Exchanges</h1>
      <p class="lead">
        Who answered whom, and who knew it when: episodes of correspondence with what was asked, what was answered and
        what was still owed on any day. What had no reply, in all of them and in the documents that ask, stands under{' '}
        <a href={address.unanswered}>Unanswered</a>; what letters say that they answer and is not found here, under{' '}
        <a href={address.knownByMention}>Known by mention</a>.
      </p>
      {lines.length === 0 ? <p class="lead gap">No exchange has been made.</p> : <ExchangeLines lines={lines} />}
      <PageWays label="Pages of exchanges" words={['First', 'Further']} {...(next === undefined ? {} : { next })} />
    </div>
  )
}

export function ExchangeLines({
  lines,
  level: Heading = 'h2',
}: {
  readonly lines: readonly ExchangeLine[]
  readonly level?: 'h2' | 'h3'
}) {
  return (
    <ul class="ex-lines">
      {lines.map(({ title, address: href, period, summary, parties, moves }) => (
        <li key={href}>
          <p class="quiet">{period ?? <span class="gap">days not known</span>}</p>
          <div>
            <Heading>
              <a href={href}>{title}</a>
            </Heading>
            {summary === undefined ? null : <p>{summary}</p>}
            <p class="quiet small">
              {inARow(parties)}: {counted(moves, 'move')}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}
