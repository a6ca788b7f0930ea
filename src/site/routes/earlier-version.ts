import type { Document } from '#document/document.ts'
import type { Described } from '#holding/described.ts'
import type { Reading, Version } from '#store/store.ts'
import type { AgentId, CollectionId, PlaceId, SubjectId } from '#value/identifier.ts'

/** A document as it once stood, with the authorities that it named then, as they are now. Its relations are those of today. */
export async function asVersion(
  records: Reading,
  now: Described,
  document: Document,
  version: Version,
): Promise<Described> {
  const present = <Id>(ids: readonly (Id | undefined)[]) =>
    [...new Set(ids.filter((id) => id !== undefined))].slice(0, 500)
  const [agents, places, subjects, collections] = await Promise.all([
    records.get('agent', present((document.participants ?? []).map((one) => one.agent))),
    records.get('place', present((document.places ?? []).map((one) => one.place))),
    records.get('subject', present(document.subjects ?? [])),
    records.get('collection', present((document.collections ?? []).map((one) => one.collection))),
  ])
  return {
    ...now,
    document,
    version: version.number,
    at: version.at,
    // The store keys these maps by the identifiers that were asked for, which are of these kinds.
    agents: agents as Described['agents'] & ReadonlyMap<AgentId, unknown>,
    places: places as Described['places'] & ReadonlyMap<PlaceId, unknown>,
    subjects: subjects as Described['subjects'] & ReadonlyMap<SubjectId, unknown>,
    collections: collections as Described['collections'] & ReadonlyMap<CollectionId, unknown>,
  }
}
