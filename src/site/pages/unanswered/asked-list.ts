import { address } from '#value/address.ts'
import { identifier } from '#value/identifier.ts'
import { Refusal } from '#value/refusal.ts'
import { cursor } from '../../parameters.ts'
import { dayAsked } from '../exchanges/asked-exchange.ts'

/** What an address of the list asks. */
export interface AskedList {
  readonly asOf?: string
  readonly agent?: string
  readonly after?: string
  /** What of the day was read otherwise than it stands in the address. */
  readonly notes?: readonly string[]
}

/** Reads the parameters of an address; what names no day or nobody is refused. */
export function askedList(parameters: URLSearchParams): AskedList {
  const asOf = dayAsked('asof', parameters.get('asof'), 'to')
  const agent = parameters.get('party') ?? ''
  if (agent !== '' && identifier(agent) === undefined)
    throw new Refusal(
      'invalid',
      'party is the number of a person or a body, as it stands in the address of their page.',
    )
  return {
    ...(asOf === undefined ? {} : { asOf: asOf.day }),
    ...(asOf === undefined || asOf.notes.length === 0 ? {} : { notes: asOf.notes }),
    ...(agent === '' ? {} : { agent }),
    ...cursor(parameters.get('after') ?? undefined),
  }
}

/** The one address of what is asked. */
export function unansweredAddress({ asOf, agent, after }: AskedList, ending: '' | '.csv' | '.atom' | '.json' = '') {
  const parameters = new URLSearchParams()
  if (asOf !== undefined) parameters.set('asof', asOf)
  if (agent !== undefined) parameters.set('party', agent)
  if (after !== undefined) parameters.set('after', after)
  return `${address.unanswered}${ending}${parameters.size === 0 ? '' : `?${parameters}`}`
}

export function without(asked: AskedList, name: keyof AskedList): AskedList {
  const { [name]: _, ...rest } = asked
  return rest
}
