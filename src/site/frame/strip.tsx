import type { Column } from '../words/strip-columns.ts'

/** A strip for a wide page and one for a phone, which may have fewer and wider columns. */
export interface StripProps {
  readonly label: string
  readonly wide: readonly Column[]
  readonly narrow: readonly Column[]
}

/** How wide (CSS pixels) a strip is set on a wide page: its letters keep their size. */
const WIDE = 1_056

/** Documents along time: one mark for one document, a solid column where there are too many. Every column that holds some is a link. */
export function Strip({ label, wide, narrow, width = WIDE }: StripProps & { readonly width?: number }) {
  return (
    <>
      <Picture label={label} columns={wide} width={width} named="w-only" />
      <Picture label={label} columns={narrow} width={350} named="n-only" />
    </>
  )
}

/** Columns that fit: at least 12 units wide on a wide page, 24 on a phone, where a finger must meet one. */
export const MOST_WIDE = 88
export const MOST_NARROW = 14

interface Measures {
  readonly column: number
  readonly mark: number
  /** Height of one mark and the space above it, where marks are single; height of one document where columns are solid. */
  readonly unit: number
  readonly single: boolean
  readonly base: number
  readonly below: number
}

function measures(columns: readonly Column[], width: number): Measures {
  const up = Math.max(1, ...columns.map((column) => column.up))
  const down = Math.max(0, ...columns.map((column) => column.down ?? 0))
  const single = Math.max(up, down) <= 7
  const unit = single ? 12 : 84 / Math.max(up, down)
  const column = Math.min(150, width / Math.max(1, columns.length))
  return {
    column,
    mark: Math.max(2, Math.min(34, column * 0.62)),
    unit,
    single,
    base: 6 + Math.ceil(up * unit),
    below: Math.ceil(down * unit),
  }
}

function Picture({
  label,
  columns,
  width,
  named,
}: {
  label: string
  columns: readonly Column[]
  width: number
  named: string
}) {
  if (columns.length === 0) return null
  const m = measures(columns, width)
  const ticked = ticksThatFit(columns, m.column)
  const months = columns.some((column) => column.under !== undefined)
  const foot = m.base + m.below + (m.below > 0 ? 10 : 4)
  const height = foot + (months ? 40 : 22)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no picture
    <svg
      class={`units ${named}`}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="group"
      aria-label={label}
    >
      {columns.map((column, n) => {
        const x = round(n * m.column)
        const span = {
          'data-from': column.from,
          'data-to': column.to,
          class: column.outside === true ? 'outside' : undefined,
        }
        const inner = (
          <>
            <rect class="hit" x={x} y="0" width={round(m.column)} height={foot + 20} />
            <Marks column={column} x={x + (m.column - m.mark) / 2} m={m} />
            {!ticked.has(column) ? null : (
              <text x={round(x + m.column / 2)} y={foot + 15} text-anchor="middle">
                {column.tick}
              </text>
            )}
          </>
        )
        return (
          <>
            {column.href === undefined ? (
              <g {...span}>{inner}</g>
            ) : (
              <a href={column.href} aria-label={column.name} {...span}>
                {inner}
              </a>
            )}
            {column.under === undefined ? null : (
              <text class="m" x={round(x + (m.column - m.mark) / 2)} y={foot + 33}>
                {column.under}
              </text>
            )}
          </>
        )
      })}
      <path class="base" d={`M0 ${m.base + 1.5}H${columns.length < 7 ? round(columns.length * m.column) : width}`} />
    </svg>
  )
}

/** How wide (units) a figure of a label is set, and the least room between two labels. */
const FIGURE = 7
const APART = 8

/** Where labels would run into one another, some are left out. */
function ticksThatFit(columns: readonly Column[], width: number): ReadonlySet<Column> {
  const fitting = new Set<Column>()
  let end = Number.NEGATIVE_INFINITY
  for (const [n, column] of columns.entries()) {
    const half = ((column.tick?.length ?? 0) * FIGURE) / 2
    const middle = (n + 0.5) * width
    if (half === 0 || middle - half < end + APART) continue
    fitting.add(column)
    end = middle + half
  }
  return fitting
}

function Marks({ column, x, m }: { column: Column; x: number; m: Measures }) {
  const { up, down = 0 } = column
  const width = round(m.mark)
  if (!m.single) {
    const [high, low] = [Math.max(up > 0 ? 2 : 0, round(up * m.unit)), Math.max(down > 0 ? 2 : 0, round(down * m.unit))]
    return (
      <>
        {up === 0 ? null : <rect class="u" x={round(x)} y={m.base - high} width={width} height={high} />}
        {down === 0 ? null : <rect class="u b" x={round(x) + 0.75} y={m.base + 4} width={width - 1.5} height={low} />}
      </>
    )
  }
  return (
    <>
      {Array.from({ length: up }, (_, n) => (
        <rect class="u" key={`u${n}`} x={round(x)} y={m.base - (n + 1) * m.unit + 1} width={width} height={9} />
      ))}
      {Array.from({ length: down }, (_, n) => (
        <rect
          class="u b"
          key={`b${n}`}
          x={round(x) + 0.75}
          y={m.base + 5 + n * m.unit}
          width={width - 1.5}
          height={7.5}
        />
      ))}
    </>
  )
}

const round = (value: number) => Math.round(value * 10) / 10
