/* biome-ignore-all lint/a11y/noRedundantRoles: tables that fold to blocks lose theirs */
/* biome-ignore-all lint/a11y/useSemanticElements: a heading of a group of rows */
import { type ComponentChildren, Fragment } from 'preact'
import { EvidenceList } from './evidence.tsx'
import type { LedgerGroup, LedgerRow } from './ledger-props.ts'
import { InlineMark, markOf } from './marks.tsx'

const HEADS = ['Matter', 'Reply awaited from', 'State', 'Days', 'What says so']

/** Rows of a ledger under a heading of their own. */
export interface LedgerPart {
  readonly key: string
  readonly heading: ComponentChildren
  readonly rows: readonly LedgerRow[]
  readonly isAwaited: boolean
}

/** What was answered and what was owed: three groups, a line each. */
export function LedgerTable({ groups }: { readonly groups: readonly LedgerGroup[] }) {
  if (groups.length === 0) return <p class="lead gap">Nothing had been put that wants a reply.</p>
  const parts = groups.map(({ group, title, rows }) => ({
    key: group,
    heading: title,
    rows,
    isAwaited: group === 'awaiting',
  }))
  return <LedgerParts parts={parts} aria-labelledby="h-ledger" />
}

/** The one table of ledgers, with a name that is given or stands elsewhere. */
export function LedgerParts({
  parts,
  ...name
}: { readonly parts: readonly LedgerPart[] } & (
  | { readonly 'aria-label': string }
  | { readonly 'aria-labelledby': string }
)) {
  return (
    <table role="table" class="ledger stack" {...name}>
      <thead role="rowgroup">
        <tr role="row">
          {HEADS.map((head) => (
            <th role="columnheader" scope="col" key={head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      {parts.map(({ key, heading, rows, isAwaited }) => (
        <tbody role="rowgroup" key={key}>
          <tr role="row" class="part">
            <th role="rowheader" scope="rowgroup" colSpan={HEADS.length}>
              {heading}
            </th>
          </tr>
          {rows.map((row) => (
            <LedgerLine key={`${row.point} ${row.matter} ${row.owedBy}`} row={row} isAwaited={isAwaited} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

function LedgerLine({ row, isAwaited }: { readonly row: LedgerRow; readonly isAwaited: boolean }) {
  const { matter, point, sign, href = `#m-${sign}`, owedBy, to, state, words, notes, days, evidence } = row
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        {matter.replace(/\.$/u, '')} (<a href={href}>{point}</a>)
      </th>
      <td role="cell" class="owes" data-l={isAwaited ? 'Reply awaited from' : 'Reply from'}>
        {owedBy}
        {to === '' ? '' : `, to ${to}`}
      </td>
      <td role="cell" class="state">
        <InlineMark stance={markOf(state)} />
        {words}
        {notes.map((note) => (
          <small key={note.words}>{note.words}</small>
        ))}
      </td>
      <td role="cell" class="days">
        {days.length === 0 ? null : <Days days={days} />}
      </td>
      <td role="cell" class="ev" data-l={evidence.length === 0 ? 'What says so' : undefined}>
        <EvidenceList evidence={evidence} />
      </td>
    </tr>
  )
}

function Days({ days }: { readonly days: LedgerRow['days'] }) {
  const [first, ...others] = days
  if (first === undefined) return null
  return (
    <>
      {first.count}
      <span class="unit"> {first.count === '1' ? 'day' : 'days'}</span>
      <small>
        from {first.from}
        {others.map(({ count, from }) => (
          <Fragment key={from}>
            , {count} from {from}
          </Fragment>
        ))}
      </small>
    </>
  )
}
