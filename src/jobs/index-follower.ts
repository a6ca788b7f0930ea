import type { Agent } from '#authority/agent.ts'
import type { Place } from '#authority/place.ts'
import type { Indexing, IndexWrite } from '#search/search.ts'
import { noNames, toIndexEntry, toNamesEntry } from '#search/to-index-entry.ts'
import { type Change, type Seq, type Store, THE_EDITORS } from '#store/store.ts'
import type { Follower } from './follow-changes.ts'

/** Documents described at once, and characters of text after which a transaction is closed: memory stays bounded by them. */
const AT_ONCE = 50
const MOST_DOCUMENTS = 250
const MOST_CHARACTERS = 8_000_000

interface Touched {
  readonly id: string
  /** The first of these changes that touches it. */
  readonly since: Seq
}

/**
 * Keeps an index up with the store. A document is indexed when it or an exchange that it belongs to changes; a changed agent, subject or
 * collection changes none, for they hold ids: of an agent and a place the index has its names in an entry of their own. Withdrawn documents leave the index; closed ones stay in it, with who may see them.
 * When `signal` aborts it stops within a batch, at a change up to which all is in the index.
 */
export function indexFollower(
  store: Pick<Store, 'as'>,
  indexing: Pick<Indexing, 'cursor' | 'take'>,
  signal?: AbortSignal,
): Follower {
  const reading = store.as(THE_EDITORS)

  async function touchedBy(changes: readonly Change[]): Promise<Touched[]> {
    const exchanges = await reading.get(
      'exchange',
      changes.filter(({ kind }) => kind === 'exchange').map(({ id }) => id),
    )
    const since = new Map<string, Seq>()
    for (const { kind, id, seq } of changes) {
      const documents =
        kind === 'document'
          ? [id]
          : kind === 'exchange'
            ? (exchanges.get(id)?.moves ?? []).flatMap((move) => move.documents ?? [])
            : []
      for (const document of documents) if (!since.has(document)) since.set(document, seq)
    }
    return [...since].map(([id, seq]) => ({ id, since: seq }))
  }

  async function writesFor(touched: readonly Touched[]): Promise<{ writes: IndexWrite[]; characters: number }> {
    const described = await reading.describe(touched.map(({ id }) => id))
    const byId = new Map(described.map((one) => [String(one.document.id), one]))
    let characters = 0
    const writes = touched.map(({ id, since }): IndexWrite => {
      const found = byId.get(id)
      if (found === undefined) return { remove: { id, stamp: since } }
      if (found.document.access.kind === 'withdrawn') return { remove: { id, stamp: found.indexStamp } }
      for (const { body } of found.document.texts ?? []) characters += body.length
      return { put: toIndexEntry(found) }
    })
    return { writes, characters }
  }

  async function namesIn(changes: readonly Change[]): Promise<IndexWrite[]> {
    const namesOf = async (kind: 'agent' | 'place') => {
      const stamps = new Map(changes.filter((one) => one.kind === kind).map(({ id, seq }) => [String(id), seq]))
      const bearers: ReadonlyMap<string, Agent | Place> = await reading.get(kind, [...stamps.keys()])
      return [...stamps].map(([id, stamp]): IndexWrite => {
        const bearer = bearers.get(id)
        return { names: bearer === undefined ? noNames(kind, id, stamp) : toNamesEntry(bearer, stamp) }
      })
    }
    return [...(await namesOf('agent')), ...(await namesOf('place'))]
  }

  return {
    cursor: () => indexing.cursor(),
    async take(changes) {
      const last = changes.at(-1)
      if (last === undefined) return
      const touched = await touchedBy(changes)
      // First: the cursor may pass any of these changes with the next transaction.
      let writes = await namesIn(changes)
      let characters = 0
      for (let at = 0; at < touched.length; at += AT_ONCE) {
        const made = await writesFor(touched.slice(at, at + AT_ONCE))
        writes.push(...made.writes)
        characters += made.characters
        const next = touched[at + AT_ONCE]
        const isFull = writes.length >= MOST_DOCUMENTS || characters >= MOST_CHARACTERS
        if (next === undefined || !(isFull || signal?.aborted)) continue
        // Everything before the change that first touches the next document is in the index with this.
        await indexing.take(writes, changes.findLast(({ seq }) => seq < next.since)?.seq ?? (await indexing.cursor()))
        if (signal?.aborted) return
        writes = []
        characters = 0
      }
      await indexing.take(writes, last.seq)
    },
  }
}
