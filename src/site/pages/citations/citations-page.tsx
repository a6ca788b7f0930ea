import { Fragment } from 'preact'
import { CitedWords } from '../../frame/cited-words.tsx'
import { PageWays } from '../../frame/page-ways.tsx'
import { StyleChoice } from '../../frame/style-choice.tsx'
import { QueryTold } from '../search/query-told.tsx'
import type { CitationProps, CitationsProps } from './citations-props.ts'

/** Documents cited together: a bibliography, notes, or short forms. The island puts a button to copy them all where there are scripts. */
export function CitationsPage(props: CitationsProps) {
  const { of, total, told, forms, choice, hangs, says, entries, fault, keeps, files, ways, printAt } = props
  return (
    <div class="plain-page citations">
      <h1>Citations</h1>
      <p class="lead">
        <a href={of.href}>{of.words}</a>, {total}
      </p>
      {told === undefined ? null : <QueryTold {...told} />}
      {files.length === 0 ? null : (
        <div class="cite-bar noprint">
          <ul class="pick" aria-label="Form">
            {forms.map(({ label, href, here }) => (
              <li key={label}>
                <a href={href} rel="nofollow" aria-current={here ? 'true' : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
          <StyleChoice {...choice} />
        </div>
      )}
      {fault === undefined ? null : <p class="gap">{fault}</p>}
      {entries.length > 0 || fault !== undefined ? null : (
        <p class="gap">{files.length === 0 ? 'There is nothing to cite.' : 'The list ends before this place.'}</p>
      )}
      {entries.length === 0 ? null : (
        <copy-citation what="all of these">
          <div class="cite-foot noprint">
            <p class="quiet">{says.join('. ')}</p>
          </div>
          <ol class={hangs ? 'together hangs' : 'together'}>
            {entries.map((entry) => (
              <Entry key={entry.id} {...entry} />
            ))}
          </ol>
        </copy-citation>
      )}
      <PageWays {...ways} />
      {files.length === 0 ? null : (
        <p class="forms-of quiet noprint">
          {keeps}, to keep:{' '}
          {files.map(({ label, href, tells }, n) => (
            <Fragment key={label}>
              {n === 0 ? '' : ', '}
              <a href={href} rel="nofollow">
                {label}
              </a>{' '}
              ({tells})
            </Fragment>
          ))}
        </p>
      )}
      <p class="print-at">{printAt}</p>
    </div>
  )
}

function Entry({ runs, href, words, of }: CitationProps) {
  return (
    <li>
      <p class="cited">
        <CitedWords runs={runs} link={words === undefined ? undefined : { words, href }} />
      </p>
      {of === undefined ? null : (
        <p class="cited-of">
          <a class="calm" href={href}>
            {of}
          </a>
        </p>
      )}
    </li>
  )
}
