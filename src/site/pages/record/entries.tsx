import { counted } from '../../words/counted.ts'
import type { Entry } from './apparatus-props.ts'
import { Part } from './part.tsx'
import type { RecordProps } from './record-props.ts'

const SHOWN = 24

/** A part of names; all but the first are folded where they are many. */
export function Entries({
  title,
  entries,
  inLine = false,
  kept = false,
  gap,
}: {
  readonly title: string
  readonly entries: readonly Entry[]
  readonly inLine?: boolean
  /** Also on paper. */
  readonly kept?: boolean
  readonly gap?: string
}) {
  if (entries.length === 0)
    return gap === undefined ? null : (
      <Part title={title} kept={kept}>
        <p class="gap">{gap}</p>
      </Part>
    )
  const [first, rest] = [entries.slice(0, SHOWN), entries.slice(SHOWN)]
  return (
    <Part title={title} kept={kept}>
      <EntryList entries={first} inLine={inLine} />
      {rest.length === 0 ? null : (
        <details>
          <summary>{counted(rest.length, 'more')}</summary>
          <EntryList entries={rest} inLine={inLine} />
        </details>
      )}
    </Part>
  )
}

/** Where it was written, sent and what it is about; then the places that are only mentioned, which may be many. */
export function Places({ places }: Pick<RecordProps, 'places'>) {
  const mentioned = places.flatMap(({ role, ...place }) => (role === 'mentioned' ? [place] : []))
  const others = places.filter(({ role }) => role !== 'mentioned')
  return (
    <>
      <Entries title="Places" entries={others} inLine />
      <Entries title="Places mentioned" entries={mentioned} inLine />
    </>
  )
}

function EntryList({ entries, inLine }: { readonly entries: readonly Entry[]; readonly inLine: boolean }) {
  return (
    <ul class={inLine ? 'in-line' : undefined}>
      {entries.map((entry) => (
        <li key={`${entry.words} ${entry.role}`}>
          {entry.href === undefined ? entry.words : <a href={entry.href}>{entry.words}</a>}
          {entry.role === undefined ? null : `, ${entry.role}`}
          {entry.note === undefined ? null : <span class="as">{entry.note}</span>}
          {entry.made === undefined ? null : <span class="as made">{entry.made}</span>}
        </li>
      ))}
    </ul>
  )
}
