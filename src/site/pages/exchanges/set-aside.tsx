import { counted } from '../../words/counted.ts'

export interface UnplacedProps {
  readonly unplaced: readonly { readonly label: string; readonly value: string }[]
}

const MOST = 100

/** What came in with an exchange and found no place in it. */
export function SetAside({ unplaced }: UnplacedProps) {
  if (unplaced.length === 0) return null
  return (
    <section id="set-aside" aria-labelledby="h-set-aside">
      <div class="ledger-head">
        <h2 id="h-set-aside">Set aside</h2>
        <p class="quiet">{counted(unplaced.length, 'value')}</p>
      </div>
      <p>
        When this exchange was brought in, these found no place in it: they name nothing here, are no day or no word
        that is known, or quote what is not where they say. Nothing above counts with them.
      </p>
      <dl class="facts stacked">
        {unplaced.slice(0, MOST).map(({ label, value }) => (
          <>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      {unplaced.length > MOST ? <p class="quiet">and {counted(unplaced.length - MOST, 'value')} more</p> : null}
    </section>
  )
}
