import type { Context } from 'hono'
import { type Awaited, unanswered } from '#dissemination/unanswered.ts'
import { askedName, askInWords } from '#dissemination/unanswered-words.ts'
import { sayingDays } from '#exchange/days-in-words.ts'
import { lineInWords } from '#exchange/line-in-words.ts'
import { address } from '#value/address.ts'
import { displayDate } from '#value/display-date.ts'
import { answer, isKnown, notModified, tagOf } from '../answer.tsx'
import { ATOM, type FeedEntry, feedText } from '../feed.ts'
import { type AskedList, unansweredAddress } from '../pages/unanswered/asked-list.ts'
import type { SiteContext } from '../site-context.ts'

const ENTRIES = 50

const days = sayingDays()

/**
 * A feed of what is unanswered: the exchanges and documents in which something is, by their newest version, the newest first. An entry is one of them
 * on this list; its id is that of the list with the record's own.
 */
export async function unansweredFeed(c: Context, site: SiteContext, asked: AskedList): Promise<Response> {
  const tag = tagOf(site, await site.standing(), 'atom')
  if (isKnown(c, tag)) return notModified(c, tag)
  const { base, name } = site.publisher
  const { after: _, ...whole } = asked
  const { items } = await unanswered(site.records, { ...whole, by: 'change', limit: ENTRIES })
  const page = `${base}${unansweredAddress(whole)}`
  const text = feedText({
    title: `${name}: unanswered${asked.asOf === undefined ? '' : ` at the end of ${displayDate(asked.asOf)}`}`,
    own: `${base}${unansweredAddress(whole, '.atom')}`,
    page,
    author: name,
    entries: items.map((item) => entryOf(item, page, base)),
  })
  return answer(c, text, ATOM, tag)
}

function entryOf(item: Awaited, page: string, base: string): FeedEntry {
  const isExchange = 'lines' in item
  const { kind, id, title } = isExchange ? item.exchange : item.described.document
  const href = `${base}${isExchange ? address.exchange(item.exchange.id) : address.document(item.described.document.id)}`
  const summary = (isExchange ? linesInWords(item) : asksInWords(item)).join(' ')
  return { id: `${page}#${kind}-${id}`, title, updated: item.at, href, json: `${href}.json`, summary }
}

function linesInWords({ exchange, lines }: Extract<Awaited, { lines: unknown }>): readonly string[] {
  const label = (party: string) => exchange.parties.find(({ id }) => id === party)?.label ?? party
  return lines.map((line) => {
    const { state, notes } = lineInWords(line, exchange, days)
    const matter = (line.content ?? line.act).replace(/\.$/u, '')
    return `${line.matter}, ${matter}, from ${label(line.owedBy)}: ${[state, ...notes.map(({ words }) => words)].join('; ')}.`
  })
}

const asksInWords = (item: Extract<Awaited, { asks: unknown }>): readonly string[] =>
  item.asks.map((ask) => {
    const { state, notes } = askInWords(ask, days)
    const said = [state, ...notes.map(({ words }) => words)].join('; ')
    return `“${ask.passage.words}”, from ${askedName(item, ask.to)}: ${said}.`
  })
