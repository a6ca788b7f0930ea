import { PageWays } from '../frame/page-ways.tsx'
import { figure } from '../words/counted.ts'
import { type RollLine, RollLines } from './home.tsx'

export interface ByNameProps {
  readonly title: string
  readonly path: string
  readonly start: string
  /** The letters that names begin with, and how many each; none where the list is short enough to be seen whole. */
  readonly letters: readonly { readonly letter: string; readonly count: number }[]
  readonly lines: readonly RollLine[]
  /** What is said where nothing has been entered. */
  readonly none: string
  /** The beginning of the list, where this is not it. */
  readonly first?: string
  readonly next?: string
}

/** People, places or subjects, by the beginning of the name. */
export function ByNamePage(props: ByNameProps) {
  const { title, start, lines, none, first, next } = props
  return (
    <div class="plain-page">
      <h1>{title}</h1>
      <Beginnings {...props} />
      {lines.length === 0 ? (
        <p class="lead gap">{start === '' ? none : `No name here begins with “${start}”.`}</p>
      ) : (
        <div class={lines.length > 8 ? 'roll-page columns' : 'roll-page'}>
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

function Beginnings({ path, start, letters }: ByNameProps) {
  if (letters.length === 0) return null
  return (
    <>
      <nav aria-label="By the beginning of the name">
        <ul class="pick letters">
          <li>
            <a href={path} aria-current={start === '' ? 'true' : undefined}>
              All
            </a>
          </li>
          {letters.map(({ letter, count }) => (
            <li key={letter}>
              {count === 0 ? (
                <span class="none">{letter}</span>
              ) : (
                <a
                  href={`${path}?${new URLSearchParams({ start: letter.toLowerCase() })}`}
                  aria-current={letter === start.toUpperCase() ? 'true' : undefined}
                >
                  {letter} <small>{figure(count)}</small>
                </a>
              )}
            </li>
          ))}
        </ul>
      </nav>
      <form class="field start" action={path}>
        <label for="start">A name begins with</label>
        <input id="start" name="start" value={start} maxLength={60} autocomplete="off" />
        <button type="submit">Show</button>
      </form>
    </>
  )
}
