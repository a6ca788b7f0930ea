import { preferredName } from '#authority/agent.ts'
import type { Document } from '#document/document.ts'
import type { Participant } from '#document/participant.ts'
import { address } from '#value/address.ts'
import type { Described, Listed } from './described.ts'

/** Somebody as a page names them: the archive's name with its address, or the document's own where no authority is linked. */
export interface Named {
  readonly name: string
  readonly href?: string
  /** That it is they is not certain. */
  readonly doubt?: 'probably' | 'possibly'
}

/** Who wrote to whom: the message's own parties first, then those who carried it. */
export interface Parties {
  readonly from: readonly Named[]
  readonly to: readonly Named[]
  readonly via: readonly Named[]
  /** "in a telegram from Terebin to Kuznetsov". */
  readonly carrier?: { readonly genre: string; readonly from: readonly Named[]; readonly to: readonly Named[] }
}

export function named(participant: Participant, agents: Described['agents']): Named {
  const agent = participant.agent === undefined ? undefined : agents.get(participant.agent)
  const doubt = doubtOf(participant)
  const how = doubt === undefined ? {} : { doubt }
  if (agent !== undefined) return { name: preferredName(agent), href: address.agent(agent.id), ...how }
  return { name: participant.asNamed ?? participant.office ?? 'not named', ...how }
}

/** How certain it is that it is they, in a word; nothing where nobody doubts it. */
export function doubtOf({ certainty }: Participant): Named['doubt'] {
  if (certainty === undefined || certainty === 'certain') return undefined
  return certainty === 'probable' ? 'probably' : 'possibly'
}

export function partiesOf({ document, agents }: Listed): Parties {
  const carriers = new Set((document.parts ?? []).filter((part) => part.kind === 'carrier').map((part) => part.id))
  const carries = (participant: Participant) => participant.part !== undefined && carriers.has(participant.part)
  const those = (roles: readonly Participant['role'][], carrying: boolean) =>
    distinct(
      (document.participants ?? [])
        .filter((participant) => roles.includes(participant.role) && carries(participant) === carrying)
        .map((participant) => named(participant, agents)),
    )
  const senders = those(['sender'], false)
  const carrier = { from: those(['sender', 'author'], true), to: those(['recipient'], true) }
  return {
    from:
      [senders, those(['author', 'signatory'], false), those(['interlocutor'], false)].find(
        (names) => names.length > 0,
      ) ?? [],
    to: those(['recipient'], false),
    via: those(['via'], false),
    ...(carrier.from.length + carrier.to.length > 0
      ? { carrier: { genre: genreOf(document) ?? 'paper', ...carrier } }
      : {}),
  }
}

function distinct(all: readonly Named[]): Named[] {
  return [...new Map(all.map((one) => [one.href ?? one.name, one])).values()]
}

/** The kind of document in words: the source's own where it differs ("cable"). */
export function genreOf(document: Document): string | undefined {
  return document.genreAsGiven ?? document.genre?.replaceAll('-', ' ')
}

/** "a telegram", "an aide-memoire". */
export const withArticle = (noun: string): string => `${/^[aeiou]/iu.test(noun) ? 'an' : 'a'} ${noun}`

/** The parties as plain words, for lists of machines and heads: "Joseph Stalin to Mao Zedong". */
export function partiesInWords(parties: Parties): string {
  const names = (all: readonly Named[]) =>
    all.map(({ name, doubt }) => (doubt === undefined ? name : `${doubt} ${name}`)).join(', ')
  if (parties.to.length === 0) return names(parties.from)
  return `${names(parties.from) || 'Sender not stated'} to ${names(parties.to)}`
}
