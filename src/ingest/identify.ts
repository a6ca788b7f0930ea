import { wordsOf } from '#document/block.ts'
import { realignTexts } from '#document/block-alignment.ts'
import { parseBody } from '#document/body.ts'
import type { Document, Relation } from '#document/document.ts'
import type { Known, Writing } from '#store/store.ts'
import { type DocumentId, identifier, identifierFrom, isIdentifier } from '#value/identifier.ts'
import type { Issue } from '#value/issue.ts'
import type { Arrival } from './arrival.ts'

/** What an arrival is here: its number, and what was known of it before. */
export interface Identified {
  readonly arrival: Arrival
  readonly id: DocumentId
  readonly known?: Known
  readonly issues: readonly Issue[]
}

/** Tells which records the arrivals of one source are: found again by (source, key), else given a number. One round of queries for all. */
export async function identify(
  tx: Writing,
  source: string,
  arrivals: readonly Arrival[],
): Promise<readonly Identified[]> {
  const known = await tx.known(
    source,
    arrivals.map(({ key }) => key),
  )
  const wishes = arrivals.flatMap(({ key, number }) => [
    ...(number === undefined ? [] : [number]),
    ownNumber(source, key),
  ])
  const taken = new Set([...(await tx.taken('document', wishes.filter(isIdentifier)))].map((id) => id.toLowerCase()))
  return arrivals.map((arrival) => {
    const before = known.get(arrival.key)
    const again = before === undefined ? undefined : identifier<DocumentId>(before.id)
    if (before !== undefined && again !== undefined) return { arrival, id: again, known: before, issues: [] }
    const { id, issues } = number(source, arrival, taken)
    taken.add(id.toLowerCase())
    return { arrival, id, issues }
  })
}

const ownNumber = (source: string, key: string): DocumentId => identifierFrom<DocumentId>(`${source}-${key}`)

/** The stated number if it is free, else `source-key`, else that with what tells it apart. */
function number(
  source: string,
  { number: stated, key, at }: Arrival,
  taken: ReadonlySet<string>,
): { readonly id: DocumentId; readonly issues: readonly Issue[] } {
  const wished = stated === undefined ? undefined : identifier<DocumentId>(stated)
  if (wished !== undefined && !taken.has(wished.toLowerCase())) return { id: wished, issues: [] }
  let id = ownNumber(source, key)
  for (let n = 2; taken.has(id.toLowerCase()); n += 1) id = identifierFrom<DocumentId>(`${source}-${key}-${n}`)
  if (stated === undefined) return { id, issues: [] }
  const why = wished === undefined ? 'cannot be a record number here' : 'is the number of another record here'
  return { id, issues: [{ severity: 'warning', at, field: 'id', message: `“${stated}” ${why}; numbered ${id}` }] }
}

/** An arrival under its number, its relations led to the records of its source that are known, its blocks named as they stand. */
export function numbered(
  { arrival, id }: Identified,
  standing: Document | undefined,
  related: ReadonlyMap<string, DocumentId>,
): { readonly document: Document; readonly issues: readonly Issue[] } {
  const { relations, texts, aliases, ...rest } = arrival.document
  // Its other names lead to the record whose number it did not get.
  const isRenumbered = arrival.names !== undefined && arrival.number !== undefined && arrival.number !== id
  const realigned =
    texts === undefined || standing?.texts === undefined ? { texts, issues: [] } : realignTexts(texts, standing.texts)
  return {
    document: {
      ...rest,
      ...(aliases === undefined || isRenumbered ? {} : { aliases }),
      id,
      ...(relations === undefined
        ? {}
        : { relations: relations.map((relation) => led(relation, arrival.relatedTo, related)) }),
      ...(realigned.texts === undefined ? {} : { texts: realigned.texts }),
    },
    issues: [...realigned.issues, ...unlike(standing, arrival)],
  }
}

/** How much of two texts' words must be the same for them to be one text that was changed. */
const ALIKE = 0.2

/** A changed record that has hardly a word of the standing one may be another document under the same name: its earlier version stays, and somebody should look. */
function unlike(standing: Document | undefined, { document, key, at }: Arrival): readonly Issue[] {
  const [was, is] = [wordsIn(standing), wordsIn(document)]
  if (was.size === 0 || is.size === 0 || was.intersection(is).size >= ALIKE * Math.min(was.size, is.size)) return []
  const message = `the text of “${key}” has hardly a word of what stood under that key. If it is another document, undo this with "chancery history ${standing?.id} --restore", and bring it in with a --source of its own`
  return [{ severity: 'warning', at, field: 'texts', message }]
}

const wordsIn = (document: Document | undefined) =>
  new Set((document?.texts ?? []).flatMap(({ body }) => wordsOf(parseBody(body))))

/** A citation that is the identifier of a record of the same source becomes a link to it. */
export function led(
  relation: Relation,
  relatedTo: ReadonlySet<string>,
  related: ReadonlyMap<string, DocumentId>,
): Relation {
  if (!('citation' in relation.to) || !relatedTo.has(relation.to.citation)) return relation
  const document = related.get(relation.to.citation)
  return document === undefined ? relation : { ...relation, to: { document } }
}
