/** The day and whose eyes: a ruler of days, a date field, the parties; links and a form, no scripts needed. */
export interface DayAndEyesProps {
  readonly path: string
  /** "As of the end of the day, January 1949" */
  readonly days: readonly {
    readonly iso: string
    readonly words: string
    readonly figure: string
    readonly href: string
    readonly is: 'past' | 'now' | 'to-come'
    readonly isEmpty: boolean
  }[]
  readonly month: string
  /** Every day that the slider stops at. */
  readonly stops: readonly string[]
  readonly at: string
  readonly given: string
  readonly between: string
  /** What of the date was read otherwise than it was typed. */
  readonly notes: readonly string[]
  readonly eyes: readonly { readonly words: string; readonly href: string; readonly here: boolean }[]
  /** Kept by the form as they are. */
  readonly kept: readonly (readonly [name: string, value: string])[]
  readonly from: string
  readonly to: string
  readonly lanes: readonly { readonly id: string; readonly label: string; readonly isFolded: boolean }[]
  readonly csv: string
  readonly json: string
}

export function DayAndEyes(props: DayAndEyesProps) {
  const { path, days, month, stops, at, given, between, notes, eyes, kept, from, to, lanes, csv, json } = props
  const isNarrowed = from !== '' || to !== '' || lanes.some(({ isFolded }) => isFolded)
  return (
    <form class="set" action={path} aria-label="The day, and whose eyes">
      <div class="days">
        <p class="lab" id="l-day">
          As of the end of the day{month === '' ? '' : `, ${month}`}
        </p>
        <exchange-slider data-stops={stops.join(' ')} data-at={at}>
          {days.length === 0 ? null : (
            <ol class="ruler" id="ex-ruler" aria-labelledby="l-day">
              {days.map((day) => (
                <li key={day.iso} class={`${day.is}${day.isEmpty ? ' none' : ''}`}>
                  <a href={day.href} aria-label={day.words} aria-current={day.is === 'now' ? 'date' : undefined}>
                    {day.figure}
                  </a>
                </li>
              ))}
            </ol>
          )}
        </exchange-slider>
      </div>
      <p class="by-date">
        <label for="asof">{days.length === 0 ? 'A date' : 'or a date'}</label>
        <input
          id="asof"
          name="asof"
          class="plain"
          value={given}
          autocomplete="off"
          aria-describedby={between === '' ? undefined : 'asof-how'}
        />
        {between === '' ? null : (
          <span class="vh" id="asof-how">
            {between}
          </span>
        )}
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" class="btn">
          Show
        </button>
      </p>
      <ReadAs notes={notes} />
      <div class="eyes" id="ex-eyes">
        <p class="lab" id="l-eyes">
          Seen by
        </p>
        <ul class="pick" aria-labelledby="l-eyes">
          {eyes.map((eye) => (
            <li key={eye.href}>
              <a href={eye.href} aria-current={eye.here ? 'true' : undefined}>
                {eye.words}
              </a>
            </li>
          ))}
        </ul>
        <ul class="pick end" aria-label="Other forms of this exchange">
          <li>
            <a href="#picture">Picture</a>
          </li>
          <li>
            <a href="#moves">Table</a>
          </li>
          <li>
            <a href="#list">List</a>
          </li>
          <li>
            <a href={csv}>CSV</a>
          </li>
          <li>
            <a href={json}>JSON</a>
          </li>
        </ul>
      </div>
      <details class="closer" open={isNarrowed}>
        <summary>A part of the picture: a period, some of the parties</summary>
        <div>
          <p>
            <label for="from">From</label>
            <input id="from" name="from" class="plain" value={from} autocomplete="off" />
            <label for="to">to</label>
            <input id="to" name="to" class="plain" value={to} autocomplete="off" />
          </p>
          <fieldset>
            <legend>Leave out</legend>
            {lanes.map(({ id, label, isFolded }) => (
              <label key={id}>
                <input type="checkbox" name="fold" value={id} checked={isFolded} /> {label}
              </label>
            ))}
          </fieldset>
          <button type="submit" class="btn">
            Show this part
          </button>
        </div>
      </details>
    </form>
  )
}

/** Beside a date field: what of the date was read otherwise than it was typed. */
export const ReadAs = ({ notes }: { readonly notes: readonly string[] }) =>
  notes.length === 0 ? null : (
    <p class="quiet read-as" role="status">
      {notes.join(' ')}
    </p>
  )
