import { PageWays, type PageWaysProps } from '../../frame/page-ways.tsx'
import { counted } from '../../words/counted.ts'
import { DayAndEyes, type DayAndEyesProps } from './day-and-eyes.tsx'
import type { Picture } from './lanes.ts'
import type { LedgerGroup } from './ledger-props.ts'
import { LedgerTable } from './ledger-table.tsx'
import { Legend } from './legend.tsx'
import type { MoveRow } from './moves-props.ts'
import { MovesList, MovesTable } from './moves-table.tsx'
import { shortName } from './one-by-one-page.tsx'
import { PictureOf } from './picture.tsx'
import { SetAside, type UnplacedProps } from './set-aside.tsx'
import { Side, type SideProps } from './side.tsx'

export interface ExchangeProps {
  readonly title: string
  readonly period?: string
  readonly lead?: string
  readonly sides: readonly {
    readonly label: string
    readonly agents: readonly { readonly name: string; readonly href: string }[]
  }[]
  readonly set: DayAndEyesProps
  readonly wide: Picture
  /** Of a very long exchange, it and the sentences stand at an address of their own. */
  readonly narrow?: Picture
  readonly oneByOne?: string
  readonly sayDay: (day: number) => string
  /** "14 January" */
  readonly day: string
  readonly side: SideProps
  /** What the party could not know is hidden, or shown: the words, and the way to the other. */
  readonly hidden?: { readonly says: string; readonly link: string; readonly href: string }
  /** What is fainter and why; what is not drawn. */
  readonly notes: readonly string[]
  readonly eye?: string
  /** Of a long exchange the picture, the ledger and the table are of a part of its moves. */
  readonly parts?: { readonly ways: PageWaysProps; readonly says: string }
  readonly groups: readonly LedgerGroup[]
  readonly crossed: readonly { readonly how: 'surely' | 'possibly'; readonly signs: string; readonly words: string }[]
  readonly moreCrossed: number
  readonly drafts: readonly { readonly point: string; readonly words: string; readonly href: string }[]
  readonly rows: readonly MoveRow[]
  readonly says: string
  readonly unplaced: UnplacedProps['unplaced']
  readonly csv: string
  readonly cite: string
  readonly printAt: string
}

/** An exchange as of a day, of all sides or through one party's eyes: the picture, the ledger, every move. */
export function ExchangePage(props: ExchangeProps) {
  const { title, period, lead, sides, set, eye, day, groups, csv, crossed, drafts, rows, says, hidden } = props
  return (
    <>
      <header class="ex-head">
        <div>
          {period === undefined ? null : <p class="dateline">{period}</p>}
          <h1>{title}</h1>
          <p class="lead" id="ex-lead">
            {lead}
          </p>
        </div>
        <dl class="sides">
          {sides.map(({ label, agents }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                {agents.map(({ name, href }, n) => (
                  <span key={href}>
                    {n === 0 ? '' : ', '}
                    <a class="calm" href={href}>
                      {name}
                    </a>
                  </span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </header>
      <DayAndEyes {...set} />
      <div id="ex-body">
        {props.parts === undefined ? null : <PageWays {...props.parts.ways} />}
        <PictureAndSide {...props} />
        <div class="ledger-head" id="ledger">
          <h2 id="h-ledger">
            {`The ledger${day === '' ? '' : ` at the end of ${day}`}${eye === undefined ? '' : `, as ${eye} saw it`}`}
          </h2>
          <p class="end">
            <a href={csv}>Ledger as CSV</a>, <a href={props.cite}>the documents cited</a>
          </p>
        </div>
        {eye === undefined ? null : (
          <p class="quiet">
            Which moves count is what {eye} could know; the days and the evidence of each are what the editor states of
            it, and {eye} need not have seen them.
          </p>
        )}
        {props.parts === undefined ? null : (
          <p class="quiet">Here stands what was put in the moves {props.parts.says}.</p>
        )}
        <LedgerTable groups={groups} />
        <CrossedMoves crossed={crossed} />
        {props.moreCrossed === 0 ? null : (
          <p class="quiet">
            and {counted(props.moreCrossed, 'pair')} more, in <a href={set.json}>the same as JSON</a>
          </p>
        )}
        {drafts.length === 0 ? null : (
          <section class="beside" aria-labelledby="h-drafts">
            <h3 id="h-drafts">Drafts and what became of them</h3>
            <ul>
              {drafts.map(({ point, words, href }) => (
                <li key={point}>
                  <a href={href}>{words}</a>
                </li>
              ))}
            </ul>
          </section>
        )}
        <div class="ledger-head" id="moves">
          <h2 id="h-moves">{eye === undefined ? 'All moves' : `Moves known to ${eye}`}</h2>
          <p class="quiet">{props.parts === undefined ? says : `${says}; here ${props.parts.says}`}</p>
          {hidden === undefined ? null : <Hidden {...hidden} />}
        </div>
        <MovesTable rows={rows} isPlain={props.oneByOne !== undefined} />
        {props.oneByOne === undefined ? <MovesList rows={rows} /> : <OneByOne id="list" href={props.oneByOne} />}
        {props.parts === undefined ? null : <PageWays {...props.parts.ways} label="Parts of the exchange, once more" />}
        <SetAside unplaced={props.unplaced} />
        <p class="print-at">{props.printAt}</p>
      </div>
    </>
  )
}

const LONG = 60

function PictureAndSide(props: ExchangeProps) {
  const { wide, narrow, oneByOne, rows, sayDay, day, notes, hidden, side } = props
  // Of many moves the links say less: the row that each leads to says all.
  const isLong = rows.length > LONG
  const byName = new Map(rows.map((row) => [row.sign, isLong ? shortName(row) : row.name]))
  const common = {
    nameOf: (sign: string) => (oneByOne === undefined ? (byName.get(sign) ?? sign) : undefined),
    hrefOf: (sign: string) => `#m-${sign}`,
    sayDay,
    asOf: day === '' ? '' : `end of ${day}`,
  }
  const drawn = new Set(wide.moves.map(({ sign }) => sign))
  return (
    <div class="ex-pic" id="picture">
      <div>
        <PictureOf picture={wide} kind="wide" {...common} />
        {oneByOne === undefined ? null : <OneByOne href={oneByOne} />}
        {narrow === undefined ? null : (
          <>
            <PictureOf picture={narrow} kind="narrow" {...common} />
            <Key rows={rows.filter(({ sign }) => drawn.has(sign))} />
          </>
        )}
        {hidden === undefined ? null : (
          <p class="who">
            <Hidden {...hidden} />
          </p>
        )}
        {notes.length === 0 ? null : <p class="who quiet">{notes.join(' ')}</p>}
      </div>
      <aside class="ex-side" aria-label="On this day">
        <Side {...side} />
        <Legend picture={wide} />
      </aside>
    </div>
  )
}

/** What a narrow screen has no room for in the picture. */
const Key = ({ rows }: Pick<ExchangeProps, 'rows'>) => (
  <ol class="x-key" aria-label="The moves, a line each">
    {rows.map(({ sign, content, isOff }) => (
      <li key={sign} class={isOff ? 'off' : undefined}>
        <a href={`#m-${sign}`}>
          <span class="no">{sign}</span>
          {content.length > 90 ? `${content.slice(0, 88)}…` : content}
        </a>
      </li>
    ))}
  </ol>
)

const OneByOne = ({ id, href }: { readonly id?: string; readonly href: string }) => (
  <p class="who noprint" id={id}>
    <a href={href}>The moves one by one</a>, as sentences, with a picture for narrow screens
  </p>
)

const Hidden = ({ says, link, href }: NonNullable<ExchangeProps['hidden']>) => (
  <span class="quiet">
    {says}{' '}
    <a class="noprint" href={href}>
      {link}
    </a>
  </span>
)

function CrossedMoves({ crossed }: Pick<ExchangeProps, 'crossed'>) {
  return (
    <>
      {(['surely', 'possibly'] as const).map((how) => {
        const own = crossed.filter((each) => each.how === how)
        if (own.length === 0) return null
        return (
          <section key={how} class="beside" aria-labelledby={`h-${how}`}>
            <h3 id={`h-${how}`}>{how === 'surely' ? 'Crossed' : 'Possibly crossed'}</h3>
            <ul>
              {own.map(({ signs, words }) => (
                <li key={signs}>
                  <b>{signs}</b>
                  {words}
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </>
  )
}
