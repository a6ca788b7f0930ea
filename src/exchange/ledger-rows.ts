import type { SayDays } from './days-in-words.ts'
import type { Evidence, Exchange } from './exchange.ts'
import type { Ledger, Line } from './ledger.ts'
import { lineInWords, type NoteKind } from './line-in-words.ts'
import type { Outstanding } from './outstanding.ts'

const ABOUT = ['as of', 'view', 'matter', 'move', 'act', 'content', 'asked by', 'reply awaited from', 'group', 'state']

/** A column each: in a table too, the kinds of "unanswered" stay different things. */
export const LEDGER_NOTES: readonly (readonly [heading: string, kind: NoteKind])[] = [
  ['answered by', 'answered-by'],
  ['earlier', 'earlier'],
  ['possibly', 'possibly'],
  ['day not known', 'day-not-known'],
  ['not received, a source says', 'not-received'],
  ['not sent by a day, a source says', 'not-sent'],
  ['no reply was sent, a source says', 'no-reply-was-sent'],
  ['no reply known', 'no-reply-known'],
  ['answered later', 'answered-later'],
  ['put possibly', 'put-possibly'],
]

const SINCE: readonly Outstanding['since'][] = ['presented', 'arrived', 'sent']

/** The columns of a ledger as a table. */
export const LEDGER_HEADINGS = [
  ...ABOUT,
  ...LEDGER_NOTES.map(([heading]) => heading),
  ...SINCE.map((step) => `days since ${step}`),
  'evidence',
]

/** A ledger as a table, its headings first. */
export function ledgerRows(
  ledger: Ledger,
  exchange: Exchange,
  days: SayDays,
  addressOf?: AddressOf,
): readonly (readonly string[])[] {
  return [LEDGER_HEADINGS, ...ledger.lines.map((line) => rowOf(line, ledger, exchange, days, addressOf))]
}

/** Where the words of a passage can be read, where that is known. */
export type AddressOf = (passage: NonNullable<Evidence['passage']>) => string | undefined

function rowOf(
  line: Line,
  { asOf, view = '' }: Ledger,
  exchange: Exchange,
  days: SayDays,
  addressOf?: AddressOf,
): string[] {
  const { state, notes } = lineInWords(line, exchange, days)
  const label = (id: string) => exchange.parties.find((party) => party.id === id)?.label ?? id
  return [
    asOf,
    view,
    line.matter,
    line.sign,
    line.act,
    line.content ?? '',
    line.askedBy.map(label).join('; '),
    label(line.owedBy),
    line.group,
    state,
    ...LEDGER_NOTES.map(([, kind]) => notes.flatMap((note) => (note.kind === kind ? [note.words] : [])).join('; ')),
    ...SINCE.map((step) => countOf(line.outstanding.find(({ since }) => since === step))),
    line.evidence.map((one) => evidenceOf(one, addressOf)).join('; '),
  ]
}

/** `6`, or `5-6` where the first day is a run of days; `5-` where that run has no beginning. */
export function countOf(outstanding: Outstanding | undefined): string {
  if (outstanding === undefined) return ''
  const { atLeast, atMost } = outstanding
  return atLeast === atMost ? String(atLeast) : `${atLeast}-${atMost ?? ''}`
}

export function evidenceOf({ passage, citation, of, disputes }: Evidence, addressOf?: AddressOf): string {
  const where =
    passage === undefined ? (citation?.asGiven ?? '') : `${passage.document}, ${passage.block}: “${passage.exact}”`
  const address = passage === undefined ? undefined : addressOf?.(passage)
  return `${where}${address === undefined ? '' : ` <${address}>`}${of === undefined ? '' : ` (${of})`}${disputes === true ? ', disputing it' : ''}`
}
