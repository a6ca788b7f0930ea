import { type Claim, type Evidence, type Move, STEPS } from '#exchange/exchange.ts'
import { type Column, listOf, type PointRow } from './columns.ts'
import { isFormula, readAs, readDay } from './day-cell.ts'
import { itemsOf, readEvidence, writeEvidence } from './evidence-cell.ts'
import { filled } from './point-cells.ts'
import type { Desk } from './set-aside.ts'
import { readClaim, readStepItem, writeClaim, writeSteps } from './step-cell.ts'

const ATTESTED = ['documented', 'reported', 'literature', 'inferred'] as const
const HOW = ['shown', 'leak', 'intercept', 'press'] as const
const EXTENTS = ['existence', 'gist', 'text'] as const

interface Resting {
  evidence?: Evidence[]
}

interface Step {
  readonly step: (typeof STEPS)[number]
  readonly to?: string
  place?: string
  readonly claims: (Omit<Claim, 'evidence'> & Resting)[]
}

/** The columns of a move. They stand in one of its rows; another row may say the same again, and nothing else. */
const OF_MOVE: readonly Column[] = [
  ...(['from', 'to', 'copies', 'carrier', 'form', ...STEPS] as const),
  ...(['published', 'learned', 'attested', 'documents', 'evidence of steps'] as const),
]

/** Whether a row says something of the move itself. */
export const isOfMove = ({ cells }: PointRow): boolean => OF_MOVE.some((column) => cells.has(column))

/** A move from its rows, but for its points; for the schema to check. `party` finds the identifier that a name stands for. */
export function readMove(
  sign: string,
  rows: readonly PointRow[],
  party: (name: string) => string,
  { setAside, note }: Desk,
): Readonly<Record<string, unknown>> {
  const said = new Map<Column, { readonly row: PointRow; readonly cell: string }>()
  for (const row of rows) {
    for (const column of OF_MOVE) {
      const cell = row.cells.get(column)
      if (cell === undefined) continue
      const before = said.get(column)
      if (before === undefined) said.set(column, { row, cell })
      else if (before.cell !== cell) setAside(row, column, cell, `an earlier row of ${sign} says otherwise`)
    }
  }
  const wrong = (column: Column, value: string, message: string) => {
    const row = said.get(column)?.row ?? rows[0]
    if (row !== undefined) setAside(row, column, value, message)
  }
  const tell = (column: Column): Told => ({
    wrong: (value, why) => wrong(column, value, why),
    read: (words, day) => note(said.get(column)?.row ?? { line: 0, cells: new Map() }, column, readAs(words, day)),
  })
  const cell = (column: Column) => said.get(column)?.cell
  const parties = (column: Column) => listOf(cell(column)).map(party)
  const steps = STEPS.flatMap((step) => readSteps(step, itemsOfDays(cell(step)), party, tell(step)))
  const published = readPublished(cell('published'), tell('published'))
  const learned = listOf(cell('learned')).flatMap((item) => {
    const found = readLearned(item, party, tell('learned'))
    if (found === undefined) wrong('learned', item, `is no “party: ${HOW.join(' or ')}, extent, day”`)
    return found === undefined ? [] : [found]
  })
  for (const item of itemsOf(cell('evidence of steps') ?? ''))
    if (!rest(item, { steps, published, learned }, party)) wrong('evidence of steps', item, 'no such step stands here')
  const attested = ATTESTED.find((known) => known === cell('attested')?.toLowerCase())
  if (attested === undefined) {
    const given = cell('attested')
    const which = `is ${given === undefined ? 'empty: it is one' : 'none'} of ${ATTESTED.join(', ')}`
    wrong('attested', given ?? '', `${which}; taken as inferred, the least`)
  }
  const form = cell('form')
  return {
    sign,
    from: parties('from'),
    to: parties('to'),
    ...(form === undefined ? {} : { form }),
    ...(published === undefined ? {} : { public: published }),
    attested: attested ?? 'inferred',
    ...filled({
      copies: parties('copies'),
      carrier: listOf(cell('carrier')),
      steps,
      learned,
      documents: listOf(cell('documents')),
    }),
  }
}

/** Told of an item that is none, and of a day in words: the words, and the day. */
interface Told {
  readonly wrong: (item: string, why: string) => void
  readonly read: (words: string, day: string) => void
}

const itemsOfDays = (cell = ''): readonly string[] => (isFormula(cell) ? [cell] : listOf(cell))

function readSteps(
  step: Step['step'],
  items: readonly string[],
  party: (name: string) => string,
  { wrong, read: tellRead }: Told,
): readonly Step[] {
  const found = new Map<string, Step>()
  for (const item of items) {
    const read = readStepItem(item)
    if ('wrong' in read) {
      wrong(item, read.wrong)
      continue
    }
    if (read.words !== undefined) tellRead(read.words, read.claim?.edtf ?? '')
    const to = read.to === undefined ? undefined : party(read.to)
    const own: Step = found.get(to ?? '') ?? { step, ...(to === undefined ? {} : { to }), claims: [] }
    found.set(to ?? '', own)
    if (read.place !== undefined) own.place = read.place
    if (read.claim !== undefined) own.claims.push(read.claim)
  }
  return [...found.values()]
}

/** `1949-01-14`, or with where everyone could read it: `ccp: 1949-01-14`. */
function readPublished(cell: string | undefined, { wrong, read: tellRead }: Told) {
  if (cell === undefined) return undefined
  const { where, day = '' } = /^(?:(?<where>[^:]+):\s*)?(?<day>.+)$/u.exec(cell)?.groups ?? {}
  const read = readDay(day)
  if ('wrong' in read) {
    wrong(cell, read.wrong)
    return undefined
  }
  const { edtf: from, words } = read
  if (words !== undefined) tellRead(words, from)
  const published: Resting & { where?: string; from: string } = { ...(where === undefined ? {} : { where }), from }
  return published
}

function readLearned(item: string, party: (name: string) => string, { read: tellRead }: Told) {
  const { who, what = '' } = /^(?<who>[^:]+):\s*(?<what>.+)$/u.exec(item)?.groups ?? {}
  const [given = '', ...others] = what.split(',').map((part) => part.trim())
  const how = HOW.find((known) => known === given)
  const extent = EXTENTS.find((known) => known === others[0])
  const claims = (extent === undefined ? others : others.slice(1)).map(readClaim).filter((read) => 'claim' in read)
  const isWhole = claims.length === others.length - (extent === undefined ? 0 : 1)
  if (who === undefined || how === undefined || !isWhole) return undefined
  for (const { words, claim } of claims) if (words !== undefined) tellRead(words, claim.edtf ?? '')
  const learned: Resting & Record<string, unknown> = {
    party: party(who.trim()),
    how,
    ...(extent === undefined ? {} : { extent }),
    ...(claims.length === 0 ? {} : { claims: claims.map(({ claim }) => claim) }),
  }
  return learned
}

// `arrived moscow: …`, `presented#2: …` for the second of several claims, `published: …`, `learned london: …`.
const RESTING = /^(?<what>[a-z]+)(?: (?<who>[^:#]+))?(?:#(?<n>\d+))?:\s+(?<evidence>[\s\S]+)$/u

/** Puts evidence with the claim that rests on it. */
function rest(
  item: string,
  {
    steps,
    published,
    learned,
  }: {
    steps: readonly Step[]
    published: Resting | undefined
    learned: readonly (Resting & Record<string, unknown>)[]
  },
  party: (name: string) => string,
): boolean {
  const { what, who, n = '1', evidence = '' } = RESTING.exec(item)?.groups ?? {}
  const to = who === undefined ? undefined : party(who)
  const own = steps.find((each) => each.step === what && each.to === to)
  if (own?.claims.length === 0 && n === '1') own.claims.push({})
  const resting: Resting | undefined =
    what === 'published'
      ? published
      : what === 'learned'
        ? learned.find((each) => each.party === to)
        : own?.claims[Number(n) - 1]
  if (resting === undefined) return false
  resting.evidence = [...(resting.evidence ?? []), readEvidence(evidence)]
  return true
}

/** A move's cells, as `readMove` reads them. */
export const writeMove = (move: Move): Partial<Record<Column, string>> => ({
  from: move.from.join('; '),
  to: move.to.join('; '),
  copies: (move.copies ?? []).join('; '),
  carrier: (move.carrier ?? []).join('; '),
  form: move.form ?? '',
  ...Object.fromEntries(STEPS.map((step) => [step, writeSteps((move.steps ?? []).filter((one) => one.step === step))])),
  published:
    move.public === undefined
      ? ''
      : `${move.public.where === undefined ? '' : `${move.public.where}: `}${move.public.from}`,
  learned: (move.learned ?? [])
    .map(
      ({ party, how, extent, claims = [] }) =>
        `${party}: ${[how, ...(extent === undefined ? [] : [extent]), ...claims.map(writeClaim)].join(', ')}`,
    )
    .join('; '),
  attested: move.attested,
  documents: (move.documents ?? []).join('; '),
  'evidence of steps': [...restings(move)].join('\n'),
})

function* restings({ steps = [], public: published, learned = [] }: Move): Iterable<string> {
  for (const { step, to, claims } of steps)
    for (const [n, { evidence = [] }] of claims.entries())
      for (const each of evidence)
        yield `${step}${to === undefined ? '' : ` ${to}`}${n === 0 ? '' : `#${n + 1}`}: ${writeEvidence(each)}`
  for (const each of published?.evidence ?? []) yield `published: ${writeEvidence(each)}`
  for (const { party, evidence = [] } of learned)
    for (const each of evidence) yield `learned ${party}: ${writeEvidence(each)}`
}
