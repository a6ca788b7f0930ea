import type { Difference } from '#document/difference.ts'
import { address } from '#value/address.ts'
import type { DocumentId } from '#value/identifier.ts'
import { capital, counted } from '../words/counted.ts'

export interface ComparisonProps {
  readonly id: DocumentId
  readonly title: string
  /** Numbers of the two versions. */
  readonly from: number
  readonly to: number
  readonly differences: readonly Difference[]
}

/** Two versions of a record, held against each other field by field. */
export function ComparisonPage({ id, title, from, to, differences }: ComparisonProps) {
  const sum = differences.length === 0 ? 'They say the same' : `${capital(counted(differences.length, 'difference'))}`
  return (
    <div class="plain-page">
      <h1>
        Versions {from} and {to} of {id}
      </h1>
      <p class="lead">
        <a href={address.document(id)}>{title}</a>. {sum}. <a href={address.versions(id)}>Every version</a>
      </p>
      <dl class="differences">
        {differences.map(({ field, before, after }) => (
          <div key={field}>
            <dt>{field}</dt>
            <dd>
              <span class="lab">{from}</span>{' '}
              {before === undefined ? <span class="gap">not there</span> : <del>{before}</del>}
            </dd>
            <dd>
              <span class="lab">{to}</span>{' '}
              {after === undefined ? <span class="gap">not there</span> : <ins>{after}</ins>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
