import type { Document } from '#document/document.ts'
import type { HeldOf, Kind } from './held.ts'

/** As much of a store as is needed to look records up. */
export interface Holdings {
  get<K extends Kind>(kind: K, ids: readonly string[]): Promise<ReadonlyMap<string, HeldOf<K>>>
  find(kind: Kind, given: string): Promise<{ readonly is: string; readonly id?: string }>
}

/** As many records as one reading may ask for. */
const AT_ONCE = 500

/** The documents of these numbers, in any case, or aliases that are held, however many they are. */
export async function documentsOf(
  holdings: Holdings,
  wanted: Iterable<string>,
): Promise<ReadonlyMap<string, Document>> {
  const ids = [...wanted]
  const held = new Map<string, Document>()
  for (let from = 0; from < ids.length; from += AT_ONCE)
    for (const [id, document] of await holdings.get('document', ids.slice(from, from + AT_ONCE))) held.set(id, document)
  const others: string[] = []
  for (const id of ids.filter((one) => !held.has(one))) {
    const found = await holdings.find('document', id)
    if (found.id !== undefined && !held.has(found.id)) others.push(found.id)
  }
  for (let from = 0; from < others.length; from += AT_ONCE)
    for (const [id, document] of await holdings.get('document', others.slice(from, from + AT_ONCE)))
      held.set(id, document)
  return held
}
