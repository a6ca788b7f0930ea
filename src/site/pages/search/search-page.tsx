import { Fragment } from 'preact'
import { PageWays } from '../../frame/page-ways.tsx'
import { PartiesLine } from '../../frame/parties-line.tsx'
import { ReferenceWords } from '../../frame/reference-words.tsx'
import { SearchField } from '../../frame/search-field.tsx'
import { Asking, Way } from '../../frame/way.tsx'
import { Facets } from './facets.tsx'
import type { HitProps, Marked } from './hit-props.ts'
import { Narrowed } from './narrowed.tsx'
import { QueryTold } from './query-told.tsx'
import type { SearchProps } from './search-props.ts'
import { TimeBrush } from './time-brush.tsx'

/** Results: what the search did, how they lie in time, the hits; after them what narrows them. */
export function SearchPage(props: SearchProps) {
  const { typed, total, told, kept, sorts, strip, hasSpan, narrowed, hits, facets, closed, ways } = props
  const documents = `${total.atLeast ? 'at least ' : ''}${total.figure} ${total.count === 1 ? 'document' : 'documents'}`
  return (
    <Asking query={typed}>
      <div class="ask">
        <h1 class="vh">{typed !== '' ? `Search: ${typed}` : narrowed.length === 0 ? 'All documents' : 'Documents'}</h1>
        <SearchField id="q" big value={typed} kept={kept} form={props.form} placeholder="A word, a name, a reference" />
        <QueryTold {...told} />
      </div>
      <div class="find">
        <div>
          <div class="sum">
            <h2>{documents}</h2>
            <p class="noprint">
              <Way href={props.cite}>Cite {total.count === 1 ? 'it' : 'these'}</Way>
            </p>
            <ul class="pick end" aria-label="Order">
              {sorts.map(({ label, href, here }) => (
                <li key={label}>
                  <Way href={href} current={here ? 'true' : undefined}>
                    {label}
                  </Way>
                </li>
              ))}
            </ul>
          </div>
          <Narrowed narrowed={narrowed} />
          {facets.length === 0 ? null : (
            <p class="to-facets">
              <a href="#narrow">Narrow these by {facets.map(({ label }) => label.toLowerCase()).join(', ')}</a>
            </p>
          )}
          {strip.wide.length < 2 && !hasSpan ? null : (
            <section class="hist" aria-label="Along time">
              <TimeBrush strip={strip} {...props.brush} />
            </section>
          )}
          <ol class="hits">
            {hits.map((hit) => (
              <HitLine key={hit.href} {...hit} />
            ))}
          </ol>
          <PageWays {...ways} />
          <p class="forms-of quiet noprint">
            This search, to keep:{' '}
            {props.forms.map(({ label, href, tells }, n) => (
              <Fragment key={label}>
                {n === 0 ? '' : ', '}
                <Way href={href}>{label}</Way> ({tells})
              </Fragment>
            ))}
          </p>
        </div>
        {facets.length === 0 ? null : <Facets facets={facets} closed={closed} />}
      </div>
    </Asking>
  )
}

export function Words({ words }: { readonly words: Marked }) {
  return (
    <>
      {words.map((piece, n) =>
        piece.found ? <mark key={n}>{piece.words}</mark> : <Fragment key={n}>{piece.words}</Fragment>,
      )}
    </>
  )
}

function HitLine({
  anchor,
  place,
  href,
  title,
  day,
  machineDay,
  possibly,
  parties,
  snippets,
  why,
  references,
  cited,
}: HitProps) {
  return (
    <li id={anchor}>
      <time datetime={machineDay}>
        {day}
        {possibly ? ', possibly' : ''}
      </time>
      <div>
        <h3 class="t" id={place}>
          <Way href={href} rel={undefined}>
            <Words words={title} />
          </Way>
        </h3>
        <p class="who">
          <PartiesLine parties={parties} />
        </p>
        <span class="Z3988" title={cited} hidden />
        {snippets.map((snippet) => (
          <p class="snip" key={snippet.words.map(({ words }) => words).join('')} lang={snippet.lang}>
            <span class="lab" lang="en">
              {snippet.of}
            </span>{' '}
            <Words words={snippet.words} />
          </p>
        ))}
      </div>
      <div class="shelf ref">
        {references.map(({ given, href: file }) => (
          <p key={given}>
            {file === undefined ? (
              <ReferenceWords given={given} />
            ) : (
              <a href={file}>
                <ReferenceWords given={given} />
              </a>
            )}
          </p>
        ))}
        {why === undefined ? null : (
          <p class="why-link noprint">
            <Way href={why}>Why this?</Way>
          </p>
        )}
      </div>
    </li>
  )
}
