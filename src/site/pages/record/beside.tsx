import type { BesideProps, Side } from './text-props.ts'

/** Two texts in step: on a wide page and on paper in two columns, on a phone each passage above its counterpart. */
export function Beside({ left, right, rows, apart }: BesideProps) {
  return (
    <div class="beside">
      <div class="step step-heads">
        <SideHead {...left} />
        <SideHead {...right} />
      </div>
      {apart ? (
        <p class="sub quiet">Nothing says which passage gives the words of which, so each text runs on by itself.</p>
      ) : null}
      {rows.map((row, n) => (
        <div class="step" key={n}>
          <Passage side={left} html={row.left} />
          <Passage side={right} html={row.right} />
        </div>
      ))}
    </div>
  )
}

function SideHead({ label, tells, choices }: Side) {
  return (
    <div>
      {choices.length === 0 ? null : (
        <nav aria-label={`Instead of: ${label}, ${tells}`}>
          <ul class="pick">
            {choices.map((choice) => (
              <li key={choice.href}>
                <a href={choice.href} aria-current={choice.here ? 'true' : undefined}>
                  {choice.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <p class="text-head">
        {choices.length === 0 ? <span class="lab">{label}</span> : null}
        <span>{tells}</span>
      </p>
    </div>
  )
}

/** A run of blocks. The HTML is the text's own: made from its TEI by allow-list, every word of it escaped (body/). */
function Passage({ side, html }: { readonly side: Side; readonly html: string }) {
  return <div class="matter" lang={side.lang} dir={side.dir} dangerouslySetInnerHTML={{ __html: html }} />
}
