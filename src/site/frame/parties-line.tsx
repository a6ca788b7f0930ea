import { Fragment } from 'preact'
import type { Named, Parties } from '#holding/parties.ts'
import { withArticle } from '#holding/parties.ts'

/** An arrow between names, with its word for those who do not see it. */
export function Arrow() {
  return (
    <>
      <svg class="to" width="26" height="9" viewBox="0 0 26 9" aria-hidden="true">
        <path d="M0 4.5h24.5M20 1l5 3.5-5 3.5" />
      </svg>
      <span class="vh"> to </span>
    </>
  )
}

const SHOWN = 4

function Names({ names, linked }: { readonly names: readonly Named[]; readonly linked: boolean }) {
  const shown = names.length > SHOWN + 1 ? names.slice(0, SHOWN) : names
  return (
    <>
      {shown.map((one, n) => (
        <Fragment key={one.href ?? one.name}>
          {n === 0 ? '' : ', '}
          {one.doubt === undefined ? null : <span class="doubt">{one.doubt} </span>}
          {linked && one.href !== undefined ? <a href={one.href}>{one.name}</a> : one.name}
        </Fragment>
      ))}
      {shown.length < names.length ? ` and ${names.length - shown.length} more` : ''}
    </>
  )
}

/** "Joseph Stalin → probably Mao Zedong, via Terebin, in a telegram from Terebin to Kuznetsov". */
export function PartiesLine({ parties, linked = false }: { readonly parties: Parties; readonly linked?: boolean }) {
  const { from, to, via, carrier } = parties
  if (from.length + to.length + via.length === 0 && carrier === undefined) return null
  return (
    <>
      {from.length === 0 && to.length > 0 ? (
        <span class="gap">Sender not stated</span>
      ) : (
        <Names names={from} linked={linked} />
      )}
      {to.length === 0 ? null : (
        <>
          <Arrow />
          <Names names={to} linked={linked} />
        </>
      )}
      {via.length === 0 ? null : (
        <>
          , via <Names names={via} linked={linked} />
        </>
      )}
      {carrier === undefined ? null : (
        <>
          , in {withArticle(carrier.genre)} from <Names names={carrier.from} linked={linked} />
          {carrier.to.length === 0 ? null : (
            <>
              {' '}
              to <Names names={carrier.to} linked={linked} />
            </>
          )}
        </>
      )}
    </>
  )
}
