import { ForeignLink } from '../../frame/foreign-link.tsx'
import type { NeighboursProps, RecordProps } from './record-props.ts'
import type { RelationProps } from './relations.ts'

/** The way through the text, and on from it: what it answers and what answers it, what stands next to it. */
export function Way({ text, relations, neighbours }: RecordProps) {
  const headings = text?.headings ?? []
  return (
    <nav class="way" aria-label="In this text, and near it">
      {headings.length < 2 ? null : (
        <section>
          <h2>In this text</h2>
          <ol lang={text?.lang} dir={text?.dir}>
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
      {neighbours.map((one) => (
        <InCollection key={one.collection.href} {...one} />
      ))}
    </nav>
  )
}

function InCollection({ collection, previous, next }: NeighboursProps) {
  return (
    <section>
      <h2>In its collection</h2>
      <p class="sub">
        <a class="calm" href={collection.href}>
          {collection.words}
        </a>
      </p>
      <dl class="rel">
        {previous === undefined ? null : (
          <>
            <dt>Previous</dt>
            <dd>
              <a rel="prev" href={previous.href}>
                {previous.words}
              </a>
            </dd>
          </>
        )}
        {next === undefined ? null : (
          <>
            <dt>Next</dt>
            <dd>
              <a rel="next" href={next.href}>
                {next.words}
              </a>
            </dd>
          </>
        )}
      </dl>
    </section>
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
          {(one.evidence ?? []).slice(0, 3).map(({ exact, href, words }) => (
            <span class="said" key={`${href} ${exact ?? words}`}>
              {exact === undefined ? (
                words
              ) : (
                <a class="calm" {...(href === undefined ? {} : { href })}>
                  “{exact}”
                </a>
              )}
            </span>
          ))}
        </dd>
      ))}
      {to.length > 20 ? <dd class="quiet">and {to.length - 20} more</dd> : null}
    </>
  )
}
