/** Words of a citation of one kind of letter. */
export interface Run {
  readonly text: string
  readonly as?: 'italic' | 'bold' | 'small-caps' | 'superscript' | 'subscript'
}

/** Signs for private use that stand in the engine's output where letters change, in pairs; from outside none of them comes in. */
const KINDS = ['italic', 'bold', 'small-caps', 'superscript', 'subscript'] as const
const FIRST = 0xf500
const [OPENS, CLOSES] = [0, 1].map((end) => KINDS.map((_, n) => String.fromCharCode(FIRST + 2 * n + end)))
const SIGNS = /[\uf500-\uf5ff]/gu
/** What the engine would take for its own: letters of markup and backslashes it leaves out, plain quotes it turns. */
const TAKEN: readonly (readonly [string, string])[] = ['<', '>', '\\', '"', "'"].map((sign, n) => [
  sign,
  String.fromCharCode(FIRST + 0xf0 + n),
])

/** A value from outside on its way into the engine, on one line; `asGiven`: its quotes stay as they are, too. */
export const shielded = (value: string, asGiven: boolean): string =>
  TAKEN.slice(0, asGiven ? 5 : 3).reduce(
    (text, [sign, shield]) => text.replaceAll(sign, shield),
    value.replace(SIGNS, '\ufffd').replace(/[^\S\n\r]*[\n\r]\s*/gu, ' '),
  )

const unshielded = (text: string): string =>
  TAKEN.reduce((shown, [sign, shield]) => shown.replaceAll(shield, sign), text)

const around = (kind: (typeof KINDS)[number]): string => {
  const at = KINDS.indexOf(kind)
  return `${OPENS?.[at]}%%STRING%%${CLOSES?.[at]}`
}
const asItIs = (_state: unknown, text: string): string => text
const quoted = (state: Terms, text: string | undefined, kind: '' | 'inner-') =>
  `${state.getTerm(`open-${kind}quote`)}${text ?? ''}${text === undefined ? '' : state.getTerm(`close-${kind}quote`)}`

interface Terms {
  getTerm(term: string): string
}

/** The form of output that the engine is given: plain words, with a sign where italics begin and end. */
export const RUNS_FORMAT = {
  text_escape: (text: string | undefined) => text ?? '',
  bibstart: '',
  bibend: '',
  '@font-style/italic': around('italic'),
  '@font-style/oblique': around('italic'),
  '@font-style/normal': false,
  '@font-variant/small-caps': around('small-caps'),
  '@passthrough/true': asItIs,
  '@font-variant/normal': false,
  '@font-weight/bold': around('bold'),
  '@font-weight/normal': false,
  '@font-weight/light': false,
  '@text-decoration/none': false,
  '@text-decoration/underline': around('italic'),
  '@vertical-align/sup': around('superscript'),
  '@vertical-align/sub': around('subscript'),
  '@vertical-align/baseline': false,
  '@strip-periods/true': asItIs,
  '@strip-periods/false': asItIs,
  '@quotes/true': (state: Terms, text: string | undefined) => quoted(state, text, ''),
  // Without words it is an apostrophe.
  '@quotes/inner': (state: Terms, text: string | undefined) =>
    text === undefined ? '’' : quoted(state, text, 'inner-'),
  '@quotes/false': false,
  '@cite/entry': asItIs,
  '@bibliography/entry': asItIs,
  '@display/block': (_state: unknown, text: string) => ` ${text}`,
  '@display/left-margin': (_state: unknown, text: string) => `${text} `,
  '@display/right-inline': asItIs,
  '@display/indent': (_state: unknown, text: string) => ` ${text}`,
  '@showid/true': asItIs,
  '@URL/true': asItIs,
  '@DOI/true': asItIs,
}

/** The engine's output as runs; of letters of two kinds at once the inner one is kept. */
export function runsOf(output: string): readonly Run[] {
  const runs: Run[] = []
  const open: Run['as'][] = []
  for (const piece of output.split(/(?<sign>[\uf500-\uf5ef])/u)) {
    const at = piece.length === 1 ? piece.charCodeAt(0) - FIRST : -1
    if (at >= 0 && at < 2 * KINDS.length) {
      if (at % 2 === 0) open.push(KINDS[at / 2])
      else open.pop()
    } else if (piece !== '') {
      const as = open.at(-1)
      runs.push({ text: unshielded(piece), ...(as === undefined ? {} : { as }) })
    }
  }
  return runs
}
