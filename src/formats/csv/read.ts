import type { Draft } from '#document/draft.ts'
import type { Issue } from '#value/issue.ts'
import { decode } from '../bytes/decode.ts'
import { fieldNamed } from '../fields/names.ts'
import type { Incoming, ReadableFormat, Reading } from '../format.ts'
import { type Plan, planColumns } from './columns.ts'
import { sniff } from './dialect.ts'
import { type Mapping, readMapping } from './mapping.ts'
import { continues, draftOfRows } from './record.ts'
import { type Row, rows } from './rows.ts'

/** Looked at to tell delimiter, quote and header. */
const HEAD = 64 * 1024
/** Rows of one document; more is a mistake in the mapping. */
const MOST_ROWS = 10_000
/** Characters of one document. */
const LARGEST = 64 * 1024 * 1024
const COLLECTIONS_REMEMBERED = 10_000

/** A table with a header: a document a row, or several adjacent rows; columns known by name (`docs/import.md`), or by a mapping. */
export const csv: ReadableFormat = { id: 'csv', label: 'Table (CSV, TSV)', recognises, read }

function recognises(name: string, head: string): number {
  if (/^\s*[{[<]/u.test(head)) return 0
  const { cells, known } = sniff(head)
  if (/\.(?:csv|tsv|tab)$/iu.test(name)) return cells.length > 1 ? 0.9 : 0.4
  return cells.length >= 3 && known >= 2 && cells.every((cell) => cell.length <= 40) ? 0.8 : 0
}

async function* read(file: Incoming): AsyncIterable<Reading> {
  const { mapping, issues } = file.mapping === undefined ? { issues: [] } : readMapping(file.mapping, file.name)
  yield* told(issues)
  if (file.mapping !== undefined && mapping === undefined) return

  const decoding = decode(file)
  const pieces = decoding.pieces[Symbol.asyncIterator]()
  let head = ''
  let ended = false
  while (!ended && head.length < HEAD) {
    const next = await pieces.next()
    if (next.done === true) ended = true
    else head += next.value
  }
  const first = decoding.takeIssues()
  yield* told(first)
  const refused = first.some(({ severity }) => severity === 'error')
  const sniffed = sniff(head)
  const dialect = { delimiter: mapping?.delimiter ?? sniffed.delimiter, quote: mapping?.quote ?? sniffed.quote }
  async function* all() {
    try {
      yield head
      if (!ended) yield* { [Symbol.asyncIterator]: () => pieces }
    } finally {
      await pieces.return?.()
    }
  }

  let plan: Plan | undefined
  let gathered: Row[] = []
  let size = 0
  let met = 0
  const collections = new Set<string>()
  for await (const row of rows(all(), dialect)) {
    met += 1
    yield* told(decoding.takeIssues())
    yield* told(troubleOf(row, file.name))
    if (row.trouble === 'too-long') {
      yield { kind: 'refused' }
      continue
    }
    if (plan === undefined) {
      const headed = mapping?.header !== false
      const planned = planColumns(headed ? row.cells : row.cells.map(() => ''), mapping, file.name)
      if (!meansSomething(planned.plan)) {
        yield { kind: 'issue', issue: unknownTable(row, file.name) }
        return
      }
      yield* told(planned.issues)
      plan = planned.plan
      if (headed) continue
    }
    yield* told(widthOf(row, plan, file.name))
    const length = row.cells.reduce((sum, cell) => sum + cell.length, 0)
    size += length
    if (continues(plan, gathered, row) && gathered.length < MOST_ROWS && size <= LARGEST) {
      gathered.push(row)
      continue
    }
    yield* document(gathered, plan, mapping, file.name, collections)
    gathered = [row]
    size = length
  }
  if (plan === undefined) {
    if (!refused) yield* told([amiss(file.name, 'there is no table in it')])
  } else if (met === 1 && mapping?.header !== false) yield* told([amiss(file.name, 'there is no row below its header')])
  else yield* document(gathered, plan, mapping, file.name, collections)
  yield* told(decoding.takeIssues())
}

const amiss = (at: string, message: string): Issue => ({ severity: 'error', at, field: 'file', message })

function* told(issues: readonly Issue[]): Iterable<Reading> {
  for (const issue of issues) yield { kind: 'issue', issue }
}

function* document(
  gathered: readonly Row[],
  plan: Plan,
  mapping: Mapping | undefined,
  name: string,
  collections: Set<string>,
): Iterable<Reading> {
  if (gathered.length === 0) return
  const { draft, issues } = draftOfRows(gathered, plan, mapping, name)
  if (gathered.length > 1 && !plan.grouped) {
    yield* told([
      {
        severity: 'note',
        at: draft.at,
        field: 'file',
        message: `${gathered.length} rows with the same key, which differ in people or subjects alone, are one document`,
      },
    ])
  }
  yield* told(issues)
  yield* collectionsOf(draft, mapping, collections)
  yield { kind: 'draft', draft }
}

/** A collection comes before its first document. So many are remembered that a table cannot fill the memory; another mention does no harm. */
function* collectionsOf(draft: Draft, mapping: Mapping | undefined, known: Set<string>): Iterable<Reading> {
  for (const { value, at } of draft.collections ?? []) {
    if (known.has(value)) continue
    if (known.size >= COLLECTIONS_REMEMBERED) known.clear()
    known.add(value)
    const titles = Object.values(mapping?.columns ?? {}).flatMap((targets) =>
      targets.flatMap(({ field, values }) => (field === 'collection' ? [values] : [])),
    )
    const title = titles.find((values) => values?.has(value))?.get(value) ?? value
    yield { kind: 'collection', collection: { key: value, title, at } }
  }
}

/** A table in which nothing tells one document from another is not read: it wants a mapping. */
const meansSomething = ({ columns }: Plan) =>
  columns.some(({ targets }) =>
    targets.some(({ field }) =>
      [
        'title',
        'key',
        'record-number',
        'text',
        'date',
        'sender',
        'recipient',
        'author',
        'source',
        'reference',
        'summary',
      ].includes(field),
    ),
  )

function unknownTable(row: Row, name: string): Issue {
  const names = row.cells
    .slice(0, 12)
    .map((cell) => `“${cell.slice(0, 30)}”`)
    .join(', ')
  const some = row.cells.some((cell) => fieldNamed(cell) !== undefined)
  const message = `${some ? 'too little is known' : 'nothing is known'} of the columns ${names}; say with --mapping which is which. Nothing was read`
  return { severity: 'error', at: `${name}:${row.line}`, field: 'columns', message }
}

function troubleOf({ trouble, line }: Row, name: string): readonly Issue[] {
  if (trouble === undefined) return []
  const at = `${name}:${line}`
  if (trouble === 'too-long')
    return [{ severity: 'error', at, field: 'file', message: 'a row of more than 16 MB; it was left out' }]
  const message =
    trouble === 'stray-quote'
      ? 'a quotation mark within a quoted cell is not doubled; kept as it stands'
      : 'a quotation mark is never closed; its cell was read to the end of the line'
  return [{ severity: 'warning', at, field: 'file', message }]
}

function widthOf({ cells, line }: Row, { columns }: Plan, name: string): readonly Issue[] {
  const at = `${name}:${line}`
  const extra = cells.slice(columns.length).filter((cell) => cell.trim() !== '').length
  if (extra > 0)
    return [
      {
        severity: 'warning',
        at,
        field: 'file',
        message: `${cells.length} cells, and the header has ${columns.length}; what is beyond it is unplaced`,
      },
    ]
  if (cells.length >= columns.length) return []
  return [
    {
      severity: 'warning',
      at,
      field: 'file',
      message: `${cells.length} cells, and the header has ${columns.length}; the missing ones are taken as empty`,
    },
  ]
}
