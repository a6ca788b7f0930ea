import type { Context } from 'hono'
import { type Agent, preferredName } from '#authority/agent.ts'
import { sortName } from '#authority/sort-name.ts'
import type { HeldOf } from '#holding/held.ts'
import type { NamedKind } from '#store/store.ts'
import { address } from '#value/address.ts'
import { fold } from '#value/fold.ts'
import { Refusal } from '#value/refusal.ts'
import { show } from '../answer.tsx'
import { ByNamePage, type ByNameProps } from '../pages/by-name.tsx'
import type { RollLine } from '../pages/home.tsx'
import { cursor } from '../parameters.ts'
import type { SiteContext } from '../site-context.ts'

/** What may be listed by name, and how the page of the list is called. */
export interface NamedList {
  readonly kind: NamedKind
  readonly title: string
  readonly path: string
  /** The field of the twin. */
  readonly field: string
  readonly none: string
}

export const PEOPLE: NamedList = {
  kind: 'agent',
  title: 'People',
  path: address.people,
  field: 'people',
  none: 'Nobody is named yet.',
}

const ON_A_PAGE = 100
/** From so many names on the letters stand above the list. */
const MANY = 9

/** `/people?start=ma`, `/places`, `/subjects`: those whose name begins so, page by page. */
export function byName(
  c: Context,
  site: SiteContext,
  { kind, title, path, field, none }: NamedList,
  form: 'html' | 'json',
): Promise<Response> {
  const start = startOf(c.req.query('start'))
  const cut = cursor(c.req.query('after'))
  const pathOf = (more: Record<string, string>) => {
    const parameters = new URLSearchParams({ ...(start === '' ? {} : { start }), ...more })
    return parameters.size === 0 ? path : `${path}?${parameters}`
  }
  return show(c, site, form, async () => {
    const [{ items, next }, initials] = await Promise.all([
      site.records.authorities(kind, { ...cut, limit: ON_A_PAGE, ...(start === '' ? {} : { prefix: fold(start) }) }),
      site.records.initials(kind),
    ])
    const lines = items.map(({ authority, documents }) => lineOf(authority, path, documents))
    const further = next === undefined ? {} : { next: pathOf({ after: next }) }
    return {
      title: start === '' ? title : `${title}: ${start}`,
      path: pathOf(cut.after === undefined ? {} : { after: cut.after }),
      ...(kind === 'agent' ? { section: 'people' as const } : {}),
      ...further,
      matter: (
        <ByNamePage
          title={title}
          path={path}
          start={start}
          letters={lettersOf(initials)}
          lines={lines}
          none={none}
          {...(cut.after === undefined ? {} : { first: pathOf({}) })}
          {...further}
        />
      ),
      twin: () => ({
        [field]: lines.map(({ words, href, count }) => ({ name: words, address: href, documents: count })),
        ...further,
      }),
    }
  })
}

const ALPHABET = [...'abcdefghijklmnopqrstuvwxyz']
/** Letters of other scripts, and figures, that are listed behind the alphabet. */
const OTHERS = 60

/** The Latin alphabet whole, then what else names begin with; nothing where there are few. */
function lettersOf(initials: ReadonlyMap<string, number>): ByNameProps['letters'] {
  const total = [...initials.values()].reduce((sum, count) => sum + count, 0)
  if (total < MANY) return []
  const others = [...initials.keys()].filter((letter) => letter !== '' && !ALPHABET.includes(letter)).sort()
  return [...ALPHABET, ...others.slice(0, OTHERS)].map((letter) => ({
    letter: letter.toUpperCase(),
    count: initials.get(letter) ?? 0,
  }))
}

/** The beginning of a name, as one types it. */
function startOf(given: string | undefined): string {
  const start = (given ?? '').trim()
  if (start.length > 60)
    throw new Refusal('invalid', 'start is the beginning of a name; this is longer than names are.')
  return start
}

function lineOf(authority: HeldOf<NamedKind>, path: string, count: number): RollLine {
  const line = { href: `${path}/${authority.id}`, count }
  return authority.kind === 'agent'
    ? { ...line, words: sortName(authority), ...underOf(authority) }
    : { ...line, words: preferredName(authority) }
}

/** A second line where the name alone does not tell: other names that it goes by, the years. */
function underOf(agent: Agent): Pick<RollLine, 'under'> {
  const own = preferredName(agent)
  const others = agent.names
    .filter((name) => name.text !== own && (name.kind === 'cover' || name.script !== undefined))
    .slice(0, 3)
  const under = others.map(({ text, lang }) => ({ words: text, ...(lang === undefined ? {} : { lang }) }))
  return under.length === 0 ? {} : { under }
}
