import { Fragment } from 'preact'
import { figure } from '../../words/counted.ts'
import { Beside } from './beside.tsx'
import type { RecordProps } from './record-props.ts'
import { wordsMarked } from './words-marked.ts'

/** The text, with what kind of text it is above it, and a choice where there are several. */
export function TextSection({ text, beside, choices, held, query, passage, path, notice }: RecordProps) {
  if (text === undefined) {
    return (
      <section class="text" aria-label="Text">
        <p class="gap no-text">{held}</p>
      </section>
    )
  }
  const shown =
    beside === undefined ? (
      <OneText text={text} query={query} passage={passage} path={path} choices={choices} />
    ) : (
      <Beside {...beside} />
    )
  return (
    <section class="text" aria-label="Text">
      {choices.length === 0 ? null : (
        <nav aria-label="Texts of this document">
          <ul class="pick tabs">
            {choices.map(({ label, href, here }) => (
              <li key={href}>
                <a href={href} aria-current={here ? 'true' : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {/* Words that are chosen in the present text can be linked to and copied, where there are scripts. */}
      {notice === undefined ? <passage-chosen record={path}>{shown}</passage-chosen> : shown}
    </section>
  )
}

interface OneTextProps {
  readonly text: NonNullable<RecordProps['text']>
  readonly query: string | undefined
  readonly passage: string | undefined
  readonly path: string
  readonly choices: RecordProps['choices']
}

/** From so many characters on a text is one to search in. */
const LONG = 8_000

function OneText({ text, query, passage, path, choices }: OneTextProps) {
  return (
    <>
      <p class="text-head">
        <span class="lab">{text.label}</span>
        <span>{text.tells}</span>
        <a class="end" href="#cite">
          Cite this document
        </a>
      </p>
      {query === undefined && text.html.length < LONG ? null : (
        <FindWithin path={path} query={query} text={chosenText(choices)} />
      )}
      {query === undefined ? null : <FoundWords query={query} found={text.found} lang={text.lang} />}
      {passage === undefined ? null : <PassageMarked words={passage} path={wholeText(path, choices)} />}
      {/* The text's own HTML: made from its TEI by allow-list, every word of it escaped (body/). */}
      <div class="matter" lang={text.lang} dir={text.dir} dangerouslySetInnerHTML={{ __html: text.html }} />
    </>
  )
}

interface FoundWordsProps {
  readonly query: string
  readonly found: readonly string[]
  readonly lang: string | undefined
}

/** In how many places the text has what was sought, and in which words: other names and other forms are none that were typed. */
function FoundWords({ query, found, lang }: FoundWordsProps) {
  if (found.length === 0) return <p class="notice found noprint">Nothing that “{query}” seeks stands in this text.</p>
  const { words, more } = wordsMarked(found)
  const isTyped = words.length === 1 && words[0]?.words.toLowerCase() === query.toLowerCase()
  const places = found.length === 1 ? 'one place' : `${figure(found.length)} places`
  return (
    <p class="notice found noprint">
      {isTyped ? `“${query}” stands in ${places} of this text, marked. ` : `Marked in ${places} of this text: `}
      {isTyped
        ? null
        : words.map((one, n) => (
            <Fragment key={one.words}>
              {n === 0 ? '' : ', '}
              <span lang={lang}>{one.words}</span>
              {found.length === 1 ? '' : ` (${figure(one.count)})`}
            </Fragment>
          ))}
      {isTyped ? '' : more === 0 ? '. ' : `, and ${figure(more)} in other words. `}
      <a href="#hit1">{found.length === 1 ? 'Go to it' : 'Go to the first'}</a>.
    </p>
  )
}

/** Which passage is marked. Without scripts too the page opens at it; the link leads back there. */
const PassageMarked = ({ words, path }: { readonly words: string; readonly path: string }) => (
  <p class="notice found noprint">
    Words of {words} are marked. <a href="#passage">Go to it</a>. <a href={path}>Read without the mark</a>
  </p>
)

const wholeText = (path: string, choices: RecordProps['choices']) => choices.find(({ here }) => here)?.href ?? path

/** The text that the page shows, where it is not the record's first. */
const chosenText = (choices: RecordProps['choices']): string | undefined =>
  new URLSearchParams(choices.find(({ here }) => here)?.href.split('?')[1] ?? '').get('text') ?? undefined

interface FindWithinProps {
  readonly path: string
  readonly query: string | undefined
  readonly text: string | undefined
}

/** A search in this text alone: its words are marked, and the search box's whole language is understood. */
function FindWithin({ path, query, text }: FindWithinProps) {
  return (
    <form class="within noprint" action={path} aria-label="Find in this text">
      {text === undefined ? null : <input type="hidden" name="text" value={text} />}
      <label for="within">Find in this text</label>
      <input class="plain" id="within" name="q" type="text" value={query} maxLength={2_000} autocomplete="off" />
      <button class="btn" type="submit">
        Find
      </button>
    </form>
  )
}
