import { SearchField } from '../../frame/search-field.tsx'
import { counted } from '../../words/counted.ts'
import { OtherWays } from '../fault.tsx'
import { QueryTold, type QueryToldProps } from './query-told.tsx'

export interface NothingFoundProps {
  readonly typed: string
  readonly told: QueryToldProps
  /** Every word by itself. */
  readonly words: readonly {
    readonly word: string
    readonly count: number
    readonly href: string
    readonly near: readonly { readonly name: string; readonly href: string; readonly count: number }[]
  }[]
  /** The same search without its filters, where it has some. */
  readonly without?: { readonly href: string; readonly count: number }
  readonly kept: readonly (readonly [string, string])[]
  readonly form: string
}

/** Nothing found: word by word what there is, with names near to what was typed. */
export function NothingFoundPage({ typed, told, words, without, kept, form }: NothingFoundProps) {
  const title =
    typed === ''
      ? 'No document is here'
      : words.length > 1
        ? `No document has ${words.length === 2 ? 'both words' : 'all of these words'}`
        : 'No document has this'
  return (
    <div class="nil">
      <div>
        <h1>{title}</h1>
        <SearchField id="q" big value={typed} kept={kept} form={form} placeholder="A word, a name, a reference" />
        <QueryTold {...told} />
        {without === undefined ? null : (
          <p class="did">
            Without what it was narrowed by: <a href={without.href}>{counted(without.count, 'document')}</a>.
          </p>
        )}
        {words.length === 0 ? null : (
          <ul class="words">
            {words.map(({ word, count, href, near }) => (
              <li key={word}>
                <p class="w">{word}</p>
                <div>
                  <p>{count === 0 ? 'None.' : <a href={href}>{counted(count, 'document')}</a>}</p>
                  {near.length === 0 ? null : (
                    <p class="quiet">
                      Near it:{' '}
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
            ))}
          </ul>
        )}
        <OtherWays />
      </div>
    </div>
  )
}
