import { unresolvedIn } from '#holding/unresolved.ts'
import type { Writing } from '#store/store.ts'
import { type DocumentId, identifierFrom } from '#value/identifier.ts'
import type { Issue } from '#value/issue.ts'

/** As many records as one reading may ask for. */
const AT_ONCE = 500

/** What quotes these documents, whose texts an import has changed, and no longer finds its words: told at the place that each came from. */
export async function quotedOtherwise(
  tx: Writing,
  changed: ReadonlyMap<DocumentId, string>,
): Promise<readonly Issue[]> {
  const ids = [...changed.keys()]
  const issues: Issue[] = []
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const held = await tx.get('document', ids.slice(from, from + AT_ONCE))
    for (const { kind, id, where, message, document } of await unresolvedIn(tx, held))
      issues.push({
        severity: 'warning',
        at: changed.get(identifierFrom<DocumentId>(document)) ?? document,
        field: 'evidence',
        message: `${kind} ${id}, ${where}: ${message} It was left as it is.`,
      })
  }
  return issues
}
