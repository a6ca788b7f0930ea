import type { Issue } from '#value/issue.ts'
import type { Cell } from '../fields/cell.ts'
import { fieldNamed } from '../fields/names.ts'
import type { Mapping } from './mapping.ts'

type Target = Mapping['columns'][string][number]

/** A column with what it means; no targets: nobody knows, and its cells go to `unplaced`. */
export interface Column {
  readonly label: string
  readonly targets: readonly Target[]
}

/** How the rows of a table become documents. */
export interface Plan {
  readonly columns: readonly Column[]
  /** Columns that together are the key, by their position; empty: none. */
  readonly key: readonly number[]
  /** Columns in which the adjacent rows of one document agree. */
  readonly group: readonly number[]
  /** Whether `group` was asked for; else rows join only where nothing in them contradicts. */
  readonly grouped: boolean
  readonly constants: readonly Cell[]
}

/** Where a column of one of these names stands, numbers count within it: letter 12 of volume 3. */
const WITHIN = ['edition', 'volume', 'collection'] as const
/** A plain number; `id` and `uuid` are taken for full identifiers. */
const COUNTED = /^(?:key|no|nr|number|nummer|numéro|letter|brief|schlüssel)\.?$/iu

export function planColumns(
  header: readonly string[],
  mapping: Mapping | undefined,
  name: string,
): { readonly plan: Plan; readonly issues: readonly Issue[] } {
  const labels = labelsOf(header)
  const issues: Issue[] = []
  const tell = (severity: Issue['severity'], message: string) =>
    issues.push({ severity, at: `${name}:1`, field: 'columns', message })
  const position = (wanted: string): number[] => {
    const found = labels.indexOf(wanted)
    const like = found >= 0 ? found : labels.findIndex((label) => label.toLowerCase() === wanted.toLowerCase())
    if (like < 0) tell('warning', `the mapping names a column “${wanted}”; there is none`)
    return like < 0 ? [] : [like]
  }
  if (mapping !== undefined) {
    for (const wanted of Object.keys(mapping.columns)) position(wanted)
    const byLabel = new Map(Object.entries(mapping.columns).map(([label, targets]) => [label.toLowerCase(), targets]))
    const columns = labels.map((label) => ({ label, targets: byLabel.get(label.toLowerCase()) ?? [] }))
    const group = (mapping.group ?? []).flatMap(position)
    const asKey = columns.flatMap(({ targets }, n) => (targets.some(({ field }) => field === 'key') ? [n] : []))
    const key = mapping.key === undefined ? (asKey.length > 0 ? asKey : group) : mapping.key.flatMap(position)
    const constants = Object.entries(mapping.constants ?? {}).map(([field, value]) => ({
      field: field as Cell['field'],
      label: field,
      value,
      at: `${name} (mapping)`,
    }))
    return { plan: { columns, key, group, grouped: mapping.group !== undefined, constants }, issues }
  }
  const columns = labels.map((label): Column => {
    const field = fieldNamed(label)
    return { label, targets: field === undefined ? [] : [{ field }] }
  })
  const keyed = columns.findIndex(({ targets }) => targets.some(({ field }) => field === 'key'))
  const key =
    keyed >= 0
      ? [keyed]
      : columns
          .flatMap(({ targets }, n) => (targets.some(({ field }) => field === 'record-number') ? [n] : []))
          .slice(0, 1)
  const label = columns[key[0] ?? -1]?.label ?? ''
  const within = COUNTED.test(label)
    ? columns.findIndex(({ targets }) => targets.some(({ field }) => WITHIN.some((name) => name === field)))
    : -1
  if (within >= 0) {
    const [counted = -1] = key
    const has = (column: Column | undefined, field: Cell['field']) =>
      column?.targets.some((target) => target.field === field) === true
    // Letter 12 of an edition bears that number there.
    if (has(columns[within], 'edition') && !columns.some((column) => has(column, 'edition-number')))
      columns[counted] = { label, targets: [...(columns[counted]?.targets ?? []), { field: 'edition-number' }] }
    key.unshift(within)
    tell(
      'note',
      `“${label}” is taken to count within “${columns[within]?.label}”: both together are a row's key; a mapping can say otherwise`,
    )
  }
  const strange = columns.filter(({ targets }) => targets.length === 0).map((column) => `“${column.label}”`)
  if (strange.length > 0) tell('note', `not known by name, kept as unplaced: ${strange.join(', ')}`)
  return { plan: { columns, key, group: key, grouped: false, constants: [] }, issues }
}

/** Every column has a name of its own: one without is called by its number, and of two alike the second gets `(2)`. */
function labelsOf(header: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  return header.map((given, n) => {
    const label = given.replace(/\s+/gu, ' ').trim() || `column ${n + 1}`
    const count = (counts.get(label) ?? 0) + 1
    counts.set(label, count)
    return count === 1 ? label : `${label} (${count})`
  })
}
