import type { Store } from '#store/store.ts'
import type { DocumentId } from '#value/identifier.ts'

/** A record that was told as deleted where it came from, and stands here, not withdrawn. */
export interface Standing {
  readonly identifier: string
  readonly id: DocumentId
  /** An editor has changed it here since it came. */
  readonly isEdited: boolean
}

const AT_ONCE = 500

/** What stands here of records of a source, by their identifiers there and the keys that they came under. */
export async function standingHere(
  store: Store,
  source: string,
  keys: readonly (readonly [identifier: string, key: string])[],
): Promise<readonly Standing[]> {
  const standing: Standing[] = []
  for (let at = 0; at < keys.length; at += AT_ONCE) {
    const some = keys.slice(at, at + AT_ONCE)
    const { known, held } = await store.write(async (tx) => {
      const byKey = await tx.known(
        source,
        some.map(([, key]) => key),
      )
      const ids = [...byKey.values()].flatMap(({ kind, id }) => (kind === 'document' ? [id] : []))
      return { known: byKey, held: await tx.get('document', ids) }
    })
    for (const [identifier, key] of some) {
      const one = known.get(key)
      const document = one === undefined ? undefined : held.get(one.id)
      if (one !== undefined && document !== undefined && document.access.kind !== 'withdrawn')
        standing.push({ identifier, id: document.id, isEdited: one.current > one.version })
    }
  }
  return standing
}
