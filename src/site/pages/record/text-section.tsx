import { Beside } from './beside.tsx'
import type { RecordProps } from './record-props.ts'

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
      {query === undefined ? null : <FoundWords query={query} found={text.found} path={path} />}
      {passage === undefined ? null : <PassageMarked words={passage} path={wholeText(path, choices)} />}
      {/* The text's own HTML: made from its TEI by allow-list, every word of it escaped (body/). */}
      <div class="matter" lang={text.lang} dir={text.dir} dangerouslySetInnerHTML={{ __html: text.html }} />
    </>
  )
}

function FoundWords({ query, found, path }: { readonly query: string; readonly found: number; readonly path: string }) {
  return (
    <found-words class="found noprint">
      <p class="notice">
        {found === 0 ? (
          <>None of the words of “{query}” stands in this text. </>
        ) : (
          <>
            “{query}” stands in {found === 1 ? 'one place' : `${found} places`} of this text, marked.{' '}
            <a href="#hit1">{found === 1 ? 'Go to it' : 'Go to the first'}</a>.{' '}
          </>
        )}
        <a href={path}>Read without marks</a>
      </p>
    </found-words>
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
