import { address } from '#value/address.ts'
import { PageWays } from '../frame/page-ways.tsx'
import { figure } from '../words/counted.ts'
import { type RollLine, RollLines } from './home.tsx'

export interface PeopleProps {
  readonly start: string
  /** The letters that names begin with, and how many each. */
  readonly letters: readonly { readonly letter: string; readonly count: number }[]
  readonly lines: readonly RollLine[]
  /** The beginning of the list, where this is not it. */
  readonly first?: string
  readonly next?: string
}

/** Everybody who is named, by the beginning of the name. */
export function PeoplePage({ start, letters, lines, first, next }: PeopleProps) {
  return (
    <div class="plain-page">
      <h1>People</h1>
      <nav aria-label="By the beginning of the name">
        <ul class="pick letters">
          <li>
            <a href={address.people} aria-current={start === '' ? 'true' : undefined}>
              All
            </a>
          </li>
          {letters.map(({ letter, count }) => (
            <li key={letter}>
              {count === 0 ? (
                <span class="none">{letter}</span>
              ) : (
                <a
                  href={`${address.people}?${new URLSearchParams({ start: letter.toLowerCase() })}`}
                  aria-current={letter === start.toUpperCase() ? 'true' : undefined}
                >
                  {letter} <small>{figure(count)}</small>
                </a>
              )}
            </li>
          ))}
        </ul>
      </nav>
      <form class="field start" action={address.people}>
        <label for="start">A name begins with</label>
        <input id="start" name="start" value={start} maxLength={60} autocomplete="off" />
        <button type="submit">Show</button>
      </form>
      {lines.length === 0 ? (
        <p class="lead gap">{start === '' ? 'Nobody is named yet.' : `No name here begins with “${start}”.`}</p>
      ) : (
        <div class="roll-page columns">
          <RollLines lines={lines} />
        </div>
      )}
      <PageWays
        label="Pages of names"
        words={['From the beginning', 'Further']}
        {...(first === undefined ? {} : { previous: first })}
        {...(next === undefined ? {} : { next })}
      />
    </div>
  )
}
