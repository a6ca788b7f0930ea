import type { Unplaced } from '#document/document.ts'
import type { Draft, Placed } from '#document/draft.ts'
import type { Issue } from '#value/issue.ts'
import type { Cell } from '../fields/cell.ts'
import { draftOfCells } from '../fields/draft-of-cells.ts'
import type { Plan } from './columns.ts'
import type { Mapping } from './mapping.ts'
import type { Row } from './rows.ts'

/** Whether a row goes on with the document of the rows before it. */
export function continues(plan: Plan, before: readonly Row[], row: Row): boolean {
  const first = before[0]
  if (first === undefined || plan.group.length === 0) return false
  const sign = ({ cells }: Row) => plan.group.map((n) => cells[n]?.trim() ?? '')
  if (!plan.group.some((n) => (first.cells[n] ?? '').trim() !== '')) return false
  if (JSON.stringify(sign(first)) !== JSON.stringify(sign(row))) return false
  if (plan.grouped) return true
  // Without a mapping, the same key twice is one document only where the rows differ in what a document may have several of.
  const differ = plan.columns.flatMap((column, n) =>
    (first.cells[n] ?? '').trim() !== (row.cells[n] ?? '').trim() && (row.cells[n] ?? '').trim() !== '' ? [column] : [],
  )
  return (
    differ.length > 0 &&
    differ.every(({ targets }) => targets.length > 0 && targets.every(({ field }) => REPEATED.has(field)))
  )
}

const REPEATED: ReadonlySet<Cell['field']> = new Set<Cell['field']>([
  'author',
  'author-ref',
  'sender',
  'sender-ref',
  'recipient',
  'recipient-ref',
  'recipient-place',
  'recipient-place-ref',
  'copied-to',
  'via',
  'mentioned',
  'place',
  'place-ref',
  'subject',
  'language',
  'source',
  'alias',
  'contributed',
  'translated',
  'transcribed',
  'edited',
  'related',
  'replies-to',
])

const WORDS: ReadonlySet<Cell['field']> = new Set<Cell['field']>(['text', 'translation', 'regest'])

/** A text that was quoted twice on its way: `"…"` around all of it, and no quotation mark within but `\"`. */
function unwrapped(value: string): string {
  const text = value.trim()
  const inner = text.slice(1, -1).replaceAll('\\"', '\0')
  const twice =
    text.length > 2 && text.startsWith('"') && text.endsWith('"') && !text.endsWith('\\"') && !inner.includes('"')
  return twice ? inner.replaceAll('\0', '"') : text
}

/** The draft of one document, from its rows. */
export function draftOfRows(
  rows: readonly Row[],
  plan: Plan,
  mapping: Mapping | undefined,
  name: string,
): { readonly draft: Draft; readonly issues: readonly Issue[] } {
  const first = rows[0] ?? { line: 1, cells: [] }
  const unplaced: Unplaced[] = []
  const cells = rows.map(({ line, cells: values }) =>
    values.flatMap((raw, n): Cell[] => {
      if (raw.trim() === '') return []
      const column = plan.columns[n]
      const label = column?.label ?? `column ${n + 1}`
      const at = `${name}:${line} ${label}`
      const isText = column?.targets.some(({ field }) => WORDS.has(field)) === true
      const value = (isText ? unwrapped(raw) : raw).trim()
      if (column === undefined || column.targets.length === 0) {
        // A column that is only a part of the key has its place there.
        if (!plan.key.includes(n) && !unplaced.some((known) => known.label === label && known.value === value))
          unplaced.push({ label, value, at })
        return []
      }
      return column.targets
        .filter(({ field }) => field !== 'key')
        .map(({ values: signs, ...target }) => ({
          ...target,
          label,
          value: target.field === 'collection' ? value : (signs?.get(value) ?? value),
          at,
        }))
    }),
  )
  const key = keyOf(first, plan, name)
  return draftOfCells([...cells, plan.constants], {
    at: `${name}:${first.line}`,
    unplaced,
    ...(key === undefined ? {} : { key }),
    ...(mapping?.dateRole === undefined ? {} : { dateRole: mapping.dateRole }),
    ...(mapping?.openingDate === undefined ? {} : { openingDate: mapping.openingDate }),
  })
}

function keyOf(row: Row, plan: Plan, name: string): Placed<string> | undefined {
  const parts = plan.key.map((n) => row.cells[n]?.trim() ?? '')
  // A key that lacks its last part would be another row's.
  if (parts.length === 0 || parts.at(-1) === '') return undefined
  return {
    value: parts.filter((part) => part !== '').join(' '),
    at: `${name}:${row.line} ${plan.columns[plan.key.at(-1) ?? 0]?.label ?? ''}`.trimEnd(),
  }
}
