import { PageWays, type PageWaysProps } from '../../frame/page-ways.tsx'
import { Asking, Way } from '../../frame/way.tsx'
import { FacetValues } from './facets.tsx'
import type { FacetValueProps } from './search-facets.ts'

export interface FacetValuesPageProps {
  readonly query: string
  readonly label: string
  readonly of: { readonly words: string; readonly href: string }
  readonly values: readonly FacetValueProps[]
  /** There are more than are counted out. */
  readonly cut: boolean
  readonly ways: PageWaysProps
}

/** Every value of one facet; each leads back to the results, narrowed by it. */
export function FacetValuesPage({ query, label, of, values, cut, ways }: FacetValuesPageProps) {
  return (
    <Asking query={query}>
      <div class="plain-page">
        <h1>{label}</h1>
        <p class="lead">
          Of <Way href={of.href}>{of.words}</Way>, the most frequent first.
          {cut ? ' The first 1,000 are listed.' : ''}
        </p>
        <div class="facets listed">
          {values.length === 0 ? <p class="gap">None</p> : <FacetValues values={values} />}
        </div>
        <PageWays {...ways} />
      </div>
    </Asking>
  )
}
