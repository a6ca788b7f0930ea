import { principalDate } from '#document/document.ts'
import type { Described } from '#holding/described.ts'
import type { Facet, FacetValue, Hit, Result, Snippet } from '#search/search.ts'
import { address } from '#value/address.ts'
import { languageName } from '#value/language.ts'
import { dayOfDocument } from '../../frame/document-lines.tsx'
import type { PageWaysProps } from '../../frame/page-ways.tsx'
import { pageNumbers } from '../../frame/page-ways.tsx'
import type { StripProps } from '../../frame/strip.tsx'
import { LAST_PAGE } from '../../parameters.ts'
import { type Asked, HITS_ON_A_PAGE, searchAddress } from '../../routes/search-request.ts'
import { capital, figure } from '../../words/counted.ts'
import { dayOf } from '../../words/date-in-words.ts'
import { type Parties, partiesOf } from '../../words/parties.ts'
import { FACET, HAS, SPEAKS } from '../../words/terms.ts'
import type { NamesSoughtProps } from './names-sought.tsx'

/** Words with some of them marked, in order. */
export type Marked = readonly { readonly words: string; readonly found: boolean }[]

export interface HitProps {
  readonly anchor?: string
  readonly href: string
  readonly title: Marked
  readonly day: string
  readonly machineDay?: string
  /** Its date may lie outside of the span that was asked for. */
  readonly possibly?: boolean
  readonly parties: Parties
  readonly snippets: readonly { readonly of: string; readonly lang?: string; readonly words: Marked }[]
  readonly references: readonly { readonly given: string; readonly href?: string }[]
}

export interface FacetProps {
  readonly label: string
  readonly values: readonly {
    readonly words: string
    readonly count?: number
    readonly href: string
    readonly chosen: boolean
  }[]
}

export interface SearchProps {
  readonly typed: string
  readonly total: { readonly figure: string; readonly count: number; readonly atLeast: boolean }
  readonly did: readonly string[]
  readonly names: NamesSoughtProps
  readonly kept: readonly (readonly [string, string])[]
  readonly sorts: readonly { readonly label: string; readonly href: string; readonly here: boolean }[]
  readonly strip: StripProps
  readonly span?: { readonly words: string; readonly without: string }
  readonly hits: readonly HitProps[]
  readonly facets: readonly FacetProps[]
  readonly ways: PageWaysProps
  readonly path: string
}

/** Names for what facets hold as identifiers and paths. */
export type FacetNames = Readonly<Partial<Record<Facet, ReadonlyMap<string, string>>>>

export function searchProps(
  asked: Asked,
  result: Result,
  described: readonly Described[],
  units: ReadonlyMap<string, readonly { asGiven: string; path: string }[]>,
  names: FacetNames,
  strip: StripProps,
): SearchProps {
  const by = new Map(described.map((one) => [String(one.document.id), one]))
  const { total } = result
  return {
    typed: asked.typed,
    total: { figure: figure(total.value), count: total.value, atLeast: total.relation === 'at-least' },
    did: didOf(asked, result),
    names: {
      names: result.done.flatMap(({ names }) => names ?? []),
      ...(asked.exact ? { loosely: searchAddress(asked, { exact: false }) } : {}),
      exactly: searchAddress(asked, { exact: true }),
    },
    kept: keptOf(asked),
    sorts: sortsOf(asked),
    strip,
    ...(asked.date === undefined
      ? {}
      : { span: { words: asked.date.replace('..', ' to '), without: searchAddress(asked, { date: undefined }) } }),
    hits: withAnchors(
      result.hits.flatMap((hit) => {
        const one = by.get(hit.id)
        return one === undefined ? [] : [hitProps(asked, hit, one, units.get(hit.id) ?? [])]
      }),
      result.hits.map((hit) => by.get(hit.id)),
    ),
    facets: facetsOf(asked, result, names),
    ways: waysOf(asked, result),
    path: searchAddress(asked, { page: asked.page }),
  }
}

/** What was done to the query beyond what was typed, in sentences. */
function didOf(asked: Asked, { done, missing, ranking, total }: Result): string[] {
  return [
    ...(asked.cut ? ['The query was longer than 2,000 characters; its end was left out.'] : []),
    ...asked.notes,
    ...done.filter(({ names }) => names === undefined).map(({ what, because }) => `${capital(what)} (${because}).`),
    ...(missing.length === 0 ? [] : [`No document holds ${missing.map((word) => `“${word}”`).join(', ')}.`]),
    ...(ranking === 'constant' && total.value > 0 && asked.typed !== '' && asked.sort === 'relevance'
      ? ['These hits are in no order of relevance.']
      : []),
  ]
}

/** What the search box keeps when other words are typed: the filters, not the page. */
function keptOf(asked: Asked): [string, string][] {
  return [...new URLSearchParams(searchAddress(asked, { q: undefined, sort: undefined }).split('?')[1] ?? '')]
}

function sortsOf(asked: Asked): SearchProps['sorts'] {
  const all = [
    ...(asked.typed === '' ? [] : [['relevance', 'By relevance'] as const]),
    ['date', 'By date'] as const,
    ['date-descending', 'Latest first'] as const,
  ]
  return all.map(([sort, label]) => ({ label, href: searchAddress(asked, { sort }), here: sort === asked.sort }))
}

export function hitProps(
  asked: Asked,
  hit: Hit,
  one: Described,
  units: readonly { asGiven: string; path: string }[],
): HitProps {
  const references = (one.document.witnesses ?? []).flatMap((witness) => witness.references).slice(0, 2)
  const query = asked.typed === '' ? '' : `?${new URLSearchParams({ q: asked.typed })}`
  const first = hit.snippets.find((snippet) => snippet.marks.length > 0)
  return {
    href: `${address.document(one.document.id)}${query}${first === undefined ? '' : '#hit1'}`,
    title: marked(hit.title, hit.titleMarks),
    ...dayOfDocument(one.document),
    ...(hit.possibly ? { possibly: true } : {}),
    parties: partiesOf(one),
    snippets: hit.snippets
      .filter((snippet) => snippet.of !== 'title')
      .slice(0, 2)
      .map(snippetProps),
    references: references.map(({ asGiven }) => {
      const path = units.find((unit) => unit.asGiven === asGiven)?.path
      return { given: asGiven, ...(path === undefined ? {} : { href: address.unit(path) }) }
    }),
  }
}

const snippetProps = ({ of, lang, text, marks }: Snippet) => ({
  of: SPEAKS[of][0],
  ...(lang === undefined ? {} : { lang }),
  words: marked(text, marks),
})

/** The first hit of each day can be gone to: strips of days on other pages lead there. */
function withAnchors(hits: readonly HitProps[], of: readonly (Described | undefined)[]): HitProps[] {
  const seen = new Set<string>()
  return hits.map((hit, n) => {
    const described = of[n]
    const date = described === undefined ? undefined : principalDate(described.document)?.edtf
    const day = date === undefined ? undefined : dayOf(date)
    if (day === undefined || seen.has(day)) return hit
    seen.add(day)
    return { ...hit, anchor: `d-${day}` }
  })
}

export function marked(text: string, marks: readonly (readonly [number, number])[]): Marked {
  const pieces: { words: string; found: boolean }[] = []
  let done = 0
  for (const [from, to] of [...marks].sort((a, b) => a[0] - b[0])) {
    if (from < done || to <= from) continue
    pieces.push({ words: text.slice(done, from), found: false }, { words: text.slice(from, to), found: true })
    done = to
  }
  pieces.push({ words: text.slice(done), found: false })
  return pieces.filter(({ words }) => words !== '')
}

const SHOWN: readonly Facet[] = [
  'sender',
  'recipient',
  'person',
  'archive',
  'genre',
  'language',
  'collection',
  'subject',
  'has',
]

function facetsOf(asked: Asked, { facets }: Result, names: FacetNames): FacetProps[] {
  return SHOWN.flatMap((facet) => {
    const counted = facet === 'archive' ? innermost(facets.archive ?? []) : (facets[facet] ?? [])
    const chosen = asked.chosen.filter((one) => one.facet === facet).map((one) => one.value)
    const values: { value: string; count?: number }[] = [
      ...chosen.filter((value) => !counted.some((one) => one.value === value)).map((value) => ({ value })),
      ...counted,
    ]
    if (values.length === 0 || (values.length === 1 && chosen.length === 0 && facet === 'has')) return []
    return [
      {
        label: FACET[facet],
        values: values.map(({ value, count }) => ({
          words: facetWords(facet, value, names),
          ...(count === undefined ? {} : { count }),
          href: searchAddress(asked, { toggle: { facet, value } }),
          chosen: chosen.includes(value),
        })),
      },
    ]
  })
}

/** Units without those that only repeat the count of one below them: a file stands for its fond where nothing else of it is here. */
function innermost(values: readonly FacetValue[]): FacetValue[] {
  return values
    .filter((one) => !values.some((other) => other.count === one.count && other.value.startsWith(`${one.value}/`)))
    .slice(0, 8)
}

function facetWords(facet: Facet, value: string, names: FacetNames): string {
  if (facet === 'language') return languageName(value)
  if (facet === 'has') return HAS[value] ?? capital(value)
  if (facet === 'genre') return capital(value.replaceAll('-', ' '))
  return names[facet]?.get(value) ?? value
}

function waysOf(asked: Asked, { total, hits, after }: Result): PageWaysProps {
  const last = Math.max(1, Math.min(LAST_PAGE, Math.ceil(total.value / HITS_ON_A_PAGE)))
  const from = (asked.page - 1) * HITS_ON_A_PAGE + 1
  const label = 'Pages of results'
  if (asked.after !== undefined)
    return {
      label,
      ...(after === undefined ? {} : { next: searchAddress(asked, { after }) }),
      says: `of ${figure(total.value)}`,
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
    says: hits.length === 0 ? '' : `${figure(from)} to ${figure(from + hits.length - 1)} of ${figure(total.value)}`,
  }
}
