import { Fragment } from 'preact'
import type { NamesSought } from '#search/search.ts'
import { address } from '#value/address.ts'
import { fold } from '#value/fold.ts'
import { type AgentId, identifier, type PlaceId } from '#value/identifier.ts'
import { Way } from '../../frame/way.tsx'

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
        Searched exactly as typed.{' '}
        <Way href={loosely} rel={undefined}>
          Search other names and endings too
        </Way>
      </p>
    )
  if (names.length === 0 && !isMore) return null
  return (
    <p class="did">
      {names.map((one) => (
        <NameSought
          key={`${one.typed} ${one.kind} ${one.agent}`}
          {...one}
          isMissing={typedOf(one).every((typed) => missing.some((word) => holdsWord(typed, word)))}
        />
      ))}
      <Way named="noprint" href={exactly}>
        Search exactly as typed
      </Way>
    </p>
  )
}

const typedOf = ({ typed, typedAlso = [] }: NamesSought): readonly string[] => [typed, ...typedAlso]

/** Whose page a name leads to. */
function pageOf({ agent, kind }: NamesSought): string | undefined {
  const id = identifier<AgentId & PlaceId>(agent)
  if (id === undefined) return undefined
  return kind === 'place' ? address.place(id) : address.agent(id)
}

function NameSought(one: NamesSought & { readonly isMissing: boolean }) {
  const groups = [
    { before: '', forms: one.also.filter(({ kind }) => kind !== 'made' && kind !== 'misspelt'), made: false },
    { before: 'misspelt ', forms: one.also.filter(({ kind }) => kind === 'misspelt'), made: false },
    { before: 'made by rule: ', forms: one.also.filter(({ kind }) => kind === 'made'), made: true },
  ].filter(({ forms }) => forms.length > 0)
  return (
    <>
      <WhoseName {...one} hasOthers={groups.length > 0} />
      {groups.length === 0 ? '' : 'Also searched: '}
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

/** Whose name what was typed is. That somebody is called so by whom it names is no news. */
function WhoseName(one: NamesSought & { readonly isMissing: boolean; readonly hasOthers: boolean }) {
  const { typed, name, kind, as, nearly, isMissing, hasOthers } = one
  const page = pageOf(one)
  const bearer = page === undefined ? name : <a href={page}>{name}</a>
  const all = typedOf(one)
  const isOne = all.length === 1
  const missing = isMissing && nearly === undefined
  if (isOne && nearly === undefined && fold(typed) === fold(name))
    return hasOthers ? (
      <>
        {bearer}
        {missing ? ' stands in no document, and' : ''} has other names.{' '}
      </>
    ) : (
      <>
        Documents linked with {bearer} were searched too{missing ? '; the name stands in none' : ''}.{' '}
      </>
    )
  const which = (kind === 'place' && as === 'surname' ? undefined : KIND[as]) ?? 'a name'
  const told =
    nearly !== undefined
      ? `“${typed}” is nearly “${nearly}”, ${which}`
      : isOne
        ? `${typed} is ${which}`
        : `${all.slice(0, -1).join(', ')} and ${all.at(-1)} are names`
  return (
    <>
      {told} of {bearer}
      {missing ? `, and ${isOne ? 'stands' : 'stand'} so in no document` : ''}.{' '}
      {hasOthers ? '' : 'Documents linked with this name were searched too. '}
    </>
  )
}
