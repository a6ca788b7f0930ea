import { ForeignLink } from '../../frame/foreign-link.tsx'
import { PartiesLine } from '../../frame/parties-line.tsx'
import { Apparatus } from './apparatus.tsx'
import { Cite } from './cite.tsx'
import type { RecordProps, RelationProps } from './record-props.ts'
import { TextSection } from './text-section.tsx'

/** A record: head, text, citation, the way through it, apparatus, in this order for readers and for the page's source. */
export function RecordPage(props: RecordProps) {
  const { title, date, parties, kinds, notice, text, beside, relations } = props
  const hasWay = (text?.headings.length ?? 0) > 1 || relations.length > 0
  return (
    <article class={beside !== undefined ? 'record pair' : hasWay ? 'record' : 'record no-way'}>
      <header>
        {notice === undefined ? null : (
          <p class="notice">
            {notice.words} {notice.href === undefined ? null : <a href={notice.href}>{notice.link}</a>}
          </p>
        )}
        <p class="dateline">
          {date.words === 'Date not stated' ? (
            <span class="gap">{date.words}</span>
          ) : (
            <time datetime={date.machine}>{date.words}</time>
          )}
          {date.made === undefined ? null : <span class="made small"> {date.made}</span>}
        </p>
        <h1>{title}</h1>
        <p class="parties calm">
          <PartiesLine parties={parties} linked />
        </p>
        <p class="kindline">
          {kinds.map(({ words, gap, made }) => (
            <span key={words} class={gap === true ? 'gap' : undefined}>
              {words}
              {made === undefined ? null : <span class="made"> ({made})</span>}
            </span>
          ))}
        </p>
      </header>
      <div class="body">
        <TextSection {...props} />
        <Cite citation={props.citation} />
      </div>
      {hasWay ? <Way {...props} /> : null}
      <Apparatus {...props} />
      <p class="print-at">
        {props.address}, version {props.version}
      </p>
    </article>
  )
}

function Way({ text, relations }: RecordProps) {
  const headings = text?.headings ?? []
  return (
    <nav class="way" aria-label="In this text, and near it">
      {headings.length < 2 ? null : (
        <section>
          <h2>In this text</h2>
          <ol>
            {headings.slice(0, 60).map((heading, n) => (
              <li key={heading.id}>
                <a class="calm" href={`#${heading.id}`}>
                  <span>{n + 1}</span>
                  {heading.words.length > 90 ? `${heading.words.slice(0, 88)}…` : heading.words}
                </a>
              </li>
            ))}
          </ol>
          {headings.length > 60 ? <p class="sub quiet">and {headings.length - 60} more</p> : null}
        </section>
      )}
      {relations.length === 0 ? null : (
        <section>
          <h2>In this correspondence</h2>
          <dl class="rel">
            {relations.map((relation) => (
              <Related key={relation.label} {...relation} />
            ))}
          </dl>
        </section>
      )}
    </nav>
  )
}

function Related({ label, to }: RelationProps) {
  return (
    <>
      <dt>{label}</dt>
      {to.slice(0, 20).map((one) => (
        <dd key={one.href ?? one.words}>
          {one.href === undefined ? (
            <ForeignLink to={one.address}>{one.words}</ForeignLink>
          ) : (
            <a href={one.href}>{one.words}</a>
          )}
          {one.note === undefined ? null : <span class="quiet">, {one.note}</span>}
        </dd>
      ))}
      {to.length > 20 ? <dd class="quiet">and {to.length - 20} more</dd> : null}
    </>
  )
}
