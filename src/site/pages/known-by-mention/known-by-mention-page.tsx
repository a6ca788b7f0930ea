import { address } from '#value/address.ts'
import { PageWays } from '../../frame/page-ways.tsx'
import { counted } from '../../words/counted.ts'
import type { MentionGroup, MentionLine, PersonProps } from './mention-groups.ts'

export interface KnownByMentionProps {
  readonly groups: readonly MentionGroup[]
  readonly forms: readonly { readonly words: string; readonly href: string }[]
  /** Whose letters alone they are. */
  readonly person?: PersonProps
  readonly first?: string
  readonly next?: string
}

/** Letters that others name and that are not found here: who wrote to whom, when, and the words that say so. */
export function KnownByMentionPage({ groups, forms, person, first, next }: KnownByMentionProps) {
  return (
    <div class="plain-page mentions">
      <h1>Letters known by mention</h1>
      <p class="lead">
        Letters that others name by their day or number, and that are not found among the records that are open here.
      </p>
      <p class="made">
        A program has read the words and reckoned the days from them; where an editor has confirmed it, that is said.
      </p>
      <ul class="pick" aria-label="Other forms of this list">
        {forms.map((form) => (
          <li key={form.href}>
            <a href={form.href}>{form.words}</a>
          </li>
        ))}
      </ul>
      {person === undefined ? null : (
        <p class="quiet">
          Only what <a href={person.href}>{person.name}</a> wrote or received.{' '}
          <a href={address.knownByMention}>Everybody’s</a>
        </p>
      )}
      {groups.length === 0 ? <p class="lead gap">No letter is known by mention alone.</p> : null}
      {groups.map((group) => (
        <Group key={[...group.from, ...group.to].map(({ href }) => href).join(' ')} {...group} />
      ))}
      <PageWays
        label="Pages of letters known by mention"
        words={['First', 'Further']}
        {...(first === undefined ? {} : { previous: first })}
        {...(next === undefined ? {} : { next })}
      />
    </div>
  )
}

function Group({ from, to, letters }: MentionGroup) {
  return (
    <section>
      <h2>
        <People people={from} /> to <People people={to} />
      </h2>
      <ul class="ex-lines">
        {letters.map((letter) => (
          <Letter key={`${letter.day} ${letter.words} ${letter.passages[0]?.href}`} {...letter} />
        ))}
      </ul>
    </section>
  )
}

function People({ people }: { readonly people: readonly PersonProps[] }) {
  if (people.length === 0) return <span class="gap">somebody not named</span>
  return (
    <>
      {people.flatMap(({ name, href }, n) => [
        n === 0 ? '' : n === people.length - 1 ? ' and ' : ', ',
        <a key={href} href={href}>
          {name}
        </a>,
      ])}
    </>
  )
}

function Letter({ day, machineDay, words, passages, more }: MentionLine) {
  return (
    <li>
      <p>
        {day === undefined ? <span class="gap">day not stated</span> : <time datetime={machineDay}>{day}</time>}
        <span class="quiet kind">{words}</span>
      </p>
      <ul>
        {passages.map(({ words: said, href, document, isConfirmed }) => (
          <li key={href}>
            <a class="serif" href={href}>
              “{said}”
            </a>
            <span class="quiet">
              {' '}
              in <a href={document.href}>{document.title}</a>
              {document.day === undefined ? '' : `, ${document.day}`}
            </span>
            <span class={isConfirmed ? 'quiet read' : 'made read'}>
              {isConfirmed ? 'confirmed by an editor' : 'read by a program'}
            </span>
          </li>
        ))}
        {more === 0 ? null : <li class="quiet">and {counted(more, 'more passage')}</li>}
      </ul>
    </li>
  )
}
