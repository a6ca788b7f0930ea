import { address } from '#value/address.ts'
import { PageWays } from '../frame/page-ways.tsx'
import { type RollLine, RollLines } from './home.tsx'

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

export interface PeopleProps {
  readonly start: string
  readonly lines: readonly RollLine[]
  /** The beginning of the list, where this is not it. */
  readonly first?: string
  readonly next?: string
}

/** Everybody who is named, by the beginning of the name. */
export function PeoplePage({ start, lines, first, next }: PeopleProps) {
  const chosen = LETTERS.find((letter) => letter === start.toUpperCase())
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
          {LETTERS.map((letter) => (
            <li key={letter}>
              <a
                href={`${address.people}?start=${letter.toLowerCase()}`}
                aria-current={letter === chosen ? 'true' : undefined}
              >
                {letter}
              </a>
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
