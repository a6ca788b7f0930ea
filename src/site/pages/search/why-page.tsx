import { type DocumentLine, DocumentLines } from '../../frame/document-lines.tsx'

export interface WhyProps {
  readonly typed: string
  readonly line: DocumentLine
  /** Undefined: it is not among the results. */
  readonly reasons: readonly { readonly words: string; readonly told: string }[] | undefined
  readonly search: string
}

/** Why a document is among the results: what of the question it has, and where. */
export function WhyPage({ typed, line, reasons, search }: WhyProps) {
  return (
    <div class="plain-page">
      <h1>Why this was found</h1>
      <DocumentLines lines={[line]} />
      {reasons === undefined || reasons.length === 0 ? (
        <p class="lead">{reasons === undefined ? notFound(typed) : byNothing(typed)}</p>
      ) : (
        <dl class="why">
          {reasons.map(({ words, told }) => (
            <div key={`${words} ${told}`}>
              <dt>{words}</dt>
              <dd>{told}</dd>
            </div>
          ))}
        </dl>
      )}
      <p>
        <a href={search}>Back to the results</a>
      </p>
    </div>
  )
}

const notFound = (typed: string): string =>
  typed === '' ? 'It is not among the results.' : `It is not among the results for “${typed}”.`

const byNothing = (typed: string): string =>
  typed === '' ? 'Nothing was asked for: all documents are found.' : 'It has nothing of what the search leaves out.'
