import type { Move, Point, STANCES } from '#exchange/exchange.ts'
import { lookUp } from '#value/look-up.ts'
import { inARow } from '../../words/counted.ts'
import type { DatedMove } from './dated-moves.ts'
import type { Run } from './label-lines.ts'

type Stance = (typeof STANCES)[number]

export const STANCE_VERB: Readonly<Record<Stance, string>> = {
  accept: 'accepts',
  'accept-in-part': 'accepts in part',
  'accept-on-conditions': 'accepts on conditions',
  refuse: 'refuses',
  counter: 'counters',
  hold: 'holds',
  acknowledge: 'acknowledges',
}

const ACT_VERB: Readonly<Record<string, string>> = {
  propose: 'proposes',
  request: 'requests',
  'ask-assent': 'asks assent',
  ask: 'asks',
  demand: 'demands',
  inform: 'informs',
  advise: 'advises',
  instruct: 'instructs',
  answer: 'answers',
  assure: 'assures',
  warn: 'warns',
  protest: 'protests',
  withdraw: 'withdraws',
  publish: 'publishes',
}

export const ATTESTED: Readonly<Record<Move['attested'], string>> = {
  documented: 'documented',
  reported: 'reported at the time',
  literature: 'later literature',
  inferred: 'inferred',
}

/** What a point does, as a verb: "asks assent", "refuses". */
export const verbsOf = ({ act, answers = [] }: Point): readonly string[] =>
  answers.length === 0 ? [lookUp(ACT_VERB, act) ?? act] : [...new Set(answers.map(({ stance }) => STANCE_VERB[stance]))]

/** What a move does, all of its points: "informs, asks assent, advises". */
export const actsOf = ({ points }: Move): string => [...new Set(points.flatMap(verbsOf))].join(', ')

/** Answers and what expects one say more than what only tells. */
const weight = ({ act, answers = [] }: Point) =>
  answers.length > 0 ? 0 : ['propose', 'request', 'ask-assent', 'ask', 'demand', 'publish'].includes(act) ? 1 : 2

/** A sentence stands by itself; what is only a part of one wants the verb before it. */
const isSentence = (content: string) => /^\p{Lu}/u.test(content)

/** The label of a move in the picture, the weightiest points first, what it does in bold. */
export function labelRuns({ move, isOrdered }: DatedMove, isPossible: boolean, isLost = false): readonly Run[] {
  const said = move.points.toSorted((a, b) => weight(a) - weight(b)).map(saidOf)
  const [first, ...others] = said
  if (first === undefined) return [{ text: isLost ? 'Content set aside' : 'Content not known', as: 'quiet' }]
  const parts = /^(?<act>\S+(?: \S+)?:|\S+)(?<rest>.*)$/su.exec(first)?.groups
  return [
    { text: isPossible ? possibly(parts?.act ?? first) : (parts?.act ?? first), as: 'act' },
    { text: [parts?.rest ?? '', ...others.map(lowered)].join('; ') },
    ...(isOrdered ? [{ text: 'ordered this day', as: 'quiet' } as const] : []),
  ]
}

function saidOf(point: Point): string {
  const verbs = capital(inARow(verbsOf(point)))
  if (point.content === undefined) return verbs
  return isSentence(point.content) ? bare(point.content) : `${verbs}: ${bare(point.content)}`
}

/** "Holds, possibly:", "Possibly asks" */
const possibly = (act: string) => (act.endsWith(':') ? `${act.slice(0, -1)}, possibly:` : `Possibly ${lowered(act)}`)

const lowered = (words: string) => words.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase())
const bare = (content: string) => content.replace(/\.$/u, '')
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** A point's content, with its id where a move has several: "a draft Soviet answer (1b)". */
export const contentOf = ({ points }: Move): string =>
  points
    .map((point) => {
      const said = `${point.content === undefined ? verbsOf(point).join(', ') : bare(point.content)}`
      const more = [
        ...(points.length > 1 ? [point.id] : []),
        ...(point.continues === undefined ? [] : [`continues ${point.continues}`]),
        ...(point.acknowledges ?? []).map((sign) => `acknowledges ${sign}`),
        ...(point.carriesOut ?? []).map((id) => `carries out ${id}`),
        ...(point.withdraws ?? []).map((id) => `takes back ${id}`),
        ...(point.tells ?? []).map(({ move, extent }) => `tells of ${move}${extent === 'text' ? '' : ` (${extent})`}`),
      ]
      return `${said}${more.length === 0 ? '' : ` (${more.join('; ')})`}`
    })
    .join('; ')
