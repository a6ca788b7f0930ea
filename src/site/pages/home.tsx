import { Fragment } from 'preact'
import { address } from '#value/address.ts'
import { type DocumentLine, DocumentLines } from '../frame/document-lines.tsx'
import { IndexAway } from '../frame/index-away.tsx'
import { SearchField } from '../frame/search-field.tsx'
import { Strip } from '../frame/strip.tsx'
import type { TimeStrip } from '../routes/time-strip.ts'
import { counted } from '../words/counted.ts'
import { type ExchangeLine, ExchangeLines } from './exchanges/exchanges-page.tsx'

/** A line of a roll: a name, how many documents, and a second line where there is more to say. */
export interface RollLine {
  readonly words: string
  readonly href: string
  readonly count: number
  readonly under?: readonly { readonly words: string; readonly lang?: string }[]
}

export interface HomeProps {
  readonly name: string
  readonly description: string
  readonly documents: number
  /** The index has answered: else nothing is known of what it counts. */
  readonly isCounted: boolean
  readonly tries: readonly { readonly words: string; readonly href: string; readonly lang?: string }[]
  readonly strip: TimeStrip
  readonly people: readonly RollLine[]
  readonly files: readonly RollLine[]
  readonly collections: readonly RollLine[]
  readonly exchanges: readonly ExchangeLine[]
  /** There are more than those shown. */
  readonly moreExchanges: boolean
  readonly recent: readonly DocumentLine[]
}

/** The first page: what this archive is, the search box, entry by time, person, file and collection, what came last. */
export function HomePage(props: HomeProps) {
  const {
    name,
    description,
    documents,
    tries,
    strip,
    people,
    files,
    collections,
    exchanges,
    moreExchanges,
    recent,
    isCounted,
  } = props
  return (
    <>
      <section class="open">
        <h1>{name}</h1>
        {description === '' ? null : <p class="lead">{description}</p>}
        <SearchField id="q" big form={`${address.search}/form`} placeholder="A word, a name, a reference" />
        {tries.length === 0 ? null : (
          <p class="hint">
            Try{' '}
            {tries.map((one, n) => (
              <span key={one.href}>
                {n === 0 ? '' : n === tries.length - 1 ? ' or ' : ', '}
                <a href={one.href} lang={one.lang}>
                  {one.words}
                </a>
              </span>
            ))}
          </p>
        )}
      </section>
      {isCounted ? null : <IndexAway />}
      {isCounted && documents === 0 ? <Empty /> : null}
      {strip.wide.length < 2 ? null : (
        <section class="band" aria-labelledby="by-time">
          <div class="band-head">
            <h2 id="by-time">By {strip.by}</h2>
            <p class="quiet">
              {counted(documents, 'document')}, {strip.span}
              {strip.undated === 0 ? '' : `; ${counted(strip.undated, 'has no day', 'have no day')}`}
            </p>
          </div>
          <Strip {...strip} width={1_344} />
        </section>
      )}
      {exchanges.length === 0 ? null : (
        <section class="band" aria-labelledby="h-exchanges">
          <div class="band-head">
            <h2 id="h-exchanges">Exchanges</h2>
            <p class="quiet">
              {moreExchanges
                ? 'who answered whom; the first of them'
                : `who answered whom; ${exchanges.length === 1 ? 'one' : exchanges.length} in all`}
            </p>
            <p class="end">
              <a href={address.exchanges}>Every exchange</a> · <a href={address.unanswered}>What had no reply</a>
            </p>
          </div>
          <ExchangeLines lines={exchanges} level="h3" />
        </section>
      )}
      <div class="three">
        <Roll title="People" lines={people} all={{ words: 'Every name', href: address.people }} />
        <Roll title="Archives" lines={files} all={{ words: 'Every archive and file', href: address.archives }} />
        <Roll title="Collections" lines={collections} all={{ words: 'Every collection', href: address.collections }} />
      </div>
      {recent.length === 0 ? null : (
        <section class="band" aria-labelledby="h-new">
          <div class="band-head">
            <h2 id="h-new">Recent additions</h2>
            <p class="end">
              <a href={address.search}>All documents</a>
            </p>
          </div>
          <DocumentLines lines={recent} />
        </section>
      )}
    </>
  )
}

function Empty() {
  return (
    <p class="notice">
      <b>Nothing is here yet.</b> Documents appear as they are brought in.
    </p>
  )
}

function Roll({
  title,
  lines,
  all,
}: {
  title: string
  lines: readonly RollLine[]
  all: { words: string; href: string }
}) {
  if (lines.length === 0) return null
  const id = `h-${title.toLowerCase()}`
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <RollLines lines={lines} />
      <p class="who">
        <a href={all.href}>{all.words}</a>
      </p>
    </section>
  )
}

export function RollLines({ lines }: { readonly lines: readonly RollLine[] }) {
  return (
    <ul class="roll calm">
      {lines.map(({ words, href, count, under }) => (
        <li key={href}>
          <span>
            <a class="serif" href={href}>
              {words}
            </a>
            {under === undefined ? null : (
              <small>
                {under.map((one, n) => (
                  <Fragment key={one.words}>
                    {n === 0 ? '' : ', '}
                    <span lang={one.lang}>{one.words}</span>
                  </Fragment>
                ))}
              </small>
            )}
          </span>
          <span class="n">
            {count.toLocaleString('en-GB')}
            <span class="vh"> {count === 1 ? 'document' : 'documents'}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
