import type { NamesSought } from '#search/search.ts'
import { address } from '#value/address.ts'

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

function Names({ forms, made = false }: { readonly forms: Forms; readonly made?: boolean }) {
  return (
    <span class={made ? 'names made' : 'names'}>
      {forms.map(({ text, lang }, n) => (
        <>
          {n === 0 ? '' : ', '}
          <span lang={lang}>{text}</span>
        </>
      ))}
    </span>
  )
}

/** Names in the query that were understood, what else was sought for them, and the way to what was typed alone. */
export function NamesSoughtLine({ names, exactly }: { readonly names: readonly NamesSought[]; readonly exactly: string }) {
  return (
    <p class="did">
      {names.map(({ typed, agent, name, as, also }) => {
        const attested = also.filter(({ kind }) => kind !== 'made' && kind !== 'misspelt')
        const misspelt = also.filter(({ kind }) => kind === 'misspelt')
        const made = also.filter(({ kind }) => kind === 'made')
        return (
          <>
            {typed} is {KIND[as] ?? 'a name'} of <a href={address.agent(agent)}>{name}</a>.{' '}
            {also.length === 0 ? 'Documents linked so were searched too. ' : 'Also searched: '}
            {attested.length === 0 ? null : <Names forms={attested} />}
            {misspelt.length === 0 ? null : (
              <>
                {attested.length === 0 ? '' : '; '}misspellings <Names forms={misspelt} />
              </>
            )}
            {made.length === 0 ? null : (
              <>
                {attested.length + misspelt.length === 0 ? '' : '; '}made by rule: <Names forms={made} made />
              </>
            )}
            {also.length === 0 ? '' : '. '}
          </>
        )
      })}
      <a href={exactly} rel="nofollow">
        Search exactly as typed
      </a>
    </p>
  )
}
