import type { Facet, FacetValue, Result } from '#search/search.ts'
import { languageName } from '#value/language.ts'
import { lookUp } from '#value/look-up.ts'
import { fielded, NAME_FIELDS } from '../../routes/names-in-address.ts'
import {
  type Asked,
  COUNTED_ALWAYS,
  COUNTED_OPEN,
  chosenIn,
  SHOWN_VALUES,
  searchAddress,
  valuesAddress,
} from '../../routes/search-request.ts'
import { capital } from '../../words/counted.ts'
import { FACET, HAS } from '../../words/terms.ts'

/** One value of a facet: pressed, it narrows the result; pressed again, it is taken off. */
export interface FacetValueProps {
  readonly words: string
  /** None of a name that many values have. */
  readonly count?: number
  readonly href: string
  readonly chosen: boolean
}

export interface FacetProps {
  readonly label: string
  readonly anchor: string
  readonly values: readonly FacetValueProps[]
  /** Every value, on a page of its own. */
  readonly all?: string
}

/** A facet that is counted when it is asked for. */
export interface ClosedFacet {
  readonly label: string
  readonly anchor: string
  readonly open: string
}

/** Names for what facets hold as identifiers and paths. */
export type FacetNames = Readonly<Partial<Record<Facet, ReadonlyMap<string, string>>>>

const isOpen = (asked: Asked, facet: Facet): boolean => asked.open.includes(facet) || chosenIn(asked, facet).length > 0

/** The facets beside a result: those that are always counted, those that were opened or chosen in. */
export function facetsOf(asked: Asked, { facets }: Result, names: FacetNames): FacetProps[] {
  const shown = [...COUNTED_ALWAYS, ...COUNTED_OPEN.filter((facet) => isOpen(asked, facet))]
  return shown.flatMap((facet) => {
    const held = facets[facet] ?? []
    const counted = innermost(facet, held)
    const chosen = chosenIn(asked, facet)
    const values: FacetValue[] = counted.slice(0, SHOWN_VALUES)
    const all = [
      ...chosen.flatMap((value) => {
        if (values.some((one) => one.value === value)) return []
        return [held.find((one) => one.value === value) ?? { value, count: 0 }]
      }),
      ...values,
    ]
    if (all.length === 0 && !asked.open.includes(facet)) return []
    return [
      {
        label: FACET[facet],
        anchor: anchorOf(facet),
        values: all.map((one) => valueProps(asked, facet, one, names)),
        ...(counted.length > SHOWN_VALUES ? { all: valuesAddress(asked, facet) } : {}),
      },
    ]
  })
}

/** The others: a link opens each. */
export function closedFacets(asked: Asked): ClosedFacet[] {
  return COUNTED_OPEN.filter((facet) => !isOpen(asked, facet)).map((facet) => ({
    label: FACET[facet],
    anchor: anchorOf(facet),
    open: `${searchAddress(asked, { open: [...asked.open, facet] })}#${anchorOf(facet)}`,
  }))
}

const anchorOf = (facet: Facet): string => `by-${facet}`

export const valueProps = (
  asked: Asked,
  facet: Facet,
  { value, count }: FacetValue,
  names: FacetNames,
): FacetValueProps => ({
  words: facetWords(facet, value, names),
  ...(asked.chosen.some((one) => one.isName && one.facet === facet && one.value === value) ? {} : { count }),
  href: searchAddress(asked, { toggle: { facet, value } }),
  chosen: chosenIn(asked, facet).includes(value),
})

/** What stands between a value and those within it. */
const WITHIN: Readonly<Partial<Record<Facet, string>>> = { archive: '/', language: '-' }

/** Values without those that only repeat the count of one within them: a file stands for its fond where nothing else of it is here, and Austrian German for German. */
function innermost(facet: Facet, values: readonly FacetValue[]): readonly FacetValue[] {
  const sign = WITHIN[facet]
  if (sign === undefined) return values
  return values.filter(
    (one) => !values.some((other) => other.count === one.count && other.value.startsWith(`${one.value}${sign}`)),
  )
}

/** The people and places that an address asks for, and that are none here; of other values searching tells. */
export const unknownValues = (chosen: Asked['chosen'], names: FacetNames): string[] =>
  chosen.flatMap(({ facet, value }) => {
    const field = NAME_FIELDS[facet]
    if (field === undefined || names[facet]?.has(value) !== false) return []
    const isOf = facet === 'place' ? 'place' : 'person'
    return [`“${value}” is no ${isOf} here by its identifier; a name is sought by ${fielded(field, value)}.`]
  })

export function facetWords(facet: Facet, value: string, names: FacetNames): string {
  if (facet === 'language') return languageName(value)
  if (facet === 'has') return lookUp(HAS, value) ?? capital(value)
  if (facet === 'genre') return capital(value.replaceAll('-', ' '))
  return names[facet]?.get(value) ?? value
}
