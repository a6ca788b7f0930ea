import { type ComponentChildren, createContext } from 'preact'
import { address } from '#value/address.ts'

/** In a search's address: where the question leads, all but the question. */
export const WAY = 'way'

/** A longer question (as it stands in an address) stands once in a page, and in none of its links. */
const LONGEST_IN_LINKS = 2_000

export const isLong = (query: string): boolean => encodeURIComponent(query.toWellFormed()).length > LONGEST_IN_LINKS

const Asked = createContext<string | undefined>(undefined)
const FORM = 'asked'

/** What stands within leads on with one question: by links, or, where it is long, by buttons of one form that has it. */
export function Asking({ query, children }: { readonly query: string; readonly children: ComponentChildren }) {
  if (!isLong(query)) return <>{children}</>
  return (
    <Asked.Provider value={query}>
      <form id={FORM} action={address.search}>
        <input type="hidden" name="q" value={query} />
      </form>
      {children}
    </Asked.Provider>
  )
}

export interface WayProps {
  readonly href: string
  readonly children: ComponentChildren
  readonly named?: string
  readonly current?: 'true' | 'page' | undefined
  readonly label?: string
  /** Machines follow no way on from a search unless it is said. */
  readonly rel?: string | undefined
}

/** A way on from a search. */
export function Way({ href, children, named, current, label, ...more }: WayProps) {
  const { rel } = { rel: 'nofollow', ...more }
  return (
    <Asked.Consumer>
      {(asked) => {
        const to = asked === undefined ? undefined : addressWithout(asked, href)
        const own = { 'aria-current': current, 'aria-label': label }
        if (to === undefined)
          return (
            <a class={named} href={href} rel={rel} {...own}>
              {children}
            </a>
          )
        return (
          <button
            {...own}
            class={named === undefined ? 'way' : `way ${named}`}
            type="submit"
            form={FORM}
            name={WAY}
            value={to}
          >
            {children}
          </button>
        )
      }}
    </Asked.Consumer>
  )
}

/** An address without its question; undefined where it asks another. */
function addressWithout(query: string, href: string): string | undefined {
  const { pathname, searchParams, hash } = new URL(href, 'http://here')
  if (searchParams.get('q') !== query) return undefined
  searchParams.delete('q')
  return `${pathname}${searchParams.size === 0 ? '' : `?${searchParams}`}${hash}`
}

const LEADS = /^\/(?:search(?:[./]|$)|cmif\.xml$|documents\/[^/]+$)/u

/** Where a button of such a form leads: the address with its question again. */
export function addressWith(query: string, to: string): string {
  const { pathname, searchParams, hash } = URL.canParse(to, 'http://here')
    ? new URL(to, 'http://here')
    : new URL('http://here')
  const parameters = new URLSearchParams([['q', query], ...searchParams])
  return `${LEADS.test(pathname) ? pathname : address.search}?${parameters}${hash}`
}
