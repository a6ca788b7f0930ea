import { figure } from '../../words/counted.ts'

/** With what a record was opened: words that are marked in it, and the results that they found it among. */
export interface OpenedWith {
  /** Without a date, which is no word of a text: empty where nothing else was typed. */
  readonly query: string
  /** Only the words as typed are marked, not the other names that they stand for. */
  readonly exact: boolean
  /** What of it stands in the record's address, and goes along to its other texts and marks. */
  readonly carried: readonly (readonly [name: string, value: string])[]
  /** At which mark one stands; 0: at none yet. */
  readonly at: number
  /** `isOfWords`: words were asked for, not only what narrows. */
  readonly results?: { readonly words: string; readonly isOfWords: boolean; readonly href: string }
}

export interface BearingsProps {
  readonly results?: OpenedWith['results']
  /** Among the marks of the text that is shown; absent where there is none. */
  readonly place?: { readonly at: number; readonly of: number; readonly previous: string; readonly next: string }
  /** The record without the search. */
  readonly away: string
}

/** `path`: of the record, or the text of it that is shown, without the search. */
export function bearingsOf({ carried, at, results }: OpenedWith, path: string, found: number): BearingsProps {
  const here = Math.min(at, found)
  const markAt = (place: number) => {
    const parameters = [...carried, ['at', String(place)]].map(([name = '', value = '']) => [name, value])
    return `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(parameters)}#hit${place}`
  }
  const place = {
    at: here,
    of: found,
    previous: markAt(here <= 1 ? found : here - 1),
    next: markAt(here >= found ? 1 : here + 1),
  }
  return { ...(results === undefined ? {} : { results }), ...(found === 0 ? {} : { place }), away: path }
}

/** Where one stands who came from a search: the way back to the results, at which mark of how many, and the record without any. */
export function Bearings({ results, place, away }: BearingsProps) {
  return (
    <nav class="bearings noprint" aria-label="From the search">
      {results === undefined ? null : (
        <a class="back" href={results.href} rel="nofollow">
          <span aria-hidden="true">‹ </span>
          {results.isOfWords ? 'Results for' : 'Results:'} <b>{results.words}</b>
        </a>
      )}
      {place === undefined ? null : (
        <found-words>
          <span role="status">
            {place.at === 0 || place.of === 1 ? marks(place.of) : `Mark ${figure(place.at)} of ${figure(place.of)}`}
          </span>
          {place.of < 2 && place.at > 0 ? null : (
            <>
              <a rel="nofollow prev" href={place.previous}>
                Previous
              </a>
              <a rel="nofollow next" href={place.next}>
                Next
              </a>
            </>
          )}
        </found-words>
      )}
      <a class="away" href={away}>
        Put <span class="long">the search </span>away
      </a>
    </nav>
  )
}

const marks = (count: number): string => (count === 1 ? 'One mark' : `${figure(count)} marks`)
