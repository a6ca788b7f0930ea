import { PartiesLine } from '../../frame/parties-line.tsx'
import { Apparatus } from './apparatus.tsx'
import { Bearings } from './bearings.tsx'
import { Cite } from './cite.tsx'
import type { RecordProps } from './record-props.ts'
import { TextSection } from './text-section.tsx'
import { Way } from './way.tsx'

/** A record, below where one stands who came from a search: head, text, citation, the way through it, apparatus, in this order for readers and for the page's source. */
export function RecordPage(props: RecordProps) {
  const { title, date, parties, kinds, notice, text, beside, relations, neighbours, bearings } = props
  const hasWay = (text?.headings.length ?? 0) > 1 || relations.length + neighbours.length > 0
  return (
    <>
      {bearings === undefined ? null : <Bearings {...bearings} />}
      <article class={beside !== undefined ? 'record pair' : hasWay ? 'record' : 'record no-way'}>
        <header>
          {notice === undefined ? null : (
            <p class="notice">
              {notice.lead === undefined ? null : <b>{notice.lead}: </b>}
              {notice.words}
              {notice.ways.map(({ words, href }) => (
                <span key={href}>
                  {' '}
                  <a href={href}>{words}</a>.
                </span>
              ))}
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
          <h1 dir="auto">{title}</h1>
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
          {props.cite === undefined ? null : <Cite cite={props.cite} path={props.path} kept={props.kept} />}
        </div>
        {hasWay ? <Way {...props} /> : null}
        <Apparatus {...props} />
        <p class="print-at">
          {props.address}, version {props.version}
        </p>
      </article>
    </>
  )
}
