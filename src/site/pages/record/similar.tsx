import { type DocumentLine, DocumentLines } from '../../frame/document-lines.tsx'

/** On a record: the way to documents like it; with scripts, they are shown here. They follow the whole archive, the record does not. */
export function SimilarLink({ id }: { readonly id: string }) {
  const href = `/documents/${id}/similar`
  return (
    <similar-documents class="similar noprint">
      <h2>
        <a href={href}>Similar documents</a>
      </h2>
    </similar-documents>
  )
}

export interface SimilarProps {
  readonly title: string
  readonly href: string
  readonly lines: readonly DocumentLine[]
}

/** Documents like one, each with what it has in common with it. */
export function SimilarPage({ title, href, lines }: SimilarProps) {
  return (
    <div class="plain-page">
      <h1>Similar documents</h1>
      <p class="lead">
        To <a href={href}>{title}</a>, by words that mark it, and by people and files in common.
      </p>
      {lines.length === 0 ? <p class="gap">Nothing here is like it</p> : <DocumentLines lines={lines} />}
    </div>
  )
}
