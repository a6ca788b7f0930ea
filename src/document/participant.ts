import type { AgentId, PlaceId } from '#value/identifier.ts'

export const PARTICIPANT_ROLES = [
  'author',
  'signatory',
  'initialler',
  'sender',
  'recipient',
  'copied-to',
  'via',
  'drafter',
  'approver',
  'interlocutor',
  'note-taker',
  'interpreter',
  'mentioned',
] as const
export type ParticipantRole = (typeof PARTICIPANT_ROLES)[number]

/** A person or body with its part in a document. */
export interface Participant {
  readonly role: ParticipantRole
  /** The authority; absent where none was found, or where several fitted. */
  readonly agent?: AgentId
  readonly office?: string
  readonly onBehalfOf?: string
  /** The document's own form of the name (`Filippov [Stalin]`), not the cataloguer's. */
  readonly asNamed?: string
  /** Identifiers that the source gives for them, as addresses (VIAF, GND) or as found (`#pmb2121`). */
  readonly refs?: readonly string[]
  readonly certainty?: 'certain' | 'probable' | 'possible'
  readonly note?: string
  readonly part?: string
}

export const PLACE_ROLES = ['sent-from', 'sent-to', 'subject', 'mentioned'] as const
export type PlaceRole = (typeof PLACE_ROLES)[number]

/** A place with its part in a document, printed as named there (Beiping 1949). */
export interface PlaceNamed {
  readonly role: PlaceRole
  readonly place?: PlaceId
  readonly asNamed?: string
  readonly refs?: readonly string[]
}
