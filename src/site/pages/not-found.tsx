import { SearchField } from '../frame/search-field.tsx'
import { OtherWays } from './fault.tsx'

export interface NotFoundProps {
  readonly title: string
  /** Why it may be so. */
  readonly says: string
  /** What was perhaps meant. */
  readonly near: readonly { readonly words: string; readonly href: string }[]
  /** Words to search for instead. */
  readonly words?: string
}

/** No such page, and what may have been meant. */
export function NotFoundPage({ title, says, near, words }: NotFoundProps) {
  return (
    <div class="nil">
      <div>
        <h1>{title}</h1>
        <p class="lead">{says}</p>
        {near.length === 0 ? null : (
          <section aria-labelledby="h-near">
            <h2 class="lab" id="h-near">
              Perhaps
            </h2>
            <ul class="near">
              {near.map((one) => (
                <li key={one.href}>
                  <a href={one.href}>{one.words}</a>
                </li>
              ))}
            </ul>
          </section>
        )}
        <SearchField
          id="q"
          big
          placeholder="A word, a name, a reference"
          {...(words === undefined ? {} : { value: words })}
        />
        <OtherWays />
      </div>
    </div>
  )
}
