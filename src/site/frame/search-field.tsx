import { address } from '#value/address.ts'

export interface SearchFieldProps {
  readonly id: string
  readonly placeholder?: string
  readonly value?: string
  readonly big?: boolean
  /** What the search keeps besides its words: filters, order. */
  readonly kept?: readonly (readonly [name: string, value: string])[]
  /** The same search as a form. */
  readonly form?: string
}

/** The longest query that is read; what is beyond it is cut, and the page says so. */
export const LONGEST_QUERY = 2_000

/** The search box: a field with a line, and a word to press. */
export function SearchField({ id, placeholder, value, big, kept = [], form }: SearchFieldProps) {
  const field = (
    <>
      <label class="vh" for={id}>
        Search the archive
      </label>
      <name-picker>
        <input
          id={id}
          name="q"
          type="search"
          placeholder={placeholder}
          value={value}
          maxLength={LONGEST_QUERY}
          autocomplete="off"
        />
      </name-picker>
      {kept.map(([name, held]) => (
        <input key={`${name}=${held}`} type="hidden" name={name} value={held} />
      ))}
      <button type="submit">Search</button>
    </>
  )
  const named = big === true ? 'field big' : 'field'
  return (
    <search>
      <form class={named} action={address.search}>
        {field}
      </form>
      {form === undefined ? null : (
        <p class="hint">
          <a href={form}>Search with a form, and how to ask</a>
        </p>
      )}
    </search>
  )
}
