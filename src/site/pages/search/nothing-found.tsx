import { Fragment } from 'preact'
import { SearchField } from '../../frame/search-field.tsx'
import { Asking } from '../../frame/way.tsx'
import { counted } from '../../words/counted.ts'
import { OtherWays } from '../fault.tsx'
import { Narrowed, type NarrowedProps } from './narrowed.tsx'
import { QueryTold, type QueryToldProps } from './query-told.tsx'

/** A part of the question, and what there is of it alone. */
export interface PartProps {
  readonly typed: string
  /** A word, words in a row or near one another, or the field that it is asked of. */
  readonly kind: string
  readonly count: number
  readonly href: string
  readonly near: readonly Offer[]
  /** Its words, wherever they stand. */
  readonly looser?: { readonly typed: string; readonly count: number; readonly href: string }
}

interface Offer {
  readonly name: string
  readonly href: string
  readonly count: number
}

export interface NothingFoundProps {
  readonly typed: string
  readonly told: QueryToldProps
  readonly narrowed: readonly NarrowedProps[]
  readonly parts: readonly PartProps[]
  /** Of what kinds all parts are, also those that are not shown. */
  readonly kinds: readonly string[]
  /** One part would have been enough. */
  readonly isEither: boolean
  readonly isNarrowed: boolean
  /** There may be more than the index knows: nothing is said to be nowhere. */
  readonly isBehind: boolean
  /** The same search without its filters, where that finds something. */
  readonly without?: { readonly href: string; readonly count: number }
  readonly kept: readonly (readonly [string, string])[]
  readonly form: string
}

/** What no document has, where one part was asked alone. */
const ALONE: Readonly<Record<string, string>> = {
  row: 'No document has these words in a row',
  near: 'No document has these words so near one another',
  from: 'No document is from anybody of that name',
  to: 'No document is to anybody of that name',
  person: 'No document names anybody so called',
  place: 'No document names a place so called',
  title: 'No title has this',
  text: 'No text has this',
}

function titleOf({ typed, kinds, isEither, isNarrowed, isBehind }: NothingFoundProps): string {
  if (isBehind) return 'Nothing is found as yet'
  if (typed === '') return 'No document is here'
  const [alone = '', ...more] = kinds
  const isMore = more.length > 0
  if (isEither && isMore && !isNarrowed) return 'No document has any of this'
  if (isNarrowed || kinds.some((kind) => kind !== 'word' && isMore))
    return kinds.length + Number(isNarrowed) > 1 ? 'No document has all of this' : 'No document has this'
  if (isMore) return `No document has ${more.length === 1 ? 'both words' : 'all of these words'}`
  return ALONE[alone] ?? 'No document has this'
}

/** What is said of a part that finds nothing. */
const NONE: Readonly<Record<string, string>> = {
  row: 'In a row they stand in none.',
  near: 'So near one another they stand in none.',
  from: 'None is from anybody of that name.',
  to: 'None is to anybody of that name.',
  person: 'None names anybody so called.',
  place: 'None names a place so called.',
  title: 'No title has it.',
  text: 'No text has it.',
  number: 'None has this number.',
}

/** Nothing found: part by part what there is, with what is near to what was typed. */
export function NothingFoundPage(props: NothingFoundProps) {
  const { typed, told, narrowed, parts, without, kept, form, isBehind } = props
  return (
    <Asking query={typed}>
      <div class="nil">
        <div>
          <h1>{titleOf(props)}</h1>
          <SearchField id="q" big value={typed} kept={kept} form={form} placeholder="A word, a name, a reference" />
          <QueryTold {...told} />
          <Narrowed narrowed={narrowed} />
          {without === undefined ? null : (
            <p class="did">
              Without what it was narrowed by: <a href={without.href}>{counted(without.count, 'document')}</a>.
            </p>
          )}
          {parts.length === 0 ? null : (
            <ul class="words">
              {parts.map((part) => (
                <PartLine key={part.typed} {...part} isBehind={isBehind} />
              ))}
            </ul>
          )}
          <OtherWays />
        </div>
      </div>
    </Asking>
  )
}

function PartLine({ typed, kind, count, href, near, looser, isBehind }: PartProps & { readonly isBehind: boolean }) {
  return (
    <li>
      <p class="w">
        {typed.split(/(?<=:)/u).map((piece, n) => (
          <Fragment key={n}>
            {n === 0 ? null : <wbr />}
            {piece}
          </Fragment>
        ))}
      </p>
      <div>
        <p>
          {count > 0 ? (
            <a href={href}>{counted(count, 'document')}</a>
          ) : isBehind ? (
            'None as yet.'
          ) : (
            (NONE[kind] ?? 'None.')
          )}
          {looser === undefined ? null : (
            <>
              {' '}
              <a href={looser.href}>{counted(looser.count, 'document')}</a> {looser.count === 1 ? 'has' : 'have'}{' '}
              {looser.typed.includes(' ') ? 'these words' : `“${looser.typed}”`} somewhere.
            </>
          )}
        </p>
        {near.length === 0 ? null : (
          <p class="quiet">
            {kind in NONE || kind === 'word' ? 'Near it: ' : near.length === 1 ? 'There is: ' : 'There are: '}
            {near.map((one, n) => (
              <span key={one.href}>
                {n === 0 ? '' : ', '}
                <a href={one.href}>{one.name}</a> ({counted(one.count, 'document')})
              </span>
            ))}
          </p>
        )}
      </div>
    </li>
  )
}
