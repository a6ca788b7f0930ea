import { Fragment } from 'preact'
import { Way } from '../../frame/way.tsx'
import { type Asked, searchAddress, valuesAddress } from '../../routes/search-request.ts'
import type { FacetNames } from './search-facets.ts'
import { fewOf, type Narrowing, namedNarrowings, narrowingsOf } from './search-in-words.ts'

export interface NarrowedProps {
  readonly before: string
  /** `without`: the same search without it. */
  readonly values: readonly { readonly words: string; readonly without: string }[]
  /** Others, with the page on which all values stand. */
  readonly more?: { readonly count: number; readonly all: string }
}

export const narrowedProps = (asked: Asked, names: FacetNames): NarrowedProps[] =>
  [...namedNarrowings(asked, names), ...narrowingsOf(asked, names)].map(({ of, before, values }) => {
    const { few, more } = fewOf(values)
    return {
      before,
      values: few.map(({ words, value }) => ({ words, without: searchAddress(asked, changeWithout(of, value)) })),
      ...(more === 0 || of === 'date' || of === 'number'
        ? {}
        : { more: { count: more, all: valuesAddress(asked, of) } }),
    }
  })

const changeWithout = (of: Narrowing['of'], value: string) =>
  of === 'date' ? { date: undefined } : of === 'number' ? { number: undefined } : { toggle: { facet: of, value } }

/** Above the hits: what narrows them, each value taken off by a press; on paper its words alone. */
export function Narrowed({ narrowed }: { readonly narrowed: readonly NarrowedProps[] }) {
  if (narrowed.length === 0) return null
  return (
    <p class="narrowed">
      <span class="lab">Narrowed to</span>{' '}
      {narrowed.map(({ before, values, more }, n) => (
        <span key={before + values[0]?.words}>
          {before === '' ? '' : `${before} `}
          {values.map(({ words, without }, m) => (
            <Fragment key={without}>
              {m === 0 ? '' : more === undefined ? ' or ' : ', '}
              <Way href={without}>
                {words}
                <span class="off noprint" aria-hidden="true">
                  {' '}
                  ×
                </span>
                <span class="vh noprint">: take it off</span>
              </Way>
            </Fragment>
          ))}
          {more === undefined ? null : (
            <>
              {' or '}
              <Way href={more.all}>{more.count} more</Way>
            </>
          )}
          {n + 1 === narrowed.length ? '' : ' · '}
        </span>
      ))}
    </p>
  )
}
