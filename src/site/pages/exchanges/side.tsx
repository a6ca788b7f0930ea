import type { STANCES } from '#exchange/exchange.ts'
import { InlineMark } from './marks.tsx'

/** What stands beside the picture: what a party has in hand, what it sent; who last said what. */
export interface SideProps {
  readonly label: string
  readonly title: string
  readonly counts: string
  readonly lists: readonly {
    readonly title: string
    readonly moves: readonly { readonly sign: string; readonly href: string; readonly words: string }[]
    /** Before them, in the table of moves. */
    readonly more: number
  }[]
  readonly positions: readonly {
    readonly party: string
    readonly said: readonly { readonly stance: (typeof STANCES)[number]; readonly words: string }[]
    /** On other matters, in the ledger. */
    readonly more: number
  }[]
}

export function Side({ label, title, counts, lists, positions }: SideProps) {
  return (
    <section class="sel">
      <p class="lab">{label}</p>
      <h2>{title}</h2>
      <p class="tell">{counts}</p>
      <dl>
        {lists.map((list) =>
          list.moves.length === 0 ? null : (
            <div key={list.title}>
              <dt>{list.title}</dt>
              {list.moves.map(({ sign, href, words }) => (
                <dd key={sign}>
                  <a href={href}>{sign}</a>, {words}
                </dd>
              ))}
              <More count={list.more} href="#moves" />
            </div>
          ),
        )}
        {positions.map(({ party, said, more }) => (
          <div key={party}>
            <dt>{`Last position of ${party}`}</dt>
            {said.map(({ stance, words }) => (
              <dd key={words}>
                <InlineMark stance={stance} />
                {words}
              </dd>
            ))}
            <More count={more} href="#ledger" />
          </div>
        ))}
      </dl>
    </section>
  )
}

const More = ({ count, href }: { readonly count: number; readonly href: string }) =>
  count === 0 ? null : (
    <dd class="quiet">
      and <a href={href}>{`${count} more`}</a>
    </dd>
  )
