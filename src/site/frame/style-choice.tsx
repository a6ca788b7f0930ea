export interface StyleChoiceProps {
  readonly style: string
  readonly styles: readonly { readonly id: string; readonly title: string }[]
  /** Where the form leads; a browser puts the fields behind it. */
  readonly action: string
  /** What the address has besides. */
  readonly kept?: readonly (readonly [string, string])[]
}

/** A choice among the styles of the archive; none where there is one alone. */
export function StyleChoice({ style, styles, action, kept = [] }: StyleChoiceProps) {
  if (styles.length < 2) return null
  return (
    <form class="cite-style noprint" action={action} method="get">
      {kept.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <label for="cite-style">Style</label>
      <select id="cite-style" name="style">
        {styles.map(({ id, title }) => (
          <option key={id} value={id} selected={id === style}>
            {title}
          </option>
        ))}
      </select>
      <button class="btn" type="submit">
        Use it
      </button>
    </form>
  )
}
