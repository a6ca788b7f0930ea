import { DocumentLines } from '../../frame/document-lines.tsx'
import { ForeignLink } from '../../frame/foreign-link.tsx'
import { IndexAway } from '../../frame/index-away.tsx'
import { Strip } from '../../frame/strip.tsx'
import { counted } from '../../words/counted.ts'
import type { NameLine } from './name-line.ts'
import type { PersonProps } from './person-props.ts'

/** Somebody: every name with kind, script, period and source; what they sent and received; with whom. */
export function PersonPage(props: PersonProps) {
  const { name, lang, years, type, isUnreviewed, otherScripts, note, total, search, cite, lines, isCounted } = props
  return (
    <>
      <header class="person-head">
        <div>
          <p class="dateline">{years ?? <span class="quiet">{type}</span>}</p>
          <h1 lang={lang}>{name}</h1>
          {otherScripts.length === 0 ? null : (
            <p class="forms-of">
              {otherScripts.map((form) => (
                <span key={form.text} lang={form.lang}>
                  {form.text}
                </span>
              ))}
            </p>
          )}
        </div>
        <div>
          {note === undefined ? null : <p class="quiet">{note}</p>}
          {isUnreviewed ? (
            <p class="made">
              This entry was made by a program from names in documents; no editor has looked at it yet.
            </p>
          ) : null}
          {isCounted ? (
            <p>
              <a href={search}>{total === 1 ? 'One document' : `All ${counted(total, 'document')}`}</a>
            </p>
          ) : (
            <IndexAway />
          )}
        </div>
      </header>
      <div class="person-body">
        <div>
          {isCounted ? <Traffic {...props} /> : null}
          <Names groups={props.groups} />
          {lines.length === 0 ? null : (
            <section class="band" aria-labelledby="h-docs">
              <div class="band-head">
                <h2 id="h-docs">Documents</h2>
                <p class="quiet">{total > lines.length ? `the first ${lines.length} by date` : 'by date'}</p>
                <p class="end">
                  <a href={search}>All of them</a>, <a href={cite}>cited</a>
                </p>
              </div>
              <DocumentLines lines={lines} />
            </section>
          )}
        </div>
        <Side {...props} />
      </div>
    </>
  )
}

function Traffic({ sent, received, strip, mentioned }: PersonProps) {
  if (sent + received === 0 && mentioned === undefined) return null
  return (
    <section aria-labelledby="h-by">
      <div class="band-head">
        <h2 id="h-by">Sent and received</h2>
        <p class="key end">
          <span>
            <Mark named="u" />
            {counted(sent, 'sent', 'sent')}
          </span>
          <span>
            <Mark named="u b" />
            {counted(received, 'received', 'received')}
          </span>
        </p>
      </div>
      {strip.wide.length < 2 ? null : <Strip {...strip} />}
      {mentioned === undefined ? null : (
        <p class="mentioned">
          <a href={mentioned}>Letters known by mention</a>
          <span class="quiet">, which are not found here</span>
        </p>
      )}
    </section>
  )
}

function Mark({ named }: { readonly named: string }) {
  return (
    <svg class="units sign" width="12" height="9" viewBox="0 0 12 9" aria-hidden="true">
      <rect
        class={named}
        x={named === 'u' ? 0 : 0.75}
        y={named === 'u' ? 0 : 0.75}
        width={named === 'u' ? 12 : 10.5}
        height={named === 'u' ? 9 : 7.5}
      />
    </svg>
  )
}

function Names({ groups }: Pick<PersonProps, 'groups'>) {
  return (
    <section class="band" aria-labelledby="h-names">
      <div class="band-head">
        <h2 id="h-names">Names</h2>
        <p class="quiet">every form that is known here; a period only says when it is attested</p>
      </div>
      {/* The roles stand because the table is set as lines on a phone, which would take them away. */}
      {/* biome-ignore-start lint/a11y/noRedundantRoles: see above */}
      {/* biome-ignore-start lint/a11y/useSemanticElements: see above */}
      <table class="sheet names stack" role="table">
        <thead role="rowgroup">
          <tr role="row">
            {['Name', 'Kind', 'Script', 'Period', 'Source'].map((head) => (
              <th role="columnheader" scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ label, names }) => (
          <tbody role="rowgroup" key={label}>
            {groups.length === 1 ? null : (
              <tr role="row" class="grp">
                <th colSpan={5} scope="rowgroup" role="rowheader">
                  {label}
                </th>
              </tr>
            )}
            {names.map((name) => (
              <NameRow key={`${name.text} ${name.kind}`} {...name} />
            ))}
          </tbody>
        ))}
      </table>
      {/* biome-ignore-end lint/a11y/noRedundantRoles: see above */}
      {/* biome-ignore-end lint/a11y/useSemanticElements: see above */}
    </section>
  )
}

function NameRow({ text, lang, kind, script, period, isGap, source, madeOf }: NameLine) {
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: see the table
    // biome-ignore-start lint/a11y/useSemanticElements: see the table
    <tr role="row" class={madeOf === undefined ? undefined : 'made'}>
      <th role="rowheader" scope="row" lang={lang}>
        {text}
      </th>
      <td role="cell">{madeOf === undefined ? kind : <MadeOf {...madeOf} />}</td>
      <td role="cell">{script}</td>
      <td role="cell" class={isGap ? 'gap' : undefined}>
        {period ?? (isGap ? 'not established' : '')}
      </td>
      <td role="cell">{source}</td>
    </tr>
    // biome-ignore-end lint/a11y/noRedundantRoles: see the table
    // biome-ignore-end lint/a11y/useSemanticElements: see the table
  )
}

function MadeOf({ text, lang }: NonNullable<NameLine['madeOf']>) {
  return (
    <>
      from <span lang={lang}>{text}</span>
    </>
  )
}

function Side({ correspondents, links, holdings }: PersonProps) {
  if (correspondents.length + links.length === 0 && holdings === undefined) return null
  return (
    <aside class="side" aria-label="Correspondents and links">
      {holdings === undefined ? null : (
        <section>
          <h2>Holdings</h2>
          <p>
            <a href={holdings.href}>{counted(holdings.documents, 'document')} described here lie in it</a>
          </p>
        </section>
      )}
      {correspondents.length === 0 ? null : (
        <section>
          <h2>Correspondents</h2>
          <ul class="roll calm">
            {correspondents.map(({ words, href, to, from }) => (
              <li key={href}>
                <a class="serif" href={href}>
                  {words}
                </a>
                <span class="n">
                  {[to === 0 ? '' : `${to} to`, from === 0 ? '' : `${from} from`].filter(Boolean).join(', ')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {links.length === 0 ? null : (
        <section>
          <h2>Elsewhere</h2>
          <ul class="links">
            {links.map((link) => (
              <li key={link}>
                <ForeignLink to={link}>{link.replace(/^https?:\/\/(?:www\.)?/u, '')}</ForeignLink>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  )
}
