import { Fragment } from 'preact'
import type { NamesSought } from '#search/search.ts'
import { address } from '#value/address.ts'
import { type AgentId, identifier, type PlaceId } from '#value/identifier.ts'

/** Whether a word is one of those that were typed. */
export const holdsWord = (typed: string, word: string): boolean => typed === word || typed.split(/\s+/u).includes(word)

/** What kind of name was typed, before "of". A preferred name or a variant needs no telling. */
const KIND: Readonly<Partial<Record<NamesSought['as'], string>>> = {
  cover: 'a cover name',
  former: 'a former name',
  misspelt: 'a misspelling of a name',
  abbreviation: 'an abbreviation of the name',
  surname: 'the surname',
  official: 'an official name',
  made: 'a form, made by rule, of the name',
}

type Forms = NamesSought['also']

/** Of forms made by rule so many are named; the rest is counted. */
const MOST_MADE_SHOWN = 8

function Names({ forms, made = false }: { readonly forms: Forms; readonly made?: boolean }) {
  const shown = made ? forms.slice(0, MOST_MADE_SHOWN) : forms
  return (
    <span class={made ? 'names made' : 'names'}>
      {shown.map(({ text, lang }, n) => (
        <Fragment key={text}>
          {n === 0 ? '' : ', '}
          <span lang={lang}>{text}</span>
        </Fragment>
      ))}
      {shown.length < forms.length ? ` and ${forms.length - shown.length} more` : ''}
    </span>
  )
}

export interface NamesSoughtProps {
  readonly names: readonly NamesSought[]
  /** A date or a reference was understood too, and is told elsewhere. */
  readonly isMore?: boolean
  /** Words that no document holds as they were typed. */
  readonly missing?: readonly string[]
  /** The same search exactly as typed; where it is one already, with other names too. */
  readonly exactly: string
  readonly loosely?: string
}

/** Names in the query that were understood, what else was sought for them, and the way to what was typed alone. */
export function NamesSoughtLine({ names, isMore = false, missing = [], exactly, loosely }: NamesSoughtProps) {
  if (loosely !== undefined)
    return (
      <p class="did">
        Searched exactly as typed. <a href={loosely}>Search other names and endings too</a>
      </p>
    )
  if (names.length === 0 && !isMore) return null
  return (
    <p class="did">
      {names.map((one) => (
        <NameSought
          key={`${one.typed} ${one.kind} ${one.agent}`}
          {...one}
          isMissing={missing.some((word) => holdsWord(one.typed, word))}
        />
      ))}
      <a class="noprint" href={exactly} rel="nofollow">
        Search exactly as typed
      </a>
    </p>
  )
}

/** Whose page a name leads to. */
function pageOf({ agent, kind }: NamesSought): string | undefined {
  const id = identifier<AgentId & PlaceId>(agent)
  if (id === undefined) return undefined
  return kind === 'place' ? address.place(id) : address.agent(id)
}

function NameSought(one: NamesSought & { readonly isMissing: boolean }) {
  const { typed, name, kind, as, nearly, also, isMissing } = one
  const groups = [
    { before: '', forms: also.filter(({ kind }) => kind !== 'made' && kind !== 'misspelt'), made: false },
    { before: 'misspelt ', forms: also.filter(({ kind }) => kind === 'misspelt'), made: false },
    { before: 'made by rule: ', forms: also.filter(({ kind }) => kind === 'made'), made: true },
  ].filter(({ forms }) => forms.length > 0)
  const page = pageOf(one)
  const which = kind === 'place' && as === 'surname' ? undefined : KIND[as]
  return (
    <>
      {nearly === undefined ? `${typed} is` : `“${typed}” is nearly “${nearly}”,`} {which ?? 'a name'} of{' '}
      {page === undefined ? name : <a href={page}>{name}</a>}
      {isMissing && nearly === undefined ? ', and stands so in no document' : ''}.{' '}
      {groups.length === 0 ? 'Documents linked with this name were searched too. ' : 'Also searched: '}
      {groups.map(({ before, forms, made }, n) => (
        <Fragment key={before}>
          {n === 0 ? '' : '; '}
          {before}
          <Names forms={forms} made={made} />
        </Fragment>
      ))}
      {groups.length === 0 ? '' : '. '}
    </>
  )
}
