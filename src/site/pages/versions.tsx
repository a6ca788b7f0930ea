import type { Version } from '#store/store.ts'
import { address } from '#value/address.ts'
import { dateInWords } from '#value/date-in-words.ts'
import type { DocumentId } from '#value/identifier.ts'
import { capital, counted } from '../words/counted.ts'

export interface VersionsProps {
  readonly id: DocumentId
  readonly title: string
  readonly versions: readonly Version[]
}

/** Every version of a record, the newest first: when, why, and which is a correction. */
export function VersionsPage({ id, title, versions }: VersionsProps) {
  const newest = Math.max(...versions.map((version) => version.number))
  const day = (at: Date) => at.toISOString().slice(0, 10)
  return (
    <div class="plain-page">
      <h1>Versions of {id}</h1>
      <p class="lead">
        <a href={address.document(id)}>{title}</a>. {capital(counted(versions.length, 'version'))}; each stays readable
        as it was.
      </p>
      <ol class="docs wide" reversed>
        {[...versions]
          .sort((a, b) => b.number - a.number)
          .map(({ number, at, note, correction }) => (
            <li key={number}>
              <time datetime={day(at)}>{dateInWords(day(at), 'short')}</time>
              <div>
                <p class="t">
                  <a href={number === newest ? address.document(id) : address.version(id, number)}>Version {number}</a>
                  {number === newest ? <span class="quiet">, which is read now</span> : null}
                </p>
                <p class="who">
                  {correction ? 'Correction: ' : null}
                  {note}
                  {number > 1 ? (
                    <>
                      {'. '}
                      <a href={`${address.versions(id)}?compare=${number - 1}..${number}`}>What it changed</a>
                    </>
                  ) : null}
                </p>
              </div>
            </li>
          ))}
      </ol>
    </div>
  )
}
