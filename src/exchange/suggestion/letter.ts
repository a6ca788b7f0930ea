import { type Document, principalDate } from '#document/document.ts'
import type { ParticipantRole } from '#document/participant.ts'
import type { Edtf } from '#value/edtf.ts'
import type { AgentId, DocumentId } from '#value/identifier.ts'

/** What must be known of a document to tell whether it is the one that a mention names. */
export interface Letter {
  readonly id: DocumentId
  /** The principal date. */
  readonly date?: Edtf
  readonly numbers: readonly string[]
  readonly genre?: string
  /** Who wrote it and to whom it went, as far as they are linked; where none is, that side is not known. */
  readonly from: readonly AgentId[]
  readonly to: readonly AgentId[]
}

/** Who sends: the first of these roles that anybody has. */
const SENDING: readonly ParticipantRole[] = ['sender', 'author', 'signatory']

/** What of a document suggestions need. */
export function letterOf(document: Document): Letter {
  const agents = (role: ParticipantRole) =>
    (document.participants ?? [])
      .filter((one) => one.role === role)
      .flatMap(({ agent }) => (agent === undefined ? [] : [agent]))
  const from = SENDING.map(agents).find((found) => found.length > 0) ?? []
  const date = principalDate(document)?.edtf
  return {
    id: document.id,
    ...(date === undefined ? {} : { date }),
    numbers: (document.numbers ?? []).map(({ number }) => number),
    ...(document.genre === undefined ? {} : { genre: document.genre }),
    from: [...new Set(from)],
    to: [...new Set(agents('recipient'))],
  }
}
