/* biome-ignore-all lint/a11y/noRedundantRoles: a table that folds to blocks loses its roles */
import type { Fate } from '#exchange/descent.ts'
import { EvidenceList, type EvidenceProps } from './evidence.tsx'
import { Wordings } from './wordings.tsx'
import type { WordingsProps } from './wordings-props.ts'

/** A draft, its counter-drafts and the text that was at last sent: a row a term, a column a draft. */
export interface DescentProps {
  readonly title: string
  readonly exchange: { readonly title: string; readonly href: string }
  readonly drafts: readonly {
    readonly point: string
    readonly words: string
    /** "Moscow to CCP, 10 January" */
    readonly sent: string
    readonly how: string
    readonly href: string
    /** No terms of it are recorded: its column says nothing. */
    readonly isBare: boolean
    readonly wording: readonly EvidenceProps[]
  }[]
  readonly rows: readonly (readonly (Fate | undefined)[])[]
  /** What was said to the drafts, and has no terms of its own. */
  readonly answers: readonly {
    readonly point: string
    readonly sent: string
    /** "refuses 1c" */
    readonly does: string
    readonly words?: string
    readonly href: string
  }[]
  readonly words: WordingsProps
  readonly printAt: string
}

export const FATE: Readonly<Record<Fate['fate'], string>> = {
  'put-forward': 'put forward',
  kept: 'kept',
  changed: 'changed',
  dropped: 'dropped',
  new: 'new',
}

export function DescentPage({ title, exchange, drafts, rows, answers, words, printAt }: DescentProps) {
  return (
    <div class="descent">
      <p class="dateline">
        <a href={exchange.href}>{exchange.title}</a>
      </p>
      <h1>{title}</h1>
      <p class="lead">What became of each term, from the first draft to the text that was sent.</p>
      {words.isInTranslation ? <h2>Compared in translation</h2> : null}
      {rows.length === 0 ? (
        <p class="lead gap">No terms are recorded of any of these drafts.</p>
      ) : (
        <table role="table" class="sheet terms stack">
          <caption class="vh">Terms by draft</caption>
          <thead role="rowgroup">
            <tr role="row">
              {drafts.map((draft) => (
                <th role="columnheader" scope="col" key={draft.point}>
                  {draft.point}, {draft.sent}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map((row) => (
              <tr role="row" key={row.map((cell) => cell?.text).join(' ')}>
                {row.map((cell, n) => (
                  <td role="cell" key={drafts[n]?.point} data-l={drafts[n]?.point}>
                    <Cell cell={cell} isBare={drafts[n]?.isBare === true} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Wordings {...words} sentOf={(point) => drafts.find((draft) => draft.point === point)?.sent} />
      <h2>The drafts</h2>
      <ol class="drafts">
        {drafts.map((draft) => (
          <li key={draft.point}>
            <p>
              <a href={draft.href}>{draft.point}</a>, {draft.sent}, {draft.how}: {draft.words}
            </p>
            {draft.wording.length === 0 ? null : <EvidenceList evidence={draft.wording} />}
          </li>
        ))}
      </ol>
      {answers.length === 0 ? null : (
        <>
          <h2>What was answered</h2>
          <ul class="drafts" id="answers">
            {answers.map((one) => (
              <li key={`${one.point} ${one.does}`}>
                <p>
                  <a href={one.href}>{one.point}</a>, {one.sent}, {one.does}
                  {one.words === undefined ? null : `: ${one.words}`}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="also">Terms are told in the editor’s words.</p>
      <p class="print-at">{printAt}</p>
    </div>
  )
}

function Cell({ cell, isBare }: { readonly cell: Fate | undefined; readonly isBare: boolean }) {
  if (cell === undefined) return isBare ? <span class="gap">terms not recorded</span> : null
  return (
    <>
      <b>{FATE[cell.fate]}</b>
      {cell.text === undefined ? null : <p>{cell.text}</p>}
    </>
  )
}
