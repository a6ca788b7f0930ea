import type { Collection } from '#authority/collection.ts'
import type { Known, Writing } from '#store/store.ts'
import { canonicalJson, sha256 } from '#value/digest.ts'
import { fold } from '#value/fold.ts'
import { type CollectionId, identifier, identifierFrom } from '#value/identifier.ts'
import type { Batch, IngestOptions } from './run.ts'

interface Wanted {
  readonly source: string
  readonly key: string
  readonly title: string
  readonly introduction?: string
  readonly edition?: string
  /** Whether the source describes it, or a document only names it. */
  readonly described: boolean
}

/** The collections that a batch names, by source and name: found again by (source, key), by title, or made. */
export async function collectionsFor(
  tx: Writing,
  { options }: { readonly options: IngestOptions },
  { arrivals, collections }: Batch,
): Promise<ReadonlyMap<string, CollectionId>> {
  const wanted = new Map<string, Wanted>()
  for (const { from: source, key, title, introduction, source: edition } of collections) {
    wanted.set(`${source}\n${key}`, {
      source,
      key,
      title,
      described: true,
      ...(introduction === undefined ? {} : { introduction }),
      ...(edition === undefined ? {} : { edition }),
    })
  }
  for (const { source, collections: named } of arrivals) {
    for (const key of named.values())
      if (!wanted.has(`${source}\n${key}`))
        wanted.set(`${source}\n${key}`, { source, key, title: key, described: false })
  }
  const found = new Map<string, CollectionId>()
  const known = await knownOf(tx, wanted.values())
  for (const [named, want] of wanted) {
    const id = await collectionFor(tx, options, want, known.get(named))
    if (id !== undefined) found.set(named, id)
  }
  return found
}

const keyOf = ({ key }: Wanted) => `collection/${key}`

/** What is known of them, by source and name. */
async function knownOf(tx: Writing, wanted: Iterable<Wanted>): Promise<ReadonlyMap<string, Known>> {
  const all = new Map<string, Known>()
  for (const [source, ofSource] of Map.groupBy(wanted, (want) => want.source)) {
    const known = await tx.known(source, ofSource.map(keyOf))
    for (const want of ofSource) {
      const one = known.get(keyOf(want))
      if (one !== undefined) all.set(`${source}\n${want.key}`, one)
    }
  }
  return all
}

async function collectionFor(
  tx: Writing,
  { by, overwrite }: IngestOptions,
  want: Wanted,
  known: Known | undefined,
): Promise<CollectionId | undefined> {
  const imported = sha256(canonicalJson(want))
  if (
    known !== undefined &&
    (!want.described || known.imported === imported || (known.current !== known.version && !overwrite))
  )
    return identifier<CollectionId>(known.id)
  const id =
    (known === undefined ? undefined : identifier<CollectionId>(known.id)) ??
    (want.described ? undefined : await titled(tx, want.title)) ??
    (await freeId(tx, want))
  const standing = (await tx.get('collection', [id])).get(id)
  if (standing === undefined || want.described)
    await tx.put(collection(id, want, standing), { by, note: `Imported from ${want.source}` })
  await tx.remember(want.source, keyOf(want), { kind: 'collection', id, imported })
  return id
}

const collection = (
  id: CollectionId,
  { title, introduction, edition }: Wanted,
  standing: Collection | undefined,
): Collection => ({
  ...standing,
  kind: 'collection',
  id,
  type: 'collection',
  title,
  ...(introduction === undefined ? {} : { introduction: { text: introduction } }),
  ...(edition === undefined ? {} : { source: edition }),
})

/** A collection here that is called so, where there is exactly one. */
async function titled(tx: Writing, title: string): Promise<CollectionId | undefined> {
  const [only, ...others] = (await tx.byName('collection', [fold(title)])).get(fold(title)) ?? []
  return others.length === 0 ? only?.id : undefined
}

async function freeId(tx: Writing, { source, key, described }: Wanted): Promise<CollectionId> {
  const wishes = [fold(described ? `${source} ${key}` : key), `${source} ${key}`, `${source} ${key} 2`].map((words) =>
    identifierFrom<CollectionId>(words),
  )
  const taken = await tx.taken('collection', wishes)
  return (
    wishes.find((id) => !taken.has(id)) ??
    identifierFrom<CollectionId>(`collection ${sha256(`${source}\n${key}`).slice(0, 16)}`)
  )
}
