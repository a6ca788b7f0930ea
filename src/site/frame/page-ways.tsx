import { Way } from './way.tsx'

/** Ways through a list that is longer than a page: numbered where its length is known, else the previous and the next alone. */
export interface PageWaysProps {
  readonly label: string
  readonly previous?: string
  readonly next?: string
  readonly numbers?: readonly {
    readonly number: number
    readonly href: string
    readonly here: boolean
    readonly last: boolean
  }[]
  /** "21 to 40 of 271". */
  readonly says?: string
  readonly words?: readonly [previous: string, next: string]
}

export function PageWays({
  label,
  previous,
  next,
  numbers = [],
  says,
  words = ['Previous page', 'Next page'],
}: PageWaysProps) {
  if (previous === undefined && next === undefined) return null
  return (
    <nav class="pages" aria-label={label}>
      {previous === undefined ? null : (
        <Way rel="prev" href={previous}>
          {words[0]}
        </Way>
      )}
      {numbers.length < 2 ? null : (
        <ol>
          {numbers.flatMap((one, n) => {
            const before = numbers[n - 1]
            const jump = before !== undefined && one.number > before.number + 1
            const link = (
              <li key={one.number}>
                <Way
                  href={one.href}
                  current={one.here ? 'page' : undefined}
                  label={`Page ${one.number}${one.last ? ', the last' : ''}`}
                  rel={undefined}
                >
                  {one.number}
                </Way>
              </li>
            )
            return jump
              ? [
                  <li key={`to ${one.number}`} class="quiet" aria-hidden="true">
                    …
                  </li>,
                  link,
                ]
              : [link]
          })}
        </ol>
      )}
      {next === undefined ? null : (
        <Way rel="next" href={next}>
          {words[1]}
        </Way>
      )}
      <span class="quiet">{says}</span>
    </nav>
  )
}

/** Which numbers stand between the first and the last page: those round the one that is open. */
export function pageNumbers(here: number, last: number): number[] {
  const near = [1, here - 2, here - 1, here, here + 1, here + 2, last]
  return [...new Set(near.filter((number) => number >= 1 && number <= last))].sort((a, b) => a - b)
}
