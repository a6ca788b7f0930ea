import type { Edtf } from '#value/edtf.ts'
import type { AgentId } from '#value/identifier.ts'
import type { Name } from './name.ts'

export const ENTITY_TYPES = ['person', 'corporate-body', 'family', 'office', 'cover-identity'] as const
export type EntityType = (typeof ENTITY_TYPES)[number]

export const AGENT_RELATION_KINDS = ['member-of', 'holds-office', 'predecessor', 'alias-of'] as const

/** Where an authority stands: one that a program made is unreviewed until an editor has looked. */
export type AuthorityStatus =
  | { readonly kind: 'reviewed' }
  | { readonly kind: 'unreviewed' }
  | { readonly kind: 'merged'; readonly into: string }

/** Who: a person, a corporate body (a repository too), a family, an office, a cover identity (ISAAR(CPF)). */
export interface Agent {
  readonly kind: 'agent'
  readonly id: AgentId
  readonly aliases?: readonly string[]
  readonly entityType: EntityType
  /** At least one; the preferred one heads the page. */
  readonly names: readonly Name[]
  /** Life dates, or the years a body existed: an EDTF interval (`1878/1953`). */
  readonly existence?: Edtf
  readonly note?: string
  /** Outside identifiers as addresses: VIAF, Wikidata, GND, Library of Congress. */
  readonly links?: readonly string[]
  readonly relations?: readonly {
    readonly kind: (typeof AGENT_RELATION_KINDS)[number]
    readonly to: AgentId
    readonly from?: Edtf
    readonly until?: Edtf
    readonly note?: string
  }[]
  /** Set where it keeps archives: its code in references and addresses (`APRF`), and its levels from the outside in. */
  readonly repository?: { readonly code: string; readonly place?: string; readonly address?: string }
  readonly status: AuthorityStatus
}

/** The name that heads the page: the preferred one, else the first. */
export function preferredName(authority: { readonly names: readonly Name[]; readonly id: string }): string {
  return (authority.names.find((name) => name.kind === 'preferred') ?? authority.names[0])?.text ?? authority.id
}
