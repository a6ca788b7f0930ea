import type { Collection } from '#authority/collection.ts'
import { writeElements } from '#formats/dublin-core/write.ts'
import { OaiError } from '#formats/oai-pmh/error.ts'
import { refused } from '#formats/oai-pmh/token.ts'
import { type OaiSet, writeListEnd, writeSets } from '#formats/oai-pmh/write.ts'
import { Refusal } from '#value/refusal.ts'
import type { OaiArchive } from './repository.ts'

/** Collections are looked through so many at a time; archival units among them are no sets. */
const AT_ONCE = 200

const TOKEN = /^sets\.(?<after>[A-Za-z0-9_-]+)\.(?<given>\d{1,9})$/u

/** The collections that the public may see, as sets without hierarchy: a document is in those that it names. */
export async function listSets({ records }: OaiArchive, token: string | undefined): Promise<string> {
  const read = token === undefined ? undefined : TOKEN.exec(token)?.groups
  if (token !== undefined && read === undefined) throw refused(token)
  const given = Number(read?.given ?? 0)
  const collections: Collection[] = []
  let after = read?.after
  do {
    const slice = await records
      .list('collection', { limit: AT_ONCE, ...(after === undefined ? {} : { after }) })
      .catch((cause: unknown) => {
        throw cause instanceof Refusal && token !== undefined ? refused(token) : cause
      })
    collections.push(...slice.items.filter(({ type }) => type === 'collection'))
    after = slice.next
  } while (after !== undefined && collections.length < AT_ONCE)
  if (collections.length === 0 && token !== undefined) throw refused(token)
  if (collections.length === 0) throw new OaiError('noSetHierarchy', 'There are no collections here.')
  const rest = after === undefined ? undefined : `sets.${after}.${given + collections.length}`
  return writeSets(collections.map(setOf), writeListEnd(rest, given))
}

function setOf({ id, title, introduction }: Collection): OaiSet {
  const description = introduction === undefined ? undefined : writeElements([['description', introduction.text]])
  return { spec: id, name: title, ...(description === undefined ? {} : { description }) }
}
