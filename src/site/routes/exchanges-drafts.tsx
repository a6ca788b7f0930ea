import type { Context, Hono } from 'hono'
import { type Sources, sourcesOf } from '#dissemination/evidence/evidence-places.ts'
import { type Descent, descentOf } from '#exchange/descent.ts'
import { type Compared, descentOfWords } from '#exchange/descent-of-words.ts'
import type { Exchange, Move, Point } from '#exchange/exchange.ts'
import { sendingsOf } from '#exchange/implications.ts'
import { wordingsOf } from '#exchange/wording.ts'
import { address } from '#value/address.ts'
import { show, withoutEnding } from '../answer.tsx'
import { DescentPage, type DescentProps } from '../pages/exchanges/descent-page.tsx'
import { evidenceProps } from '../pages/exchanges/evidence.tsx'
import { STANCE_VERB } from '../pages/exchanges/move-words.ts'
import { moveAddress } from '../pages/exchanges/part.ts'
import { type SeenExchange, seenExchange } from '../pages/exchanges/seen-exchange.ts'
import { wordingsProps } from '../pages/exchanges/wordings-props.ts'
import type { SiteContext } from '../site-context.ts'
import { inARow } from '../words/counted.ts'
import { elsewhere, exchangeOf } from './exchanges.tsx'
import { nothingHere } from './nothing-here.ts'

/** `/exchanges/nanjing-1949/drafts/1b`: what became of a draft and of each of its terms. */
export function draftRoutes(app: Hono, site: SiteContext): void {
  app.get('/exchanges/:name/drafts/:point', (c) => draft(c, site, c.req.param('name'), c.req.param('point')))
}

async function draft(c: Context, site: SiteContext, name: string, given: string): Promise<Response> {
  const exchange = await exchangeOf(site, name)
  if (exchange === undefined) return elsewhere(c, site, name, `/drafts/${encodeURIComponent(given)}`)
  const { name: point, form } = withoutEnding(given)
  const seen = seenExchange(exchange, { isShown: false, folded: [] })
  const descent = descentOf(point, seen.times)
  if (descent === undefined) return nothingHere(c, site, 'page', given)
  return show(c, site, form, async () => {
    const sources = await sourcesOf(site, [exchange])
    const words = wordsOf(descent, sources, site)
    const props = { ...descentProps(seen, descent, point, sources, site.publisher.base), words: wordingsProps(words) }
    return {
      title: `${point}: ${exchange.title}`,
      path: pathOf(exchange, point),
      section: 'exchanges',
      crumbs: [
        { label: 'Exchanges', href: address.exchanges },
        { label: exchange.title, href: address.exchange(exchange.id) },
        { label: `Draft ${point}` },
      ],
      matter: <DescentPage {...props} />,
      twin: () => ({
        exchange: address.exchange(exchange.id),
        drafts: descent.drafts.map((one) => ({ sign: one.move.sign, how: one.how, point: one.point })),
        rows: descent.rows.map((row) => row.map((cell) => cell ?? null)),
        answers: descent.answers.map(({ move, point, stance, to }) => ({
          sign: move.sign,
          point: point.id,
          stance,
          to,
        })),
        ...words,
      }),
    }
  })
}

/** The wordings as their texts have them, where this reader may read those. */
function wordsOf({ drafts }: Descent, { documents }: Sources, { blocks }: SiteContext): Compared {
  const texts = { document: (id: string) => documents.get(id), blocksIn: blocks }
  return descentOfWords(
    drafts.map(({ point }) => ({ point: point.id, wordings: wordingsOf(point.wording ?? [], texts) })),
  )
}

const pathOf = ({ id }: Exchange, point: string) => `${address.exchange(id)}/drafts/${encodeURIComponent(point)}`

const HOW = { draft: 'the first draft', answer: 'an answer to it', 'carried-out': 'carries it out' } as const

function descentProps(
  { whole, times, days }: SeenExchange,
  { drafts, rows, answers }: Descent,
  start: string,
  sources: Sources,
  base: string,
): Omit<DescentProps, 'words'> {
  const label = (id: string) => whole.parties.find((party) => party.id === id)?.label ?? id
  const said = ({ content }: Point) => content?.replace(/\.$/u, '')
  const sentOf = (move: Move) => {
    const [sending] = sendingsOf(times.ways, move.sign)
    const day = sending === undefined ? undefined : days(times.days(sending))
    const to = move.to.length === 0 ? 'all' : inARow(move.to.map(label))
    return `${inARow(move.from.map(label))} to ${to}, ${day ?? 'day not known'}`
  }
  const hrefOf = ({ sign }: Move) => moveAddress(whole, sign)
  const first = drafts[0]?.point
  return {
    title: (first === undefined ? undefined : said(first)) ?? `Draft ${start}`,
    exchange: { title: whole.title, href: address.exchange(whole.id) },
    drafts: drafts.map(({ move, point, how }) => ({
      point: point.id,
      words: said(point) ?? 'content not told',
      sent: sentOf(move),
      how: HOW[how],
      href: hrefOf(move),
      isBare: (point.terms ?? []).length === 0,
      wording: evidenceProps(point.wording ?? [], sources),
    })),
    rows,
    answers: answers.map(({ move, point, stance, to }) => ({
      point: point.id,
      sent: sentOf(move),
      does: `${STANCE_VERB[stance]} ${to}`,
      ...(said(point) === undefined ? {} : { words: said(point) ?? '' }),
      href: hrefOf(move),
    })),
    printAt: `${base}${pathOf(whole, start)}`,
  }
}
