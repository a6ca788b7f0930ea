import { address } from '#value/address.ts'
import { PageWays } from '../../frame/page-ways.tsx'
import { ReadAs } from '../exchanges/day-and-eyes.tsx'
import { LedgerParts } from '../exchanges/ledger-table.tsx'
import type { UnansweredPart } from './unanswered-props.ts'

export interface UnansweredProps {
  readonly path: string
  /** "14 January 1949"; absent: whenever. */
  readonly day?: string
  /** Only what names somebody: their name, and the address of the list without them. */
  readonly agent?: { readonly id: string; readonly name: string; readonly without: string }
  readonly whenever?: string
  readonly notes: readonly string[]
  readonly parts: readonly UnansweredPart[]
  readonly forms: readonly { readonly words: string; readonly href: string }[]
  readonly first?: string
  readonly next?: string
}

/** What had no known reply on a day, in exchanges and in documents. */
export function UnansweredPage(props: UnansweredProps) {
  const { path, day, agent, whenever, notes, parts, forms, first, next } = props
  return (
    <div class="plain-page unanswered">
      <h1>Unanswered{day === undefined ? '' : ` at the end of ${day}`}</h1>
      <p class="lead">
        {day === undefined
          ? 'What wanted a reply and has none that is known here at all, in exchanges and in documents that ask.'
          : 'What wanted a reply and had none by then that is known here, in exchanges and in documents that ask.'}{' '}
        “No reply known” is what this archive knows; that none was sent, or none received, is a source’s word, and is
        said as that. Letters that were answered and are not found here are{' '}
        <a href={address.knownByMention}>known by mention</a>.
      </p>
      <form class="set one-line" action={path} aria-label="The day">
        <p class="by-date">
          <label for="asof">As of the end of a day</label>
          <input id="asof" name="asof" class="plain" value={day ?? ''} autocomplete="off" />
          {agent === undefined ? null : <input type="hidden" name="party" value={agent.id} />}
          <button type="submit" class="btn">
            Show
          </button>
        </p>
        <ReadAs notes={notes} />
        <ul class="pick end" aria-label="Other forms of this list">
          {whenever === undefined ? null : (
            <li>
              <a href={whenever}>Whatever the day</a>
            </li>
          )}
          {forms.map((form) => (
            <li key={form.href}>
              <a href={form.href}>{form.words}</a>
            </li>
          ))}
        </ul>
      </form>
      {agent === undefined ? null : (
        <p class="quiet">
          Only what names {agent.name}. <a href={agent.without}>Everybody’s</a>
        </p>
      )}
      {parts.length === 0 ? <Nothing isMore={next !== undefined} /> : <Parts parts={parts} />}
      <PageWays
        label="Pages of what is unanswered"
        words={['First', 'Further back']}
        {...(first === undefined ? {} : { previous: first })}
        {...(next === undefined ? {} : { next })}
      />
    </div>
  )
}

const Nothing = ({ isMore }: { readonly isMore: boolean }) => (
  <p class="lead gap">
    {isMore ? 'Nothing among what asked last. The list goes on.' : 'Nothing is known to have waited for a reply.'}
  </p>
)

function Parts({ parts }: { readonly parts: readonly UnansweredPart[] }) {
  const named = parts.map(({ title, href, about, rows }) => ({
    key: href,
    heading: (
      <h2>
        <a href={href}>{title}</a> <small class="quiet">{about}</small>
      </h2>
    ),
    rows,
    isAwaited: true,
  }))
  return <LedgerParts parts={named} aria-label="What is unanswered" />
}
