import { OaiError, told } from './error.ts'
import { readMoment } from './moment.ts'

export const VERBS = [
  'Identify',
  'ListMetadataFormats',
  'ListSets',
  'ListIdentifiers',
  'ListRecords',
  'GetRecord',
] as const
export type Verb = (typeof VERBS)[number]

/** A request that keeps to the protocol; what its values lead to is not known yet. */
export interface OaiRequest {
  readonly verb: Verb
  readonly arguments: Readonly<Partial<Record<Argument, string>>>
}
type Argument = 'identifier' | 'metadataPrefix' | 'from' | 'until' | 'set' | 'resumptionToken'

/** Longer than any that keeps to the protocol. */
export const LONGEST_REQUEST = 4_000

const LISTING = {
  needed: ['metadataPrefix'],
  allowed: ['from', 'until', 'set', 'metadataPrefix'],
  resumed: true,
} as const

/** OAI-PMH 2.0, 4: what each verb must and may be given; of a list that goes on, the token alone. */
const GRAMMAR: Readonly<
  Record<
    Verb,
    { readonly needed: readonly Argument[]; readonly allowed: readonly Argument[]; readonly resumed: boolean }
  >
> = {
  Identify: { needed: [], allowed: [], resumed: false },
  ListMetadataFormats: { needed: [], allowed: ['identifier'], resumed: false },
  ListSets: { needed: [], allowed: [], resumed: true },
  ListIdentifiers: LISTING,
  ListRecords: LISTING,
  GetRecord: { needed: ['identifier', 'metadataPrefix'], allowed: ['identifier', 'metadataPrefix'], resumed: false },
}

const SPEC = /^[A-Za-z0-9\-_.!~*'()]+(?::[A-Za-z0-9\-_.!~*'()]+)*$/u
const SOUND: Readonly<Record<Argument, (value: string) => boolean>> = {
  identifier: (value) => /^[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9\-_.!~*'();/?:@&=+$,]|%[0-9A-Fa-f]{2})+$/u.test(value),
  metadataPrefix: (value) => /^[A-Za-z0-9\-_.!~*'()]+$/u.test(value),
  set: (value) => SPEC.test(value),
  from: (value) => readMoment(value) !== undefined,
  until: (value) => readMoment(value) !== undefined,
  resumptionToken: () => true,
}

/** Reads the arguments of a request as they came, each as often as it came. Throws an `OaiError` for whatever the protocol forbids. */
export function readRequest(given: URLSearchParams): OaiRequest {
  const verbs = given.getAll('verb')
  const verb = VERBS.find((one) => one === verbs[0])
  if (verbs.length === 0) throw new OaiError('badVerb', `There is no verb: one of ${VERBS.join(', ')} is needed.`)
  if (verbs.length > 1) throw new OaiError('badVerb', 'The verb is repeated.')
  if (verb === undefined)
    throw new OaiError('badVerb', `${told(verbs[0] ?? '')} is no verb: it is one of ${VERBS.join(', ')}.`)
  const named = new Map<Argument, string>()
  for (const [name, value] of given) if (name !== 'verb') named.set(argumentOf(verb, name, value, named), value)
  const { needed, resumed } = GRAMMAR[verb]
  if (resumed && named.has('resumptionToken')) {
    if (named.size > 1) throw new OaiError('badArgument', 'A resumptionToken stands alone, without other arguments.')
  } else
    for (const name of needed)
      if (!named.has(name)) throw new OaiError('badArgument', `${verb} needs the argument ${name}.`)
  refuseBackwards(named.get('from'), named.get('until'))
  return { verb, arguments: Object.fromEntries(named) }
}

function argumentOf(verb: Verb, name: string, value: string, named: ReadonlyMap<Argument, string>): Argument {
  const { allowed, resumed } = GRAMMAR[verb]
  const known = [...allowed, ...(resumed ? (['resumptionToken'] as const) : [])].find((one) => one === name)
  if (known === undefined) throw new OaiError('badArgument', `${verb} takes no argument ${told(name)}.`)
  if (named.has(known)) throw new OaiError('badArgument', `The argument ${known} is repeated.`)
  if (!SOUND[known](value)) throw new OaiError('badArgument', `${told(value)} is no value of the argument ${known}.`)
  return known
}

function refuseBackwards(from: string | undefined, until: string | undefined): void {
  const [begin, end] = [from, until].map((given) => (given === undefined ? undefined : readMoment(given)))
  if (begin === undefined || end === undefined) return
  if (begin.granularity !== end.granularity)
    throw new OaiError('badArgument', 'from and until are both days, or both seconds.')
  if (begin.begins > end.begins) throw new OaiError('badArgument', 'from is later than until.')
}
