import { type DocumentLine, DocumentLines } from '../frame/document-lines.tsx'
import { PageWays } from '../frame/page-ways.tsx'
import { counted } from '../words/counted.ts'
import { type RollLine, RollLines } from './home.tsx'

/** Every collection, with how many documents it holds. */
export function CollectionsPage({ lines, next }: { readonly lines: readonly RollLine[]; readonly next?: string }) {
  return (
    <div class="plain-page">
      <h1>Collections</h1>
      {lines.length === 0 ? (
        <p class="lead gap">No collection has been made.</p>
      ) : (
        <div class="roll-page">
          <RollLines lines={lines} />
        </div>
      )}
      <PageWays label="Pages of collections" words={['First', 'Further']} {...(next === undefined ? {} : { next })} />
    </div>
  )
}

export interface CollectionProps {
  readonly title: string
  readonly introduction?: { readonly text: string; readonly author?: string }
  readonly source?: string
  readonly count: number
  readonly lines: readonly { readonly line: DocumentLine; readonly position: number | undefined }[]
  /** The beginning of the list, where this is not it. */
  readonly first?: string
  readonly search: string
  readonly cite: string
  readonly next?: string
}

/** One collection: what it is, and its documents in their own order. */
export function CollectionPage(props: CollectionProps) {
  const { title, introduction, source, count, lines, first, search, cite, next } = props
  const [from, to] = [lines[0]?.position, lines.at(-1)?.position]
  return (
    <div class="plain-page">
      <h1>{title}</h1>
      {introduction === undefined ? null : (
        <div class="introduction">
          {introduction.text.split(/\n{2,}/u).map((paragraph) => (
            <p class="lead" key={paragraph}>
              {paragraph}
            </p>
          ))}
          {introduction.author === undefined ? null : <p class="quiet">{introduction.author}</p>}
        </div>
      )}
      {source === undefined ? null : <p class="also">From {source}.</p>}
      <div class="band-head list-head">
        <h2>{counted(count, 'document')}</h2>
        <p class="quiet">
          {from === undefined || to === undefined || from === to ? 'in their order' : `nos. ${from} to ${to}`}
        </p>
        <p class="end">
          <a href={search}>Search in this collection</a>, <a href={cite}>cite its documents</a>
        </p>
      </div>
      <DocumentLines lines={lines.map(({ line }) => line)} />
      <PageWays
        label="Pages of this collection"
        words={['From the beginning', 'Further']}
        {...(first === undefined ? {} : { previous: first })}
        {...(next === undefined ? {} : { next })}
      />
    </div>
  )
}
