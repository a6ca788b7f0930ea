import { isoOf, rangeOf } from '#exchange/day-range.ts'
import type { Exchange } from '#exchange/exchange.ts'
import { daysOf, readWhen } from '#search/read-days.ts'
import { address } from '#value/address.ts'
import { Refusal } from '#value/refusal.ts'

/** What an address asks of an exchange: the day, whose eyes, which part of the picture. */
export interface AskedExchange {
  /** `YYYY-MM-DD`; absent: everything. */
  readonly asOf?: string
  readonly view?: string
  /** What a party could not know is shown all the same, fainter. */
  readonly isShown: boolean
  readonly from?: string
  readonly to?: string
  readonly folded: readonly string[]
  /** Of a long exchange: which part of its moves, or that which has this move. */
  readonly part?: number
  readonly move?: string
  /** What of its days was read otherwise than it stands in the address. */
  readonly notes?: readonly string[]
}

/** Reads the parameters of an address; what names no day, no party or no move of this exchange is refused. */
export function askedExchange(parameters: URLSearchParams, { parties, moves }: Exchange): AskedExchange {
  const notes: string[] = []
  const day = (name: string, end: 'from' | 'to') => {
    const asked = dayAsked(name, parameters.get(name), end)
    notes.push(...(asked?.notes ?? []))
    return asked?.day
  }
  const party = (id: string) => {
    if (parties.some((one) => one.id === id)) return id
    const all = parties.map((one) => one.id).join(', ')
    throw new Refusal('invalid', `The parties of this exchange are ${all}; ${said(id)} is none of them.`)
  }
  const asOf = day('asof', 'to')
  const view = parameters.get('view') ?? ''
  const [from, to] = [day('from', 'from'), day('to', 'to')]
  const part = partNumber(parameters.get('part') ?? '')
  const move = parameters.get('move') ?? ''
  if (move !== '' && !moves.some(({ sign }) => sign === move))
    throw new Refusal('not-found', `This exchange has no move ${said(move)}.`)
  return {
    ...(asOf === undefined ? {} : { asOf }),
    ...(view === '' || view === 'all' ? {} : { view: party(view) }),
    isShown: parameters.get('hidden') === 'show',
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    folded: [...new Set(parameters.getAll('fold').map(party))],
    ...(part === undefined ? {} : { part }),
    ...(move === '' ? {} : { move }),
    ...(notes.length === 0 ? {} : { notes }),
  }
}

function partNumber(given: string): number | undefined {
  if (given === '') return undefined
  if (/^[1-9]\d{0,3}$/u.test(given)) return Number(given)
  throw new Refusal('invalid', `part is the number of a part, as 2; ${said(given)} is none.`)
}

/** A day that is asked for; `notes`: what of it was read otherwise than it stands there. */
export interface DayAsked {
  readonly day: string
  readonly notes: readonly string[]
}

/** `YYYY-MM-DD`, of a month or a year its first day or its last; undefined where nothing is asked. */
export function dayAsked(name: string, given: string | null, end: 'from' | 'to'): DayAsked | undefined {
  const words = given?.trim() ?? ''
  if (words === '') return undefined
  const when = readWhen(words)
  const read = when === undefined ? undefined : daysOf(when)[end]
  if (when === undefined || read === undefined)
    throw new Refusal('invalid', `${name} is a day, as 1949-01-14 or 14 January 1949; ${said(words)} is none.`)
  return { day: isoOf(rangeOf(read).latest) ?? read, notes: when.notes ?? [] }
}

const said = (given: string) => `“${given.length > 60 ? `${given.slice(0, 60)}…` : given}”`

/** The one address of what is asked. */
export function exchangeAddress(
  id: Exchange['id'],
  asked: AskedExchange,
  ending: '' | '.json' | '.csv' | '/moves' = '',
): string {
  const parameters = new URLSearchParams()
  if (asked.asOf !== undefined) parameters.set('asof', asked.asOf)
  if (asked.view !== undefined) parameters.set('view', asked.view)
  if (ending === '' || ending === '/moves') {
    if (asked.isShown && asked.view !== undefined) parameters.set('hidden', 'show')
    if (asked.from !== undefined) parameters.set('from', asked.from)
    if (asked.to !== undefined) parameters.set('to', asked.to)
    for (const party of asked.folded) parameters.append('fold', party)
    if (asked.part !== undefined && asked.part > 1) parameters.set('part', String(asked.part))
  }
  const path = `${address.exchange(id)}${ending}`
  return parameters.size === 0 ? path : `${path}?${parameters}`
}
