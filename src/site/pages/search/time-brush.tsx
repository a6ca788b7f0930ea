import { address } from '#value/address.ts'
import { Strip, type StripProps } from '../../frame/strip.tsx'

/** The span that is chosen, and what else the search asks. */
export interface SpanProps {
  readonly since: string
  readonly until: string
  readonly kept: readonly (readonly [name: string, value: string])[]
}

/** Documents along time, and two fields that narrow them; with scripts, the fields follow a brush over the strip. */
export function TimeBrush({ strip, since, until, kept }: SpanProps & { readonly strip: StripProps }) {
  return (
    <time-brush>
      <Strip {...strip} />
      <form class="span noprint" action={address.search} aria-label="Narrow by date">
        {kept.map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <label for="since">From</label>
        <input class="plain" id="since" name="since" type="text" value={since} maxLength={100} autocomplete="off" />
        <label for="until">to</label>
        <input class="plain" id="until" name="until" type="text" value={until} maxLength={100} autocomplete="off" />
        <button class="btn" type="submit">
          Show
        </button>
      </form>
    </time-brush>
  )
}
