import type { Document } from '#document/document.ts'
import type { DocumentId } from '#value/identifier.ts'
import { led } from './identify.ts'
import { putMade } from './put-many.ts'
import type { Run } from './run.ts'

const BATCH = 200

/** Leads relations to records that came later than the document that names them: footnotes of a volume refer forward. */
export async function linkLate({ store, options, late }: Run): Promise<void> {
  const waiting = [...late]
  for (let at = 0; at < waiting.length; at += BATCH) {
    const some = waiting.slice(at, at + BATCH)
    await store.write(async (tx) => {
      const documents = await tx.get(
        'document',
        some.map(([id]) => id),
      )
      for (const [source, ofSource] of Map.groupBy(some, ([, { source }]) => source)) {
        const known = await tx.known(source, [...new Set(ofSource.flatMap(([, { relatedTo }]) => [...relatedTo]))])
        const related = new Map([...known].map(([key, { id }]) => [key, id as DocumentId]))
        const found = ofSource.flatMap(([id, { relatedTo }]) => {
          const document = documents.get(id)
          return document === undefined ? [] : ledBy(document, relatedTo, related)
        })
        await putMade(tx, found, { by: options.by, note: `Linked to later documents of ${source}` })
        await tx.rememberAll(
          source,
          found.flatMap(({ id, origin }) => (origin === undefined ? [] : [[origin.key, { kind: 'document', id }]])),
        )
      }
    }, options)
  }
}

/** The document with relations that lead to records; none where no more of them do than before. */
function ledBy(
  document: Document,
  relatedTo: ReadonlySet<string>,
  related: ReadonlyMap<string, DocumentId>,
): readonly Document[] {
  const before = document.relations ?? []
  const relations = before.map((relation) => led(relation, relatedTo, related))
  return relations.every((relation, n) => relation === before[n]) ? [] : [{ ...document, relations }]
}
