import { Fragment } from 'preact'
import { isoOf } from '#exchange/day-range.ts'
import { displayDate } from '#value/display-date.ts'
import type { Band } from './bands.ts'
import type { DrawnMove } from './drawn-move.ts'
import { LEADING, labelOf } from './label-lines.ts'
import type { Lane, Picture } from './lanes.ts'
import { StanceMark } from './marks.tsx'

export interface PictureProps {
  readonly picture: Picture
  readonly kind: 'wide' | 'narrow'
  /** A move's full name, for those who do not see it; undefined where its own words have to do. */
  readonly nameOf: (sign: string) => string | undefined
  readonly hrefOf: (sign: string) => string
  /** A day in words, the year left out where all have one. */
  readonly sayDay: (day: number) => string
  /** "end of 14 January" */
  readonly asOf: string
}

/** An exchange drawn: lanes, days, moves as arrows. The same stands below as a table. */
export function PictureOf(props: PictureProps) {
  const { picture, kind, sayDay, asOf } = props
  const { width, height, lanes, bands, moves, rings, carries, top } = picture
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no picture
    <svg
      class={`pic ${kind}`}
      viewBox={`0 0 ${width} ${Math.ceil(height)}`}
      width={width}
      height={Math.ceil(height)}
      role="group"
      aria-label="The exchange as a picture: parties side by side, time downward. The same is below as a table."
    >
      <path
        class="x-hr"
        d={bands.map(({ y, from, isFold }) => (from === undefined || isFold ? '' : `M0 ${y}H${width}`)).join('')}
      />
      {bands.map((band) => (
        <BandOf key={`${band.from}`} band={band} width={width} kind={kind} sayDay={sayDay} />
      ))}
      {lanes.map((lane) => (
        <LaneOf key={lane.id} lane={lane} picture={picture} />
      ))}
      {picture.asOf === undefined ? null : (
        <>
          <path class="x-now" d={`M0 ${picture.asOf}H${width}`} />
          {kind === 'narrow' ? null : (
            <text class="x-nowt" x="0" y={picture.asOf - 7}>
              {asOf}
            </text>
          )}
        </>
      )}
      {moves.map(({ sign, implied, isOff }) =>
        implied.map((path) => <path key={`${sign}${path}`} class={isOff ? 'x-by off' : 'x-by'} d={path} />),
      )}
      {carries.map(({ path, words, isOff, at }) => (
        <g key={`${words}${path}`}>
          <path class={isOff ? 'x-carry off' : 'x-carry'} d={path} />
          {kind === 'narrow' ? null : (
            <text class={isOff ? 'x-carryt off' : 'x-carryt'} x={at.x} y={at.y} text-anchor="end">
              {words}
            </text>
          )}
        </g>
      ))}
      {moves.map((move) => (
        <MoveOf key={move.sign} move={move} {...props} />
      ))}
      {rings.map(({ x, y, isOff, how }) => (
        <g key={`${x} ${y}`}>
          <circle
            class={isOff ? 'x-crossring off' : 'x-crossring'}
            cx={Math.round(x)}
            cy={Math.round(y)}
            r={kind === 'wide' ? 12 : 9}
          />
          {kind === 'narrow' ? null : (
            <text class={isOff ? 'x-crosst off' : 'x-crosst'} x={Math.round(x)} y={Math.round(y) + 34}>
              {how === 'surely' ? 'crossed' : 'possibly crossed'}
            </text>
          )}
        </g>
      ))}
      <g class={picture.isSlanted ? 'x-heads slant' : 'x-heads'}>
        {lanes.map(({ id, x, label }) => (
          <text
            key={id}
            class="x-head"
            {...(picture.isSlanted
              ? { transform: `translate(${x - 2} ${top - 12}) rotate(-32)` }
              : { x, y: top - 26, 'text-anchor': 'middle' })}
          >
            {labelOf([{ text: label, as: 'act' }], kind === 'narrow' ? 78 : 150, 1).lines[0]?.[0]?.text}
          </text>
        ))}
      </g>
    </svg>
  )
}

function BandOf({
  band,
  width,
  kind,
  sayDay,
}: { readonly band: Band; readonly width: number } & Pick<PictureProps, 'kind' | 'sayDay'>) {
  const { y, from, to, isFold, height } = band
  const said = (day: number) => (kind === 'narrow' ? narrowDay(day) : sayDay(day))
  if (from === undefined)
    return (
      <>
        <path class="x-hr" d={`M0 ${y - 3}H${width}M0 ${y}H${width}`} />
        <text class="x-gap" x="0" y={y + 22}>
          {kind === 'narrow' ? 'No' : 'Day not'}
        </text>
        <text class="x-gap" x="0" y={y + 37}>
          {kind === 'narrow' ? 'day' : 'known'}
        </text>
      </>
    )
  if (isFold)
    return (
      <text class="x-gap" x="0" y={y + height / 2 + 4}>
        {kind === 'narrow'
          ? '…'
          : `${to === undefined || to === from ? sayDay(from) : runOf(from, to, sayDay)}: no move known`}
      </text>
    )
  return (
    <text class="x-day" x="0" y={y + 24}>
      {said(from)}
    </text>
  )
}

const runOf = (from: number, to: number, sayDay: (day: number) => string) => `${sayDay(from)} to ${sayDay(to)}`

/** "14 Jan", on two places where there is little room. */
const narrowDay = (day: number) => displayDate(isoOf(day) ?? '').replace(/^(?<d>\d+) (?<m>\w{3}).*$/u, '$<d> $<m>')

/** A lane is dotted through the days on which nothing is known to have moved, and left out between the days and what has none. */
function LaneOf({ lane, picture }: { readonly lane: Lane; readonly picture: Picture }) {
  const { x, isEye } = lane
  const kind = isEye ? 'x-lane eye' : 'x-lane'
  const bare = picture.bands[0]?.y ?? picture.top
  return (
    <>
      <path class={kind} d={`M${x} ${picture.top - 2}V${bare}`} />
      {runsOf(picture.bands).map(({ y, end, isFold }) => (
        <path key={y} class={isFold ? 'x-lane gap' : kind} d={`M${x} ${y}V${end}`} />
      ))}
    </>
  )
}

function runsOf(bands: readonly Band[]) {
  const runs: { y: number; end: number; isFold: boolean }[] = []
  for (const { y, height, isFold } of bands) {
    const last = runs.at(-1)
    if (last !== undefined && last.isFold === isFold && last.end === y) last.end = y + height
    else runs.push({ y, end: y + height, isFold })
  }
  return runs
}

function MoveOf({ move, kind, nameOf, hrefOf, sayDay }: { readonly move: DrawnMove } & PictureProps) {
  const { sign, x, y, isAnswer, isOff, isReported, shafts, marks, label } = move
  const drawn = label?.lines.map((line) => line.map(({ text }) => text).join('')) ?? []
  const shaft = isReported ? 'x-shaft reported' : 'x-shaft'
  const r = kind === 'wide' ? 12 : 11
  const name = nameOf(sign)
  return (
    <>
      <a
        class={`x-move${isAnswer ? ' closed' : ''}${isOff ? ' off' : ''}`}
        href={hrefOf(sign)}
        // Whoever speaks to the page says the words that are seen: the name begins with them (WCAG 2.5.3).
        aria-label={name === undefined ? undefined : [sign, ...drawn, name].map((words) => words.trim()).join(' ')}
      >
        <path class="x-area" d={`M${x - 13} ${y - 13}h26v26h-26z`} />
        {move.isUncertain ? (
          <>
            <path class="x-span" d={`M${x} ${y - 26}V${y + 26}`} />
            <path class="x-cap" d={`M${x - 4} ${y - 26}h8M${x - 4} ${y + 26}h8`} />
          </>
        ) : null}
        <OneOf kind={shaft} paths={shafts.map(({ line }) => line)} />
        <OneOf kind="x-shaft fade" paths={shafts.map(({ fading }) => fading ?? '')} />
        <OneOf kind="x-cap" paths={shafts.map(({ bar }) => bar ?? '')} />
        <OneOf kind="x-tip" paths={shafts.flatMap(({ heads }) => heads)} />
        {marks.map((mark) => (
          <Fragment key={`${mark.x}`}>
            <circle class="x-knock" cx={Math.round(mark.x)} cy={Math.round(mark.y)} r={kind === 'wide' ? 9 : 8} />
            <StanceMark {...mark} />
          </Fragment>
        ))}
        {move.isPublished ? (
          <path class="x-cap" d={`M${x - 20} ${y - 5}v10M${x - 20} ${y}h40M${x + 20} ${y - 5}v10`} />
        ) : null}
        <circle class="x-disc" cx={x} cy={y} r={r} />
        <text class={sign.length > 2 ? 'x-no long' : 'x-no'} x={x} y={y + 4.2}>
          {sign}
        </text>{' '}
        {label?.lines.map((line, n) => (
          <Fragment key={drawn[n]}>
            <text class="x-lab" x={label.x} y={label.y + 12.5 + LEADING * n}>
              {line.map(({ text, as }) => (
                <tspan key={text} class={as === 'act' ? 'a' : as === 'quiet' ? 'q' : undefined}>
                  {text}
                </tspan>
              ))}
            </text>{' '}
          </Fragment>
        ))}
      </a>
      {move.stages.map((stage) => (
        <text
          key={stage.step}
          class={isOff ? 'x-lab off' : 'x-lab'}
          x={stage.x}
          y={stage.y}
          text-anchor={stage.isLeft ? 'end' : undefined}
        >
          <tspan class="q">{`${stage.step} ${sayDay(stage.day)}`}</tspan>
        </text>
      ))}
    </>
  )
}

/** Several paths of one kind as one: a picture of some hundred moves has thousands. */
function OneOf({ kind, paths }: { readonly kind: string; readonly paths: readonly string[] }) {
  const d = paths.join('')
  return d === '' ? null : <path class={kind} d={d} />
}
