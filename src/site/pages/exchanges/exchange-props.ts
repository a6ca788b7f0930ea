import type { Sources } from '#dissemination/evidence/evidence-places.ts'
import { countCrossed, crossedMoves } from '#exchange/crossed.ts'
import { rangeOf, standing } from '#exchange/day-range.ts'
import { draftsAwaitingAssent } from '#exchange/positions.ts'
import { lostPoints, unplacedInWords } from '#exchange/unplaced.ts'
import { address } from '#value/address.ts'
import { counted, countedInWords, inARow } from '../../words/counted.ts'
import { type AskedExchange, exchangeAddress } from './asked-exchange.ts'
import { dayAndEyes, periodOf } from './day-and-eyes-props.ts'
import type { ExchangeProps } from './exchange-page.tsx'
import { narrowPicture, type Sight, widePicture } from './lanes.ts'
import { ledgerGroups } from './ledger-props.ts'
import { labelRuns } from './move-words.ts'
import { daylessOf, moveRows } from './moves-props.ts'
import { moveHref, partOf, partWays } from './part.ts'
import type { SeenExchange } from './seen-exchange.ts'
import { countsOf, lowered, sideProps } from './side-props.ts'

/** What the page is made with besides the exchange. */
export interface Around {
  readonly sources: Sources
  readonly nameOf: (agent: string) => string | undefined
  readonly base: string
}

/** Pairs that are told on the page; the twin has more. */
const MOST_CROSSED = 24
/** Of more moves the sentences and the picture for narrow screens have an address of their own. */
const VERY_LONG = 120

/** Everything that the page of an exchange says, in words. */
export function exchangeProps(
  seen: SeenExchange,
  asked: AskedExchange,
  { sources, nameOf, base }: Around,
): ExchangeProps {
  const { whole, exchange, times, days, day, span, isHidden, isOff, standpoint } = seen
  const { view } = asked
  const label = (id: string) => whole.parties.find((party) => party.id === id)?.label ?? id
  const sayDay = (number: number) => days({ earliest: number, latest: number }) ?? ''
  const eye = view === undefined ? undefined : label(view)
  const part = partOf(exchange.moves, asked)
  const sight = sightOf(seen, asked, part.moves)
  const wide = widePicture(sight)
  const rows = moveRows(part.moves, { exchange, times, days, sources, isOff })
  const isTold = new Set(part.moves.map(({ sign }) => sign))
  const dayWords = Number.isFinite(day) ? sayDay(day) : ''
  const dayless = wide.moves.length === 0 ? 0 : daylessOf({ exchange, times, days, isOff })
  return {
    title: whole.title,
    ...(span === undefined ? {} : { period: periodOf(span) }),
    lead: leadOf(seen, eye, dayWords),
    sides: whole.parties.map((party) => ({
      label: party.label,
      agents: (party.agents ?? []).flatMap((id) => {
        const name = nameOf(id)
        return name === undefined ? [] : [{ name, href: address.agent(id) }]
      }),
    })),
    set: dayAndEyes(seen, asked, sayDay),
    wide,
    ...(exchange.moves.length > VERY_LONG
      ? { oneByOne: exchangeAddress(whole.id, asked, '/moves') }
      : { narrow: narrowPicture(sight) }),
    sayDay,
    day: dayWords,
    side: sideProps(seen, eye, dayWords, (sign) =>
      isTold.has(sign) ? `#m-${sign}` : moveHref(whole.id, asked, exchange.moves, sign),
    ),
    ...(part.of === 1 ? {} : { parts: { ways: partWays(whole.id, asked, part), says: part.says } }),
    ...(view === undefined || eye === undefined
      ? {}
      : {
          hidden: {
            says: isHidden ? `What ${eye} could not know is hidden.` : `Fainter is what ${eye} could not know.`,
            link: isHidden ? 'Show it' : 'Hide it',
            href: exchangeAddress(whole.id, { ...asked, isShown: isHidden }),
          },
        }),
    notes: [
      ...(view === undefined && wide.moves.some((move) => move.isOff) ? ['Fainter: not yet sent on this day.'] : []),
      ...(wide.notDrawn > 0
        ? [`${countedInWords(wide.notDrawn, 'move')} not drawn: outside the period, or with parties that are left out.`]
        : []),
    ],
    ...(eye === undefined ? {} : { eye }),
    groups: ledgerGroups(
      part.of === 1 ? seen.ledger.lines : seen.ledger.lines.filter(({ sign }) => isTold.has(sign)),
      whole,
      standpoint.times.points,
      days,
      sources,
    ),
    crossed: [...crossedMoves(exchange, times).take(MOST_CROSSED)].map(({ signs, how, between }) => ({
      how,
      signs: inARow(signs),
      words: `, between ${inARow(between.map(label))}. ${how === 'surely' ? 'Each was sent before the other was in hand.' : 'Neither acknowledges the other; the days on which they came would settle it.'}`,
    })),
    moreCrossed: Math.max(0, countCrossed(exchange, times) - MOST_CROSSED),
    // What became of a draft is told of all sides: through one party's eyes there is no way to it.
    drafts: isHidden ? [] : draftsOf(seen),
    rows,
    says: [counted(exchange.moves.length, 'move'), ...(dayless > 0 ? [`${dayless} without a day`] : [])].join(', '),
    // What was set aside may be of moves that a party could not know.
    unplaced: isHidden ? [] : (whole.unplaced ?? []).map((one) => ({ label: one.label, value: unplacedInWords(one) })),
    csv: exchangeAddress(whole.id, asked, '.csv'),
    cite: `${address.exchange(whole.id)}/cite`,
    printAt: `${base}${exchangeAddress(whole.id, asked)}`,
  }
}

/** What the picture is made from. */
export function sightOf(seen: SeenExchange, asked: AskedExchange, moves = seen.exchange.moves): Sight {
  const { exchange, times, day, isHidden, isOff, standpoint } = seen
  return {
    exchange,
    times,
    day,
    ...(asked.view === undefined ? {} : { eye: asked.view }),
    isHidden,
    crossed: [...crossedMoves({ ...exchange, moves }, times)],
    folded: new Set(asked.folded),
    moves,
    ...(asked.from === undefined ? {} : { from: rangeOf(asked.from).earliest }),
    ...(asked.to === undefined ? {} : { to: rangeOf(asked.to).latest }),
    isOff,
    label: (one) =>
      labelRuns(
        one,
        one.isUncertain && !one.isOrdered && standing(standpoint.seen(one.move), day) === 'possibly',
        lostPoints(exchange, one.move.sign),
      ),
  }
}

/** The editor's summary tells how it ended: through a party's eyes, what stood open is told instead. */
function leadOf({ whole, ledger }: SeenExchange, eye: string | undefined, day: string): string {
  if (eye === undefined) return whole.summary ?? ''
  return `Through the eyes of ${eye}, at the end of ${day}: ${lowered(countsOf(ledger.lines))}.`
}

/** The points in sight that put a draft forward, with the way to what became of it. */
function draftsOf({ standpoint: { exchange }, ledger }: SeenExchange) {
  const awaiting = new Set(draftsAwaitingAssent(ledger).map(({ matter }) => matter))
  return exchange.moves
    .flatMap(({ points }) => points)
    .filter(({ act }) => act === 'ask-assent')
    .map(({ id, content = 'a draft' }) => ({
      point: id,
      words: `${id}, ${content.replace(/\.$/u, '')}${awaiting.has(id) ? ' (awaits assent)' : ''}`,
      href: `${address.exchange(exchange.id)}/drafts/${encodeURIComponent(id)}`,
    }))
}
