import type { Tombstone } from '#store/store.ts'
import { dateInWords } from '#value/date-in-words.ts'
import { ReferenceWords } from '../frame/reference-words.tsx'

/** What stands where a withdrawn record stood: number, title, reference as given, day and reason. */
export function WithdrawnPage({ id, title, reference, day, reason }: Tombstone) {
  return (
    <div class="nil">
      <div>
        <p class="dateline">Withdrawn {dateInWords(day)}</p>
        <h1>{title}</h1>
        <p class="lead">
          This record was withdrawn. Its number stays taken and this page stays here; the text does not.
        </p>
        <dl class="facts wide">
          <dt>Reason</dt>
          <dd>{reason}</dd>
          <dt>Number</dt>
          <dd>{id}</dd>
          <dt>Source</dt>
          {reference === undefined ? (
            <dd class="gap">Where the original lies is not stated</dd>
          ) : (
            <dd class="ref">
              <ReferenceWords given={reference} />
            </dd>
          )}
        </dl>
      </div>
    </div>
  )
}
