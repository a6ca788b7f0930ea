import type { SubjectId } from '#value/identifier.ts'
import type { AuthorityStatus } from './agent.ts'
import type { Name } from './name.ts'

/** What a document is about. The label is the preferred name. */
export interface Subject {
  readonly kind: 'subject'
  readonly id: SubjectId
  readonly aliases?: readonly string[]
  readonly names: readonly Name[]
  readonly broader?: readonly SubjectId[]
  readonly links?: readonly string[]
  readonly note?: string
  readonly status: AuthorityStatus
}
