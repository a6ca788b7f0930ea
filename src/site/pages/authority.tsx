import { type DocumentLine, DocumentLines } from '../frame/document-lines.tsx'
import { ForeignLink } from '../frame/foreign-link.tsx'
import { PageWays } from '../frame/page-ways.tsx'
import { counted } from '../words/counted.ts'

export interface AuthorityProps {
  readonly name: string
  readonly names: readonly { readonly text: string; readonly lang?: string; readonly kind: string }[]
  readonly note?: string
  readonly isUnreviewed: boolean
  readonly links: readonly string[]
  /** Degrees, in words. */
  readonly where?: string
  readonly lines: readonly DocumentLine[]
  readonly total: number
  /** The same documents, to be searched and narrowed, and cited. */
  readonly search: string
  readonly cite: string
  /** The beginning of the list, where this is not it. */
  readonly first?: string
  readonly next?: string
}

/** A place or a subject: its names, and the documents that it leads to. */
export function AuthorityPage(props: AuthorityProps) {
  const { name, names, note, isUnreviewed, links, where, lines, total, search, cite, first, next } = props
  return (
    <div class="plain-page">
      <h1>{name}</h1>
      {names.length === 0 ? null : (
        <p class="forms-of">
          {names.map(({ text, lang, kind }) => (
            <span key={`${text} ${kind}`} lang={lang}>
              {text}
            </span>
          ))}
        </p>
      )}
      {note === undefined ? null : <p class="lead">{note}</p>}
      {where === undefined ? null : <p class="also">{where}</p>}
      {isUnreviewed ? (
        <p class="made">This entry was made by a program from documents; no editor has looked at it yet.</p>
      ) : null}
      {links.length === 0 ? null : (
        <p class="also">
          Elsewhere:{' '}
          {links.map((link, n) => (
            <span key={link}>
              {n === 0 ? '' : ', '}
              <ForeignLink to={link}>{link.replace(/^https?:\/\/(?:www\.)?/u, '')}</ForeignLink>
            </span>
          ))}
        </p>
      )}
      <div class="band-head list-head">
        <h2>{counted(total, 'document')}</h2>
        <p class="end">
          <a href={search}>Search in them</a>, <a href={cite}>cite them</a>
        </p>
      </div>
      <DocumentLines lines={lines} />
      <PageWays
        label={`Pages of documents that name ${name}`}
        words={['From the beginning', 'Further']}
        {...(first === undefined ? {} : { previous: first })}
        {...(next === undefined ? {} : { next })}
      />
    </div>
  )
}
