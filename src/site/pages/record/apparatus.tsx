import { address } from '#value/address.ts'
import { dateInWords } from '#value/date-in-words.ts'
import type { DocumentId } from '#value/identifier.ts'
import { ForeignLink } from '../../frame/foreign-link.tsx'
import { ReferenceWords } from '../../frame/reference-words.tsx'
import { counted } from '../../words/counted.ts'
import { Entries, Places } from './entries.tsx'
import { Folded } from './folded.tsx'
import { InThisExchange } from './in-this-exchange.tsx'
import { Part } from './part.tsx'
import type { RecordProps } from './record-props.ts'
import type { SourceProps } from './sources.ts'

/** What proves the text and leads on from it. Empty parts are left out; what a reader would expect and nobody knows is said. */
export function Apparatus(props: RecordProps) {
  return (
    <aside class="app" aria-label="About this document">
      {props.summaries.length === 0 ? null : (
        <Part title="Summary">
          {props.summaries.map(({ lang, text }) => (
            <p key={text} lang={lang}>
              {text}
            </p>
          ))}
        </Part>
      )}
      <InThisExchange exchanges={props.exchanges} />
      <Sources {...props} />
      {props.takenFrom === undefined ? null : (
        <Part title="Taken from">
          <p>
            <ForeignLink to={props.takenFrom.address}>{props.takenFrom.words}</ForeignLink>
            {props.takenFrom.since === undefined ? null : (
              <>
                , online there since <span class="nb">{dateInWords(props.takenFrom.since)}</span>
              </>
            )}
          </p>
        </Part>
      )}
      <Entries title="People" entries={props.people} gap="Nobody is named" kept />
      <Places places={props.places} />
      <Entries title="Subjects" entries={props.subjects} inLine />
      <Entries title="Collections" entries={props.collections} />
      <Dates {...props} />
      {props.credits.length === 0 ? null : (
        <Part title="Credits">
          {props.credits.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </Part>
      )}
      <RightsPart {...props} />
      <RecordFacts {...props} />
      <Unplaced {...props} />
      <OtherForms id={props.id} />
    </aside>
  )
}

function Sources({ sources, printed }: RecordProps) {
  return (
    <>
      <Part title="Source" kept>
        {sources.length === 0 ? (
          <p class="gap">Where the original lies is not stated</p>
        ) : (
          sources.map((source) => <Source key={source.pieces.map(({ words }) => words).join('')} {...source} />)
        )}
      </Part>
      {printed.length === 0 ? null : (
        <Part title={sources.length === 0 ? 'Printed' : 'Also printed'} kept>
          {printed.map(({ words }) => (
            <p class="src ref" key={words}>
              <ReferenceWords given={words} />
            </p>
          ))}
        </Part>
      )}
    </>
  )
}

function Source({ pieces, readAs, file, says, note }: SourceProps) {
  return (
    <div class="source">
      <p class="src ref">
        {pieces.map(({ words, href }) =>
          href === undefined ? (
            <ReferenceWords key={words} given={words} />
          ) : (
            <a key={href} class={words.length < 20 ? 'nb' : undefined} href={href}>
              {words}
            </a>
          ),
        )}
      </p>
      {says === undefined ? null : <p class="sub">{says}</p>}
      {note === undefined ? null : <Folded words={note} named="sub" />}
      {readAs === undefined ? null : <p class="sub made">Read as {readAs}</p>}
      {file === undefined ? null : (
        <p class="sub">
          <a href={file}>What else is here of this file</a>
        </p>
      )}
    </div>
  )
}

function Dates({ dates }: RecordProps) {
  if (dates.length === 0) return null
  return (
    <Part title={dates.length === 1 ? 'Date' : 'Dates'}>
      <dl class="facts">
        {dates.map((date) => (
          <>
            <dt>{date.role}</dt>
            <dd>
              <time datetime={date.machine}>{date.words}</time>
              {date.note === undefined ? null : <span class="as">{date.note}</span>}
              {date.made === undefined ? null : <span class="as made">{date.made}</span>}
            </dd>
          </>
        ))}
      </dl>
    </Part>
  )
}

function RecordFacts({ id, facts, version, corrections }: RecordProps) {
  // The id has been an address already; as a path it is one again.
  const versions = address.versions(id as DocumentId)
  return (
    <Part title="Record">
      <dl class="facts">
        <dt>Number</dt>
        <dd>{id}</dd>
        {facts.map(({ label, value, made }) => (
          <>
            <dt>{label}</dt>
            <dd>
              {value}
              {made === undefined ? null : <span class="as made">{made}</span>}
            </dd>
          </>
        ))}
        <dt>Version</dt>
        <dd>
          <a href={versions}>{version}</a>
          {version === 1 ? ', as it came' : null}
        </dd>
        <dt>Corrections</dt>
        <dd>
          {corrections.length === 0
            ? 'None to this record'
            : corrections.map(({ number, note, day }) => (
                <span class="as" key={number}>
                  {day}: {note}
                </span>
              ))}
        </dd>
      </dl>
    </Part>
  )
}

function Unplaced({ unplaced }: RecordProps) {
  if (unplaced.length === 0) return null
  return (
    <Part title="Also in its source">
      <details>
        <summary>{counted(unplaced.length, 'value')} that this page has no place for</summary>
        <dl class="facts stacked">
          {unplaced.slice(0, 100).map(({ label, value }) => (
            <>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </>
          ))}
        </dl>
      </details>
    </Part>
  )
}

function OtherForms({ id }: { readonly id: string }) {
  const forms = [
    ['.json', 'JSON'],
    ['.tei.xml', 'TEI'],
    ['.txt', 'Text'],
    ['.ris', 'RIS'],
    ['.bib', 'BibTeX'],
    ['.csl.json', 'CSL-JSON'],
    ['.jsonld', 'JSON-LD'],
    ['.ric.jsonld', 'Records in Contexts'],
    ['.dc.xml', 'Dublin Core'],
    ['/manifest.json', 'IIIF'],
  ]
  return (
    <Part title="Other forms">
      <p class="forms">
        {forms.map(([ending, label]) => (
          <a key={ending} href={`/documents/${id}${ending}`}>
            {label}
          </a>
        ))}
      </p>
    </Part>
  )
}

function RightsPart({ rights }: RecordProps) {
  return (
    <Part title="Rights" kept>
      {rights.length === 0 ? <p class="gap">Not stated</p> : null}
      {rights.map(({ name, words, address: to }) => (
        <>
          {name === undefined ? null : (
            <p>
              <ForeignLink to={to}>{name}</ForeignLink>
            </p>
          )}
          {words === undefined ? null : (
            <Folded words={words} {...(name === undefined ? {} : { named: 'noprint' })}>
              {name === undefined && words.length < 160 ? <ForeignLink to={to}>{words}</ForeignLink> : undefined}
            </Folded>
          )}
        </>
      ))}
    </Part>
  )
}
