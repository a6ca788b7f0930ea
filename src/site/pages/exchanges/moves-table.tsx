/* biome-ignore-all lint/a11y/noRedundantRoles: tables that fold to blocks lose theirs */
import { Arrow } from '../../frame/parties-line.tsx'
import { EvidenceList } from './evidence.tsx'
import { InlineMark } from './marks.tsx'
import type { MoveRow } from './moves-props.ts'

const HEADS = ['Sent', 'In hand', 'From and to', 'Act', 'Content', 'Known from', 'Documents']

/** Every move of the picture as a row. */
export function MovesTable({
  rows,
  isPlain = false,
}: {
  readonly rows: readonly MoveRow[]
  readonly isPlain?: boolean
}) {
  return (
    <table role="table" class="sheet moves stack" aria-labelledby="h-moves">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            <span class="vh">Sign</span>
          </th>
          {HEADS.map((head) => (
            <th role="columnheader" scope="col" key={head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <Row key={row.sign} row={row} isPlain={isPlain} />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps {
  readonly row: MoveRow
  /** One of very many: nothing stands in an element of its own that reads the same without. */
  readonly isPlain: boolean
}

function Row({ row, isPlain }: RowProps) {
  const { sign, sent, inHand, from, to, copies, form, acts, content, attested, documents, evidence, isOff } = row
  return (
    <tr role="row" id={`m-${sign}`} class={isOff ? 'off' : undefined}>
      <th role="rowheader" scope="row">
        {sign}
        {isOff ? <span class="vh">, not yet sent or not known on this day</span> : null}
      </th>
      <td role="cell" data-l="Sent" class={sent === undefined ? 'gap' : undefined}>
        {sent ?? 'not known'}
      </td>
      <InHand all={inHand} isPlain={isPlain} />
      <td role="cell">
        {from}
        {isPlain ? ' to ' : <Arrow />}
        {to}
        {copies === undefined ? null : <small>to know: {copies}</small>}
        {form === undefined ? null : <small>{form}</small>}
      </td>
      <td role="cell" class="act">
        {acts.map(({ stance, words }) => (
          <p key={words}>
            {stance === undefined ? null : <InlineMark stance={stance} />}
            {words}
          </p>
        ))}
      </td>
      <td role="cell">{content === '' ? <span class="gap">not known</span> : content}</td>
      <td role="cell" data-l="Known from">
        {attested}
      </td>
      <td role="cell" class="docs-of" data-l="Documents">
        {documents.length === 0 ? (
          <span class="gap">not held</span>
        ) : (
          documents.map(({ words, title, href }) => (
            <a key={href} href={href} title={title}>
              {words}
            </a>
          ))
        )}
        {evidence.length === 0 ? null : (
          <details>
            <summary>
              Evidence<span class="vh"> of {sign}</span>
            </summary>
            <EvidenceList evidence={evidence} most={8} />
          </details>
        )}
      </td>
    </tr>
  )
}

function InHand({ all, isPlain }: { readonly all: MoveRow['inHand'] } & Pick<RowProps, 'isPlain'>) {
  const [only, ...others] = all
  const words = (one: MoveRow['inHand'][number]) => `${one.to === undefined ? '' : `${one.to}: `}${one.words}`
  if (isPlain && only !== undefined && others.length === 0)
    return (
      <td role="cell" data-l="In hand" class={only.isGap ? 'gap' : undefined}>
        {words(only)}
      </td>
    )
  return (
    <td role="cell" data-l="In hand">
      {all.map((one) => (
        <p key={words(one)} class={one.isGap ? 'gap' : undefined}>
          {words(one)}
        </p>
      ))}
    </td>
  )
}

/** The same, a sentence a move. */
export function MovesList({ rows }: { readonly rows: readonly MoveRow[] }) {
  return (
    <details class="as-list noprint" id="list">
      <summary>The moves as a list of sentences</summary>
      <ol>
        {rows.map(({ sign, name, isOff }) => (
          <li key={sign} class={isOff ? 'off' : undefined}>
            {name}.
          </li>
        ))}
      </ol>
    </details>
  )
}
