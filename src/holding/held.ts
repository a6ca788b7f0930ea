import type { Agent } from '#authority/agent.ts'
import type { Collection } from '#authority/collection.ts'
import type { Place } from '#authority/place.ts'
import type { Subject } from '#authority/subject.ts'
import { type Access, PUBLIC } from '#document/access.ts'
import type { Document } from '#document/document.ts'
import type { Exchange } from '#exchange/exchange.ts'

/** The six kinds of thing that are held, each with versions and rows in the change log. */
export type Held = Document | Agent | Place | Subject | Collection | Exchange

export const KINDS = ['document', 'agent', 'place', 'subject', 'collection', 'exchange'] as const
export type Kind = Held['kind']

/** The held thing of one kind. */
export type HeldOf<K extends Kind> = Extract<Held, { kind: K }>

/** Who may read it. Authorities and collections carry no access of their own (model.md, "Version, access, correction"). */
export const accessOf = (held: Held): Access => ('access' in held ? held.access : PUBLIC)
