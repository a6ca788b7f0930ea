import { MOST_DRAFTS, MOST_WORDS } from '#exchange/descent-of-words.ts'
import { figure, inARow } from '../../words/counted.ts'
import type { WordingsProps, WordsRun } from './wordings-props.ts'

interface Props extends WordingsProps {
  /** "Moscow to CCP, 10 January" of a point. */
  readonly sentOf: (point: string) => string | undefined
}

/** The wordings beside each other: in the last, each run with its draft; in the others, what the last has no longer struck out. */
export function Wordings({ compared, isInTranslation, apart, sentOf }: Props) {
  return (
    <section class="wordings" aria-labelledby="h-wordings">
      <h2 id="h-wordings">The wordings</h2>
      {compared === undefined ? (
        <p class="lead">
          {isInTranslation
            ? 'The terms alone are compared: no two wordings are in the language of composition, or by one translator.'
            : 'No two wordings can be compared word by word.'}
        </p>
      ) : (
        <>
          <p class="lead">
            {compared.says} Every run of words in the last, <b>{compared.last}</b>, bears the sign of the draft in which
            it first stood. What the last has no longer is struck out in the others.
          </p>
          <div class="columns">
            {compared.texts.map(({ point, runs }, n) => (
              <section key={point} aria-labelledby={`w-${n + 1}`}>
                <h3 id={`w-${n + 1}`}>
                  {point}
                  <small>{sentOf(point)}</small>
                </h3>
                <p lang={compared.lang} dir={compared.dir}>
                  {runs.map((run, at) => (
                    <Words key={at} {...run} />
                  ))}
                </p>
              </section>
            ))}
          </div>
          <p class="also">
            Words are compared as they stand, in their order; two or more in a row count as taken over, one alone as
            new. Up to {MOST_DRAFTS} drafts of up to {figure(MOST_WORDS)} words and marks are compared.
          </p>
        </>
      )}
      {apart.length === 0 ? null : (
        <ul class="apart" aria-label="Not compared">
          {apart.map(({ points, why }) => (
            <li key={why}>
              <b>{inARow(points)}</b> {points.length === 1 ? 'is' : 'are'} not compared: {why}.
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Words({ words, from, isChanged }: WordsRun) {
  if (from === undefined) return isChanged ? <del>{words}</del> : words
  const said = (
    <>
      <span class="from" lang="en">
        {from}{' '}
      </span>
      {words}
    </>
  )
  return isChanged ? <ins>{said}</ins> : <span>{said}</span>
}
