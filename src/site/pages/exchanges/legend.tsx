import type { ComponentChildren } from 'preact'
import type { Picture } from './lanes.ts'
import { StanceMark } from './marks.tsx'
import { STANCE_VERB } from './move-words.ts'

/** How to read the picture: the signs that are in it, and no others. */
export function Legend({ picture }: { readonly picture: Picture }) {
  const { moves } = picture
  const shafts = moves.flatMap((move) => move.shafts)
  const stances = new Set(moves.flatMap(({ marks }) => marks.map(({ stance }) => stance)))
  return (
    <section class="legend" aria-labelledby="h-legend">
      <h2 class="lab" id="h-legend">
        How to read it
      </h2>
      <ul>
        <Sign of={moves.some((move) => !move.isAnswer)} words="asks or tells">
          <circle class="x-disc" cx="22" cy="7" r="6" />
        </Sign>
        <Sign of={moves.some((move) => move.isAnswer)} words="answers">
          <circle class="s-fill" cx="22" cy="7" r="6" />
        </Sign>
        <Sign of={shafts.some(({ heads }) => heads.length > 0)} words="the arrow ends on the day of receipt">
          <path class="x-shaft" d="M2 3L34 9.5" />
          <path class="x-tip" d="M42 11L32.5 12.5L34 5.8z" />
        </Sign>
        <Sign of={shafts.some(({ fading }) => fading !== undefined)} words="day of receipt not known">
          <path class="x-shaft" d="M2 4L15 6.6" />
          <path class="x-shaft fade" d="M17 7L22 8M25 8.6L28.5 9.3M32 10L34 10.4M38 11.2L39 11.4" />
        </Sign>
        <Sign of={shafts.some(({ bar }) => bar !== undefined)} words="presented at the bar, arrived at the end">
          <path class="x-shaft" d="M2 3L28 6L40 12" />
          <path class="x-cap" d="M28 1v10" />
        </Sign>
        <Sign of={moves.some((move) => move.isReported)} words="known only from reports or literature">
          <path class="x-shaft reported" d="M2 7H42" />
        </Sign>
        <Sign of={moves.some((move) => move.isUncertain)} words="day of sending not certain">
          <path class="x-span" d="M22 1V13" />
          <path class="x-cap" d="M19 1h6M19 13h6" />
        </Sign>
        <Sign of={moves.some(({ implied }) => implied.length > 0)} words="in hand by then, implied by that move">
          <path class="x-by" d="M22 0V13M18 13h8" />
        </Sign>
        <Sign of={moves.some((move) => move.isPublished)} words="published">
          <path class="x-cap" d="M6 2v10M6 7h32M38 2v10" />
          <circle class="x-disc" cx="22" cy="7" r="4.5" />
        </Sign>
        {[...stances].map((stance) => (
          <Sign key={stance} of={true} words={STANCE_VERB[stance]}>
            <StanceMark stance={stance} x={22} y={7} />
          </Sign>
        ))}
        <Sign of={picture.rings.length > 0} words="possibly crossed">
          <path class="x-shaft" d="M4 2L40 12M40 2L4 12" />
          <circle class="x-crossring" cx="22" cy="7" r="6" />
        </Sign>
      </ul>
      <p class="order">Order within a day is not known.</p>
    </section>
  )
}

function Sign({
  of,
  words,
  children,
}: {
  readonly of: boolean
  readonly words: string
  readonly children: ComponentChildren
}) {
  if (!of) return null
  return (
    <li>
      <svg width="44" height="14" viewBox="0 0 44 14" class="x-sign" aria-hidden="true">
        {children}
      </svg>
      {words}
    </li>
  )
}
