import type { Context, Hono } from 'hono'
import { type LetterMentioned, lettersMentioned, mentionRows } from '#dissemination/known-by-mention.ts'
import { csvLine } from '#formats/csv/write-line.ts'
import { address } from '#value/address.ts'
import type { AgentId } from '#value/identifier.ts'
import { identifier } from '#value/identifier.ts'
import { Refusal } from '#value/refusal.ts'
import { answer, isKnown, notModified, show, tagOf } from '../answer.tsx'
import { KnownByMentionPage } from '../pages/known-by-mention/known-by-mention-page.tsx'
import { mentionGroups } from '../pages/known-by-mention/mention-groups.ts'
import { cursor } from '../parameters.ts'
import type { SiteContext } from '../site-context.ts'

const ON_A_PAGE = 60
const IN_A_TABLE = 500

interface Asked {
  readonly agent?: AgentId
  readonly after?: string
}

/** Letters that others name and that are not found here, by who wrote to whom. */
export function knownByMentionRoutes(app: Hono, site: SiteContext): void {
  for (const form of ['html', 'json'] as const)
    app.get(form === 'html' ? address.knownByMention : `${address.knownByMention}.json`, (c) => page(c, site, form))
  app.get(`${address.knownByMention}.csv`, (c) => table(c, site))
}

function asked(c: Context): Asked {
  const person = c.req.query('person') ?? ''
  const agent = identifier<AgentId>(person)
  if (person !== '' && agent === undefined)
    throw new Refusal(
      'invalid',
      'person is the number of a person or a body, as it stands in the address of their page.',
    )
  return { ...(agent === undefined ? {} : { agent }), ...cursor(c.req.query('after')) }
}

/** The one address of what is asked. */
export function mentionAddress({ agent, after }: Asked, ending: '' | '.csv' | '.json' = ''): string {
  const parameters = new URLSearchParams()
  if (agent !== undefined) parameters.set('person', agent)
  if (after !== undefined) parameters.set('after', after)
  return `${address.knownByMention}${ending}${parameters.size === 0 ? '' : `?${parameters}`}`
}

function page(c: Context, site: SiteContext, form: 'html' | 'json'): Promise<Response> {
  return show(c, site, form, async () => {
    const given = asked(c)
    const { after, ...whole } = given
    const { items, next } = await lettersMentioned(site.records, { ...given, limit: ON_A_PAGE })
    const further = next === undefined ? {} : { next: mentionAddress({ ...whole, after: next }) }
    const person = personIn(items, whole.agent)
    return {
      title: person === undefined ? 'Letters known by mention' : `Letters known by mention: ${person}`,
      path: mentionAddress(given),
      section: 'exchanges',
      crumbs: [{ label: 'Exchanges', href: address.exchanges }, { label: 'Known by mention' }],
      alternates: [{ href: mentionAddress(whole, '.csv'), type: 'text/csv', title: 'This list as a table' }],
      ...further,
      matter: (
        <KnownByMentionPage
          groups={mentionGroups(items)}
          forms={[
            { words: 'CSV', href: mentionAddress(whole, '.csv') },
            { words: 'JSON', href: mentionAddress(given, '.json') },
          ]}
          {...(whole.agent === undefined
            ? {}
            : { person: { name: person ?? whole.agent, href: address.agent(whole.agent) } })}
          {...(after === undefined ? {} : { first: mentionAddress(whole) })}
          {...further}
        />
      ),
      twin: () => ({
        ...(whole.agent === undefined ? {} : { person: whole.agent }),
        items,
        ...(next === undefined ? {} : { next: mentionAddress({ ...whole, after: next }, '.json') }),
      }),
    }
  })
}

function personIn(items: readonly LetterMentioned[], agent: AgentId | undefined): string | undefined {
  const people = items.flatMap(({ from, to }) => [...from, ...to])
  return people.find(({ id }) => id === agent)?.name
}

async function table(c: Context, site: SiteContext): Promise<Response> {
  const tag = tagOf(site, await site.standing(), 'csv')
  if (isKnown(c, tag)) return notModified(c, tag)
  const given = asked(c)
  const { items, next } = await lettersMentioned(site.records, { ...given, limit: IN_A_TABLE })
  const lines = mentionRows(items, site.publisher.base).map(csvLine)
  const link = next === undefined ? {} : { link: `<${mentionAddress({ ...given, after: next }, '.csv')}>; rel="next"` }
  // Spreadsheets take a table without the mark for one in an old encoding.
  return answer(c, `\u{feff}${lines.join('')}`, 'text/csv; charset=utf-8; header=present', tag, {
    'content-disposition': 'attachment; filename="known-by-mention.csv"',
    ...link,
  })
}
