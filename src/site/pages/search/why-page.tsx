import { type DocumentLine, DocumentLines } from '../../frame/document-lines.tsx'

export interface WhyProps {
  readonly typed: string
  readonly line: DocumentLine
  readonly reasons: readonly { readonly words: string; readonly told: string }[]
  /** The search was also narrowed by values or dates. */
  readonly chosen: boolean
  readonly search: string
}

/** Why a document is among the results: what of the question it has, and where. */
export function WhyPage({ typed, line, reasons, chosen, search }: WhyProps) {
  return (
    <div class="plain-page">
      <h1>Why this was found</h1>
      <DocumentLines lines={[line]} />
      {reasons.length === 0 ? (
        <p class="lead">{typed === '' ? 'No words were asked for.' : `It is not among the results for “${typed}”.`}</p>
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
      {chosen ? <p class="quiet">It also has every value that the search was narrowed by.</p> : null}
      <p>
        <a href={search}>Back to the results</a>
      </p>
    </div>
  )
}
