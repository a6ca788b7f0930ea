import { Fragment } from 'preact'
import type { Parties } from '#holding/parties.ts'
import { PageWays } from '../../frame/page-ways.tsx'
import { PartiesLine } from '../../frame/parties-line.tsx'
import { ReferenceWords } from '../../frame/reference-words.tsx'
import { type UnitLine, UnitLines } from './archives-page.tsx'
import { type LeafRun, LeafStrip } from './leaf-strip.tsx'

/** A document's place in a file. */
export interface ShelvedLine {
  readonly anchor: string
  readonly leaves?: string
  readonly title: string
  readonly href: string
  readonly day: string
  readonly machineDay?: string
  readonly parties: Parties
  readonly given: string
  readonly status?: string
}

export interface UnitProps {
  readonly title: string
  readonly lead: string
  readonly levels: readonly {
    readonly level: string
    readonly words: string
    readonly href: string
    readonly here: boolean
  }[]
  /** Other references of the same papers. */
  readonly also: readonly {
    readonly words: string
    readonly href: string
    readonly documents: readonly { readonly words: string; readonly href: string }[]
  }[]
  readonly runs: readonly LeafRun[]
  readonly shelf: readonly (ShelvedLine | { readonly nothingFrom: string })[]
  readonly units: readonly UnitLine[]
  readonly archive: string
  readonly search: string
  readonly cite: string
  readonly next?: string
  readonly first?: string
}

/** A unit of an archive: the units below it; of a file, every document in leaf order, and what is not here. */
export function UnitPage(props: UnitProps) {
  const { title, lead, also, runs, shelf, units, archive, search, cite, next, first } = props
  return (
    <div class="shelf-page">
      <div>
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
        {also.map(({ words, href, documents }) => (
          <p class="also" key={href}>
            Also referred to as{' '}
            <a class="ref" href={href}>
              <ReferenceWords given={words} />
            </a>
            :{' '}
            {documents.map(({ words: number, href: to }, n) => (
              <Fragment key={to}>
                {n === 0 ? '' : ', '}
                <a href={to}>{number}</a>
              </Fragment>
            ))}{' '}
            {documents.length === 1 ? 'gives' : 'give'} both.
          </p>
        ))}
        {runs.length < 2 ? null : (
          <section class="leaves" aria-label="Leaves">
            <LeafStrip runs={runs} />
          </section>
        )}
        {units.length === 0 ? null : <UnitLines lines={units} />}
        {shelf.length === 0 ? null : (
          <ol class="file">
            {shelf.map((line) =>
              'nothingFrom' in line ? (
                <li class="void" key={line.nothingFrom}>
                  <p class="lf">{line.nothingFrom}</p>
                  <p class="who">{archive} has nothing from these leaves.</p>
                </li>
              ) : (
                <Line key={`${line.href} ${line.given}`} {...line} />
              ),
            )}
          </ol>
        )}
        <p class="who also">
          <a href={search}>Search in this unit</a>, <a href={cite}>cite its documents</a>
        </p>
        <PageWays
          label="Pages of this file"
          words={['From the beginning', 'Further']}
          {...(first === undefined ? {} : { previous: first })}
          {...(next === undefined ? {} : { next })}
        />
      </div>
      <Levels levels={props.levels} />
    </div>
  )
}

function Line({ anchor, leaves, title, href, day, machineDay, parties, given, status }: ShelvedLine) {
  return (
    <li id={anchor}>
      <p class="lf">
        {leaves === undefined ? (
          <small class="gap">leaves not stated</small>
        ) : (
          <>
            <span class="vh">Leaves </span>
            {leaves.split(/(?<=,)\s/u).map((run, n) => (
              <span class="nb" key={run}>
                {n === 0 ? '' : ' '}
                {run}
              </span>
            ))}
          </>
        )}
      </p>
      <div>
        <h2 class="t">
          <a href={href}>{title}</a>
        </h2>
        <p class="who">
          <time datetime={machineDay}>{day}</time>. <PartiesLine parties={parties} />
        </p>
      </div>
      <p class="given">
        <b>As given{status === undefined ? '' : `, its ${status} reference`}</b>
        <span class="ref">
          <ReferenceWords given={given} />
        </span>
      </p>
    </li>
  )
}

function Levels({ levels }: Pick<UnitProps, 'levels'>) {
  return (
    <nav class="levels" aria-label="Levels of the reference">
      <Level levels={levels} />
    </nav>
  )
}

/** A level with those in it: each stands inside the one above. */
function Level({ levels }: Pick<UnitProps, 'levels'>) {
  const [outer, ...inner] = levels
  if (outer === undefined) return null
  return (
    <ul>
      <li>
        <span class="l">{outer.level}</span>
        <a class="v ref" href={outer.href} aria-current={outer.here ? 'page' : undefined}>
          {outer.words}
        </a>
        <Level levels={inner} />
      </li>
    </ul>
  )
}
