import { PageWays } from '../../frame/page-ways.tsx'
import { counted } from '../../words/counted.ts'

export interface UnitLine {
  readonly words: string
  readonly level?: string
  readonly href: string
  readonly documents: number
  readonly units: number
}

export interface ArchivesProps {
  readonly lines: readonly UnitLine[]
  readonly next?: string
  readonly first?: string
}

/** Every archive whose files documents here are from. */
export function ArchivesPage({ lines, next, first }: ArchivesProps) {
  return (
    <div class="plain-page">
      <h1>Archives</h1>
      <p class="lead">
        Where the originals lie, as their references say: every archive, and in it every file that a document here is
        from.
      </p>
      {lines.length === 0 ? <p class="lead gap">No reference names an archive yet.</p> : <UnitLines lines={lines} />}
      <PageWays
        label="Pages of archives"
        words={['From the beginning', 'Further']}
        {...(first === undefined ? {} : { previous: first })}
        {...(next === undefined ? {} : { next })}
      />
    </div>
  )
}

export function UnitLines({ lines }: { readonly lines: readonly UnitLine[] }) {
  return (
    <ul class="units-below calm">
      {lines.map(({ words, level, href, documents, units }) => (
        <li key={href}>
          <a class="serif" href={href}>
            {words}
          </a>
          <span class="quiet">
            {[level, units === 0 ? undefined : counted(units, 'unit')]
              .filter((said) => said !== undefined && said !== '')
              .join('; ')}
          </span>
          <span class="n">{counted(documents, 'document')}</span>
        </li>
      ))}
    </ul>
  )
}
