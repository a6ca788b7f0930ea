import { PageWays, type PageWaysProps } from '../../frame/page-ways.tsx'
import { ReadAs } from './day-and-eyes.tsx'
import type { Picture } from './lanes.ts'
import type { MoveRow } from './moves-props.ts'
import { PictureOf } from './picture.tsx'

export interface OneByOneProps {
  readonly exchange: { readonly title: string; readonly href: string }
  /** "at the end of 14 January, as Moscow saw it" */
  readonly when: string
  readonly asOf: string
  readonly picture: Picture
  readonly sayDay: (day: number) => string
  readonly rows: readonly MoveRow[]
  readonly ways: PageWaysProps
  readonly notes: readonly string[]
  readonly printAt: string
}

/** The moves of a long exchange as sentences, under a picture that a narrow screen has room for. */
export function OneByOnePage({ exchange, when, asOf, picture, sayDay, rows, ways, notes, printAt }: OneByOneProps) {
  const names = new Map(rows.map((row) => [row.sign, shortName(row)]))
  return (
    <div class="one-by-one">
      <p class="dateline">
        <a href={exchange.href}>{exchange.title}</a>
      </p>
      <h1>The moves, one by one</h1>
      {when === '' ? null : <p class="lead">As known {when}.</p>}
      <ReadAs notes={notes} />
      <PictureOf
        picture={picture}
        kind="narrow"
        nameOf={(sign) => names.get(sign) ?? sign}
        hrefOf={(sign) => `#s-${sign}`}
        sayDay={sayDay}
        asOf={asOf}
      />
      <ol class="sentences">
        {rows.map(({ sign, name, isOff }) => (
          <li key={sign} id={`s-${sign}`} class={isOff ? 'off' : undefined}>
            {name}.
          </li>
        ))}
      </ol>
      <PageWays {...ways} />
      <p class="print-at">{printAt}</p>
    </div>
  )
}

/** What a link in a picture of many moves says: the row that it leads to says all. */
export const shortName = ({ sign, sent, from, to }: MoveRow): string =>
  `${sign}: ${sent ?? 'day not known'}, ${from} to ${to}`
