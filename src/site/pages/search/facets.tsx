import { Way } from '../../frame/way.tsx'
import { figure } from '../../words/counted.ts'
import type { ClosedFacet, FacetProps, FacetValueProps } from './search-facets.ts'

/** What narrows a result: pressed, a value is chosen; pressed again, it is taken off. Those that are dear to count wait until they are opened. */
export function Facets({
  facets,
  closed,
}: {
  readonly facets: readonly FacetProps[]
  readonly closed: readonly ClosedFacet[]
}) {
  return (
    <aside class="facets" id="narrow" aria-label="Narrow the result">
      {facets.map(({ label, anchor, values, all }) => (
        <section key={label} id={anchor}>
          <h2>{label}</h2>
          {values.length === 0 ? <p class="gap">None of these states one</p> : <FacetValues values={values} />}
          {all === undefined ? null : (
            <p class="more">
              <Way href={all}>
                More<span class="vh"> values of {label}</span>…
              </Way>
            </p>
          )}
        </section>
      ))}
      {closed.length === 0 ? null : (
        <section>
          <h2>Also by</h2>
          <ul>
            {closed.map(({ label, open }) => (
              <li key={label}>
                <Way href={open}>
                  <span class="v">{label}</span>
                </Way>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  )
}

export function FacetValues({ values }: { readonly values: readonly FacetValueProps[] }) {
  return (
    <ul>
      {values.map(({ words, count, href, chosen }) => (
        <li key={href} class={chosen ? 'on' : undefined}>
          <Way href={href} current={chosen ? 'true' : undefined}>
            <span class="v">{words}</span>
            {chosen ? <span class="vh">, chosen: take it off</span> : null}
            {count === undefined ? null : <span class="n">{figure(count)}</span>}
          </Way>
        </li>
      ))}
    </ul>
  )
}
