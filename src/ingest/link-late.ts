import type { DocumentId } from '#value/identifier.ts'
import { led } from './identify.ts'
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
        for (const [id, { relatedTo }] of ofSource) {
          const document = documents.get(id)
          if (document === undefined || ![...relatedTo].some((key) => related.has(key))) continue
          const relations = (document.relations ?? []).map((relation) => led(relation, relatedTo, related))
          if (relations.every((relation, n) => relation === document.relations?.[n])) continue
          await tx.put({ ...document, relations }, { by: options.by, note: `Linked to later documents of ${source}` })
          const { origin } = document
          if (origin !== undefined) await tx.remember(source, origin.key, { kind: 'document', id })
        }
      }
    }, options)
  }
}
