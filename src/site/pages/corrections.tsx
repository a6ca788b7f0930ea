import { dateInWords } from '#value/date-in-words.ts'
import { PageWays } from '../frame/page-ways.tsx'

export interface CorrectionsProps {
  readonly lines: readonly {
    readonly title: string
    readonly href: string
    readonly number: number
    readonly day: string
    readonly note: string
  }[]
  readonly first?: string
  readonly next?: string
}

/** Every correction to every record, the newest first, with what was changed and why. */
export function CorrectionsPage({ lines, first, next }: CorrectionsProps) {
  return (
    <div class="plain-page">
      <h1>Corrections</h1>
      <p class="lead">
        What was found wrong and put right, with the reason. The record as it stood before stays readable among its
        versions.
      </p>
      {lines.length === 0 ? (
        <p class="also gap">No record has been corrected yet.</p>
      ) : (
        <ol class="docs wide">
          {lines.map(({ title, href, number, day, note }) => (
            <li key={`${href} ${number}`}>
              <time datetime={day}>{dateInWords(day, 'short')}</time>
              <div>
                <p class="t">
                  <a href={href}>{title}</a>
                </p>
                <p class="who">
                  {note} <a href={`${href}/versions`}>Version {number}</a>
                </p>
              </div>
            </li>
          ))}
        </ol>
      )}
      <PageWays
        label="Pages of corrections"
        words={['From the newest', 'Earlier']}
        {...(first === undefined ? {} : { previous: first })}
        {...(next === undefined ? {} : { next })}
      />
    </div>
  )
}
