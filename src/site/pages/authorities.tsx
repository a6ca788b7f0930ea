import { type DocumentLine, DocumentLines } from '../frame/document-lines.tsx'
import { ForeignLink } from '../frame/foreign-link.tsx'
import { PageWays } from '../frame/page-ways.tsx'
import { counted } from '../words/counted.ts'

export interface AuthoritiesProps {
  readonly title: string
  readonly lines: readonly { readonly words: string; readonly href: string }[]
  readonly first?: string
  readonly next?: string
}

/** Places, or subjects, by name. */
export function AuthoritiesPage({ title, lines, first, next }: AuthoritiesProps) {
  return (
    <div class="plain-page">
      <h1>{title}</h1>
      {lines.length === 0 ? (
        <p class="lead gap">None has been entered.</p>
      ) : (
        <ul class="index calm">
          {lines.map(({ words, href }) => (
            <li key={href}>
              <a class="serif" href={href}>
                {words}
              </a>
            </li>
          ))}
        </ul>
      )}
      <PageWays
        label={`Pages of ${title.toLowerCase()}`}
        words={['From the beginning', 'Further']}
        {...(first === undefined ? {} : { previous: first })}
        {...(next === undefined ? {} : { next })}
      />
    </div>
  )
}

export interface AuthorityProps {
  readonly name: string
  readonly names: readonly { readonly text: string; readonly lang?: string; readonly kind: string }[]
  readonly note?: string
  readonly isUnreviewed: boolean
  readonly links: readonly string[]
  /** Degrees, in words. */
  readonly where?: string
  readonly lines: readonly DocumentLine[]
  readonly total?: number
  readonly search: string
}

/** A place or a subject: its names, and the documents that it leads to. */
export function AuthorityPage({ name, names, note, isUnreviewed, links, where, lines, total, search }: AuthorityProps) {
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
      {total === undefined ? (
        <p class="also">
          <a href={search}>Search the documents for this name</a>
        </p>
      ) : (
        <>
          <div class="band-head list-head">
            <h2>{counted(total, 'document')}</h2>
            <p class="end">
              <a href={search}>All of them</a>
            </p>
          </div>
          <DocumentLines lines={lines} />
        </>
      )}
    </div>
  )
}
