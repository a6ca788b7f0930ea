import type { ComponentChildren } from 'preact'
import { address } from '#value/address.ts'
import { LONGEST_QUERY } from '../../frame/search-field.tsx'
import { HowToAsk } from './how-to-ask.tsx'

export interface Choice {
  readonly value: string
  readonly words: string
}

export interface SearchFormProps {
  readonly values: Readonly<Record<string, string>>
  readonly faults: { readonly since?: string; readonly until?: string }
  /** What the search was narrowed by before; each can be taken off. */
  readonly chosen: readonly (Choice & { readonly name: string; readonly of: string })[]
  readonly choices: readonly { readonly name: string; readonly label: string; readonly of: readonly Choice[] }[]
  readonly exact: boolean
  /** What goes along unseen. */
  readonly kept: readonly (readonly [name: string, value: string])[]
}

/** The search as a form, for those who prefer one; it makes a query of the search box, and shows how one is written. */
export function SearchFormPage({ values, faults, chosen, choices, exact, kept }: SearchFormProps) {
  const text = (name: string, label: string, hint?: string) => (
    <Field name={name} label={label} {...(hint === undefined ? {} : { hint })}>
      <Words name={name} value={values[name]} hinted={hint !== undefined} />
    </Field>
  )
  return (
    <div class="form-page">
      <div>
        <h1>Search with a form</h1>
        <search>
          <form class="fill" action={address.search}>
            {text('q', 'Words', 'All of these, anywhere. What the search box takes is taken here too.')}
            {text('phrase', 'In these words', 'Exactly so, one after the other.')}
            {text('any', 'Any of')}
            {text('none', 'None of')}
            {text('in-title', 'In the title')}
            <Name
              name="from"
              label="From"
              picks="sender"
              value={values.from}
              hint="Who sent it: any name, in any script."
            />
            <Name name="to" label="To" picks="recipient" value={values.to} />
            <DateField name="since" label="First date" value={values.since} fault={faults.since} />
            <DateField name="until" label="Last date" value={values.until} fault={faults.until} />
            {choices.map(({ name, label, of }) => (
              <Field key={name} name={name} label={label}>
                <select id={`f-${name}`} name={name}>
                  <option value="">Any</option>
                  {of.map((one) => (
                    <option key={one.value} value={one.value}>
                      {one.words}
                    </option>
                  ))}
                </select>
              </Field>
            ))}
            {chosen.length === 0 ? null : (
              <fieldset class="fld">
                <legend>Narrowed by</legend>
                {chosen.map(({ name, value, words, of }) => (
                  <label key={`${name}=${value}`}>
                    <input type="checkbox" name={name} value={value} checked /> {of}: {words}
                  </label>
                ))}
              </fieldset>
            )}
            <fieldset class="fld">
              <legend>Names</legend>
              <label>
                <input type="checkbox" name="exact" value="1" checked={exact} /> Exactly as typed, without other names
                of the same person
              </label>
            </fieldset>
            {kept.map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <p class="row">
              <button class="btn first" type="submit">
                Search
              </button>
            </p>
          </form>
        </search>
      </div>
      <HowToAsk />
    </div>
  )
}

interface FieldProps {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly children: ComponentChildren
}

function Field({ name, label, hint, children }: FieldProps) {
  return (
    <div class="fld">
      <label for={`f-${name}`}>{label}</label>
      {children}
      {hint === undefined ? null : (
        <span class="hint" id={`h-${name}`}>
          {hint}
        </span>
      )}
    </div>
  )
}

function Words({ name, value, hinted }: { name: string; value: string | undefined; hinted: boolean }) {
  return (
    <input
      class="plain"
      id={`f-${name}`}
      name={name}
      type="text"
      value={value}
      maxLength={LONGEST_QUERY}
      autocomplete="off"
      aria-describedby={hinted ? `h-${name}` : undefined}
    />
  )
}

interface NameProps {
  readonly name: string
  readonly label: string
  readonly picks: 'sender' | 'recipient'
  readonly value: string | undefined
  readonly hint?: string
}

/** A name as typed, or, with scripts, a person chosen from those who are called so. */
function Name({ name, label, picks, value, hint }: NameProps) {
  return (
    <Field name={name} label={label} {...(hint === undefined ? {} : { hint })}>
      <name-picker picks={picks}>
        <Words name={name} value={value} hinted={hint !== undefined} />
      </name-picker>
    </Field>
  )
}

interface DateFieldProps {
  readonly name: string
  readonly label: string
  readonly value: string | undefined
  readonly fault: string | undefined
}

function DateField({ name, label, value, fault }: DateFieldProps) {
  const wrong = fault !== undefined
  return (
    <div class={wrong ? 'fld is-wrong' : 'fld'}>
      <label for={`f-${name}`}>{label}</label>
      <input
        class="plain"
        id={`f-${name}`}
        name={name}
        type="text"
        value={value}
        maxLength={100}
        autocomplete="off"
        aria-invalid={wrong ? 'true' : undefined}
        aria-describedby={`h-${name}`}
      />
      <span class={wrong ? 'err' : 'hint'} id={`h-${name}`}>
        {fault ?? 'A year, a month or a day: 1949, 1949-01, 10 January 1949.'}
      </span>
    </div>
  )
}
