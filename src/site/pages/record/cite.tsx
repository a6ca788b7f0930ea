import type { Run } from '#formats/csl/runs.ts'
import type { Form } from '#formats/csl/style.ts'
import { CitedWords } from '../../frame/cited-words.tsx'
import { StyleChoice } from '../../frame/style-choice.tsx'

export interface CiteProps {
  readonly style: string
  readonly styles: readonly { readonly id: string; readonly title: string }[]
  /** `label`: what the form is called in this style. */
  readonly cited: readonly { readonly form: Form; readonly label: string; readonly runs: readonly Run[] }[]
  /** Why the style cannot cite it, or not in every form. */
  readonly fault?: string
}

/** How to cite what is on the page: as a note, in short, in a bibliography. The island puts a button to copy each where there are scripts. */
export function Cite({
  cite: { style, styles, cited, fault },
  path,
  kept,
}: {
  readonly cite: CiteProps
  readonly path: string
  /** What the page is asked for besides: which text, the search that it was opened from. */
  readonly kept: readonly (readonly [name: string, value: string])[]
}) {
  return (
    <section class="cite" id="cite" aria-labelledby="h-cite">
      <div class="cite-head">
        <h2 id="h-cite">Cite</h2>
        <StyleChoice style={style} styles={styles} action={`${path}#cite`} kept={kept} />
      </div>
      {fault === undefined ? null : <p class="gap">{fault}</p>}
      <dl class="cites">
        {cited.map(({ form, label, runs }) => (
          <div key={form} class={form === 'bibliography' ? 'hangs' : undefined}>
            <dt>{label}</dt>
            <dd>
              <copy-citation what={label.toLowerCase()}>
                <blockquote class="cited" id={form === 'note' ? 'citation' : undefined}>
                  <CitedWords runs={runs} />
                </blockquote>
              </copy-citation>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
