/** Leaves of a file that are here, in order; `not here` where a run between two documents is not. */
export interface LeafRun {
  readonly first: number
  readonly last: number
  /** What stands on it: a number; absent where nothing is here. */
  readonly label?: string
  readonly anchor?: string
  readonly name: string
}

/** The longest stretch of leaves that is drawn; in a longer file the runs alone are told. */
const MOST_LEAVES = 400

/** A file as a strip of its leaves. */
export function LeafStrip({ runs }: { readonly runs: readonly LeafRun[] }) {
  const [first, last] = [runs[0]?.first, Math.max(...runs.map((run) => run.last))]
  if (first === undefined || runs.length < 2 || last - first + 1 > MOST_LEAVES) return null
  return (
    <>
      <Picture runs={runs} first={first} last={last} width={1_040} named="w-only" />
      <Picture runs={runs} first={first} last={last} width={350} named="n-only" />
    </>
  )
}

interface PictureProps {
  readonly runs: readonly LeafRun[]
  readonly first: number
  readonly last: number
  readonly width: number
  readonly named: string
}

function Picture({ runs, first, last, width, named }: PictureProps) {
  const leaf = width / (last - first + 1)
  const x = (number: number) => Math.round((number - first) * leaf * 10) / 10
  // A figure of up to four digits takes about 30 units.
  const every = [1, 2, 5, 10, 20, 50, 100].find((step) => step * leaf >= 30) ?? 200
  const figures = Array.from({ length: last - first + 1 }, (_, n) => first + n).filter(
    (number) => number === first || (number % every === 0 && (number - first) * leaf >= 30),
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no picture
    <svg
      class={`leafmap ${named}`}
      viewBox={`0 0 ${width} 72`}
      width={width}
      height={72}
      role="group"
      aria-label={`Leaves ${first} to ${last} of the file`}
    >
      {figures.map((number) => (
        <g key={number}>
          <path class="tick" d={`M${x(number)} 44v5`} />
          <text x={x(number) + leaf / 2} y="66">
            {number}
          </text>
        </g>
      ))}
      <path class="tick" d={`M${width} 44v5M0 44.5H${width}`} />
      {runs.map((run) => (
        <Run key={`${run.first} ${run.name}`} run={run} from={x(run.first)} to={x(run.last + 1)} />
      ))}
    </svg>
  )
}

function Run({ run, from, to }: { readonly run: LeafRun; readonly from: number; readonly to: number }) {
  const { label, anchor, name } = run
  const room = to - from
  const middle = (from + to) / 2
  if (label === undefined || anchor === undefined) {
    return (
      <>
        <path class="no" d={`M${from + 2} 32H${to - 2}`} />
        {room < 80 ? null : (
          <text x={middle} y="15">
            nothing here
          </text>
        )}
      </>
    )
  }
  return (
    <a href={`#${anchor}`} aria-label={name}>
      <rect class="x-area" x={from} y="0" width={room} height="44" />
      {room < label.length * 7.5 ? null : (
        <text class="d" x={middle} y="15">
          {label}
        </text>
      )}
      <rect
        class="held"
        x={from + Math.min(2, room / 6)}
        y="26"
        width={Math.max(1.5, room - Math.min(4, room / 3))}
        height="12"
      />
    </a>
  )
}
