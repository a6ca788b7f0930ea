import { agentOfRepository } from '#authority/repositories.ts'
import type { Document } from '#document/document.ts'
import type { Why, Writing } from '#store/store.ts'
import type { AgentId } from '#value/identifier.ts'
import { putMade } from './put-many.ts'

/** Sees that every repository that a reference names has its authority: the reference already says which. */
export async function linkRepositories(tx: Writing, documents: readonly Document[], why: Why): Promise<void> {
  const named = new Map<AgentId, string | undefined>()
  for (const { witnesses = [] } of documents) {
    for (const { references } of witnesses)
      for (const { repository, repositoryAsNamed } of references)
        if (repository !== undefined) named.set(repository, repositoryAsNamed)
  }
  // Without regard to case: an agent that somebody has called RGASPI is no reason to refuse what names rgaspi.
  const here = await tx.taken('agent', [...named.keys()])
  const missing = [...named].filter(([id]) => !here.has(id))
  await putMade(
    tx,
    missing.map(([id, asNamed]) => agentOfRepository(id, asNamed)),
    why,
  )
}
