import type { Run } from '#formats/csl/runs.ts'
import type { Form } from '#formats/csl/style.ts'

export interface CiteProps {
  readonly style: string
  readonly styles: readonly { readonly id: string; readonly title: string }[]
  readonly cited: readonly { readonly form: Form; readonly runs: readonly Run[] }[]
  /** Why the style cannot cite it, or not in every form. */
  readonly fault?: string
}

const FORM: Readonly<Record<Form, string>> = { note: 'Note', short: 'Short form', bibliography: 'Bibliography' }

/** How to cite what is on the page: as a note, in short, in a bibliography. The island puts a button to copy each where there are scripts. */
export function Cite({
  cite: { style, styles, cited, fault },
  path,
}: {
  readonly cite: CiteProps
  readonly path: string
}) {
  return (
    <section class="cite" id="cite" aria-labelledby="h-cite">
      <div class="cite-head">
        <h2 id="h-cite">Cite</h2>
        {styles.length > 1 ? <StyleChoice style={style} styles={styles} path={path} /> : null}
      </div>
      {fault === undefined ? null : <p class="gap">{fault}</p>}
      <dl class="cites">
        {cited.map(({ form, runs }) => (
          <div key={form} class={form === 'note' ? undefined : 'noprint'}>
            <dt>{FORM[form]}</dt>
            <dd>
              <copy-citation what={FORM[form].toLowerCase()}>
                <blockquote id={form === 'note' ? 'citation' : undefined}>
                  {runs.map((run, n) => (
                    <OneRun key={n} run={run} />
                  ))}
                </blockquote>
              </copy-citation>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function StyleChoice({ style, styles, path }: Pick<CiteProps, 'style' | 'styles'> & { readonly path: string }) {
  return (
    <form class="cite-style noprint" action={`${path}#cite`} method="get">
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

function OneRun({ run: { text, as } }: { readonly run: Run }) {
  const words = breakable(text)
  switch (as) {
    case 'italic':
      return <i>{words}</i>
    case 'bold':
      return <b>{words}</b>
    case 'small-caps':
      return <span class="smcp">{words}</span>
    case 'superscript':
      return <sup>{words}</sup>
    case 'subscript':
      return <sub>{words}</sub>
    case undefined:
      return <>{words}</>
  }
}

/** Words with places to break their addresses at. */
function breakable(words: string) {
  return words.split(/(?<=[^/:]\/)/u).flatMap((piece, n) => (n === 0 ? [piece] : [<wbr key={piece} />, piece]))
}
