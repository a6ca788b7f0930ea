import type { Context } from 'hono'
import { HOUSE_STYLE } from '#dissemination/citing/citing.ts'
import { FORMS, type Form } from '#formats/csl/style.ts'
import type { Result } from '#search/search.ts'
import type { Crumb, PageHead } from '../frame/page-frame.tsx'
import type { QueryToldProps } from '../pages/search/query-told.tsx'
import { cursor, oneOf } from '../parameters.ts'
import type { Listed } from './listed.ts'

/** Documents that are cited together, and what is told of them. */
export interface CitedList {
  readonly list: Listed
  /** The list itself: its words, and where it stands. */
  readonly of: { readonly words: string; readonly href: string }
  readonly crumbs: readonly Crumb[]
  readonly section: NonNullable<PageHead['section']>
  /** "by date": in which order they are read. A style may sort them. */
  readonly order: string
  /** What was made of the question, where the list is what a search found. */
  readonly told?: (found: Result) => QueryToldProps
  /** The address of their citations, and what names the list in it. */
  readonly path: string
  readonly parameters: readonly (readonly [string, string])[]
  /** The same documents for programs. */
  programs(ending: 'ris' | 'bib' | 'csl.json'): string
}

/** What an address asks of citations. */
export interface CiteWish {
  /** A bibliography where none is asked for; of a style without one, notes. */
  readonly form?: Form
  readonly style: string
  readonly after?: string
}

export function wishOf(c: Context): CiteWish {
  const form = oneOf('form', c.req.query('form'), FORMS)
  return {
    ...(form === undefined ? {} : { form }),
    style: c.req.query('style') || HOUSE_STYLE,
    ...cursor(c.req.query('after')),
  }
}

/** The address of citations: what is usual is not said. */
export function citationsAddress({ path, parameters }: CitedList, wish: Partial<CiteWish>, ending = ''): string {
  const all = new URLSearchParams(parameters.map(([name, value]) => [name, value]))
  if (wish.form !== undefined && wish.form !== 'bibliography') all.append('form', wish.form)
  if (wish.style !== undefined && wish.style !== HOUSE_STYLE) all.append('style', wish.style)
  if (wish.after !== undefined) all.append('after', wish.after)
  return all.size === 0 ? `${path}${ending}` : `${path}${ending}?${all}`
}
