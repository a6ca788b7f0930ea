import type { Publisher } from '#formats/csl/item.ts'
import type { Listed } from '#holding/described.ts'
import { endsTyped } from '#search/read-days.ts'
import type { Result } from '#search/search.ts'
import type { PageWaysProps } from '../../frame/page-ways.tsx'
import { pageNumbers } from '../../frame/page-ways.tsx'
import type { StripProps } from '../../frame/strip.tsx'
import { LAST_PAGE } from '../../parameters.ts'
import {
  type Asked,
  citationsAddress,
  cmifAddress,
  formAddress,
  HITS_ON_A_PAGE,
  SORTS,
  type Sort,
  searchAddress,
  spanAsked,
} from '../../routes/search-request.ts'
import { figure } from '../../words/counted.ts'
import { type HitProps, hitProps, withAnchors } from './hit-props.ts'
import { type NarrowedProps, narrowedProps } from './narrowed.tsx'
import { type QueryToldProps, queryTold } from './query-told.tsx'
import { type ClosedFacet, closedFacets, type FacetNames, type FacetProps, facetsOf } from './search-facets.ts'
import type { SpanProps } from './time-brush.tsx'

export interface SearchProps {
  readonly typed: string
  readonly total: { readonly figure: string; readonly count: number; readonly atLeast: boolean }
  readonly told: QueryToldProps
  readonly kept: readonly (readonly [string, string])[]
  readonly sorts: readonly { readonly label: string; readonly href: string; readonly here: boolean }[]
  readonly strip: StripProps
  readonly brush: SpanProps
  /** A day or a span was chosen. */
  readonly hasSpan: boolean
  readonly narrowed: readonly NarrowedProps[]
  readonly hits: readonly HitProps[]
  readonly facets: readonly FacetProps[]
  readonly closed: readonly ClosedFacet[]
  /** The same search as a form, and as files. */
  readonly form: string
  readonly forms: readonly { readonly label: string; readonly href: string; readonly tells: string }[]
  /** All of them as a bibliography or notes. */
  readonly cite: string
  readonly ways: PageWaysProps
  readonly path: string
}

export function searchProps(
  asked: Asked,
  result: Result,
  listed: readonly Listed[],
  units: ReadonlyMap<string, readonly { asGiven: string; path: string }[]>,
  names: FacetNames,
  strip: StripProps,
  publisher: Publisher,
): SearchProps {
  const by = new Map(listed.map((one) => [String(one.document.id), one]))
  const { total } = result
  const told = queryTold(asked, result, searchAddress)
  const { since, until } = endsTyped(spanAsked(asked) ?? '')
  return {
    typed: asked.typed,
    total: { figure: figure(total.value), count: total.value, atLeast: total.relation === 'at-least' },
    told: {
      ...told,
      did: [
        ...told.did,
        ...(result.ranking === 'constant' && total.value > 1 && asked.typed !== '' && asked.sort === 'relevance'
          ? ['All of these fit alike; what came last stands first.']
          : []),
      ],
    },
    kept: keptOf(asked),
    sorts: sortsOf(asked),
    strip,
    brush: {
      since,
      until,
      kept: [...new URLSearchParams(searchAddress(asked, { date: undefined }).split('?')[1] ?? '')],
    },
    hasSpan: spanAsked(asked) !== undefined,
    narrowed: narrowedProps(asked, names),
    hits: withAnchors(
      result.hits.flatMap((hit) => {
        const one = by.get(hit.id)
        return one === undefined ? [] : [hitProps(asked, hit, one, units.get(hit.id) ?? [], publisher)]
      }),
      result.hits.map((hit) => by.get(hit.id)),
    ),
    facets: facetsOf(asked, result, names),
    closed: closedFacets(asked),
    form: searchAddress(asked, { open: [] }).replace('/search', '/search/form'),
    cite: citationsAddress(asked),
    forms: [
      { label: 'Feed', href: formAddress(asked, 'atom', { sort: undefined }), tells: 'what is new for this search' },
      { label: 'CSV', href: formAddress(asked, 'csv'), tells: 'a table of them' },
      { label: 'RIS', href: formAddress(asked, 'ris'), tells: 'for Zotero and EndNote' },
      { label: 'BibTeX', href: formAddress(asked, 'bib'), tells: 'for LaTeX' },
      { label: 'CSL-JSON', href: formAddress(asked, 'csl.json'), tells: 'for citation programs' },
      { label: 'CMIF', href: cmifAddress(asked), tells: 'an index of the letters' },
      { label: 'JSON', href: formAddress(asked, 'json', { page: asked.page }), tells: 'this page' },
    ],
    ways: waysOf(asked, result),
    path: searchAddress(asked, { page: asked.page }),
  }
}

/** What the search box keeps when other words are typed: the filters, not the page. */
function keptOf(asked: Asked): [string, string][] {
  return [...new URLSearchParams(searchAddress(asked, { q: undefined, sort: undefined }).split('?')[1] ?? '')]
}

const SORT: Readonly<Record<Sort, string>> = {
  relevance: 'By relevance',
  date: 'By date',
  'date-descending': 'Latest first',
  title: 'By title',
  added: 'Last added',
  changed: 'Last changed',
}

function sortsOf(asked: Asked): SearchProps['sorts'] {
  return SORTS.filter(
    (sort) =>
      (sort !== 'relevance' || asked.sort === sort || asked.usualSort === sort) &&
      (sort !== 'changed' || asked.sort === sort),
  ).map((sort) => ({
    label: SORT[sort],
    href: searchAddress(asked, { sort }),
    here: sort === asked.sort,
  }))
}

function waysOf(asked: Asked, { total, hits, from, before, after }: Result): PageWaysProps {
  const last = Math.max(1, Math.min(LAST_PAGE, Math.ceil(total.value / HITS_ON_A_PAGE)))
  const label = 'Pages of results'
  const says = hits.length === 0 ? '' : `${figure(from + 1)} to ${figure(from + hits.length)} of ${figure(total.value)}`
  if (asked.after !== undefined)
    return {
      label,
      previous: searchAddress(asked, before === undefined ? {} : { after: before }),
      ...(after === undefined ? {} : { next: searchAddress(asked, { after }) }),
      // The first and the last of the numbered pages are ways back.
      numbers: [...new Set([1, last])].map((number) => ({
        number,
        href: searchAddress(asked, { page: number }),
        here: false,
        last: false,
      })),
      says,
    }
  const more =
    asked.page < last
      ? { next: searchAddress(asked, { page: asked.page + 1 }) }
      : after === undefined
        ? {}
        : { next: searchAddress(asked, { after }) }
  return {
    label,
    ...(asked.page > 1 ? { previous: searchAddress(asked, { page: asked.page - 1 }) } : {}),
    ...more,
    numbers: pageNumbers(Math.min(asked.page, last), last).map((number) => ({
      number,
      href: searchAddress(asked, { page: number }),
      here: number === asked.page,
      last: number === last,
    })),
    says,
  }
}
