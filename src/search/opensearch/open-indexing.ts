import { setImmediate as otherWork, setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '#value/refusal.ts'
import { RowMaker, type RowWrite } from '../index/index-row.ts'
import type { Indexing, Rebuilding } from '../search.ts'
import { writeLines } from './bulk.ts'
import { type Indexes, LONG, type State } from './indexes.ts'
import { at, listAt } from './json.ts'
import { linesOf } from './lines.ts'
import { SCHEMA } from './mapping.ts'

/** Entries that are told at once. */
const AT_ONCE = 1000
/** Entries that are analysed at a stretch. */
const AT_A_STRETCH = 10

/** Writes what came of some entries, and then, when all of it is kept, up to which change the index agrees. */
class IndexWriter {
  readonly index: string
  private readonly indexes: Indexes
  private readonly maker = new RowMaker(true)
  private state: State

  constructor(indexes: Indexes, index: string, state: State) {
    this.indexes = indexes
    this.index = index
    this.state = state
  }

  get told(): State {
    return this.state
  }

  /** In between others are heard: the lease is renewed, and it is told that all is to end. */
  async rows(writes: Parameters<Indexing['take']>[0]): Promise<RowWrite[]> {
    const rows: RowWrite[] = []
    for (let from = 0; from < writes.length; from += AT_A_STRETCH) {
      rows.push(...this.maker.rows(writes.slice(from, from + AT_A_STRETCH)))
      await otherWork()
    }
    return rows
  }

  /** `isShown`: it is found as soon as this is done. */
  async take(rows: readonly RowWrite[], cursor: number, isShown: boolean): Promise<void> {
    try {
      const { cluster } = this.indexes
      const changed = await writeLines(cluster, this.index, linesOf(rows))
      if (changed > 0 && isShown) await this.indexes.show(this.index)
      const { generation } = this.state
      await this.tell({
        cursor: Math.max(this.state.cursor, cursor),
        generation: changed > 0 ? generation + 1 : generation,
      })
    } catch (cause) {
      // Words that it has told were perhaps not kept.
      this.maker.forget()
      throw cause
    }
  }

  async tell(changed: Partial<State>): Promise<void> {
    const state = { ...this.state, ...changed }
    const isNew = (Object.keys(state) as (keyof State)[]).some((key) => state[key] !== this.state[key])
    if (isNew) await this.indexes.write(this.index, state)
    this.state = state
  }
}

async function openCurrent(indexes: Indexes): Promise<IndexWriter> {
  const index =
    (await indexes.current({ patience: LONG })) ?? (await indexes.create({ generation: 1, rebuild: false }, true))
  const state = await indexes.read(index, { patience: LONG })
  return new IndexWriter(indexes, index, state ?? { schema: '', cursor: 0, generation: 0, rebuild: false })
}

/** A rebuild that was broken off and can go on, or a new one. The others are cleared away; one whose node is gone has no copy elsewhere. */
async function beginRebuild(indexes: Indexes, current: IndexWriter): Promise<IndexWriter> {
  let found: IndexWriter | undefined
  for (const index of await indexes.all()) {
    if (index === current.index) continue
    const state = (await indexes.isWhole(index)) ? await indexes.read(index, { patience: LONG }) : undefined
    if (found === undefined && state?.rebuild && state.schema === SCHEMA) found = new IndexWriter(indexes, index, state)
    else await indexes.remove(index)
  }
  if (found !== undefined) return found
  const begun = { generation: current.told.generation, rebuild: true }
  const index = await indexes.create(begun, false)
  return new IndexWriter(indexes, index, { ...begun, schema: SCHEMA, cursor: 0 })
}

/** Waits (ms) before a batch is written again that the cluster could not take: what is built for hours is not to end for a minute's trouble. */
const PAUSES = [5000, 15_000, 30_000]

async function patiently(act: () => Promise<void>): Promise<void> {
  for (const pause of PAUSES) {
    try {
      await act()
      return
    } catch (cause) {
      if (!(cause instanceof Refusal) || cause.code !== 'unavailable') throw cause
      await sleep(pause)
    }
  }
  await act()
}

/** The index of an archive in a cluster, for writing. Whoever opens it holds its lease. */
export async function openClusterIndexing(indexes: Indexes): Promise<Indexing> {
  let current = await openCurrent(indexes)
  const isStale = () => current.told.schema !== SCHEMA

  function rebuildingOf(writer: IndexWriter): Rebuilding {
    let cursor = writer.told.cursor
    // While one batch is under way the next is made.
    let underWay = Promise.resolve()
    return {
      cursor: async () => cursor,
      async take(writes, to) {
        const rows = await writer.rows(writes)
        await underWay
        underWay = patiently(() => writer.take(rows, to, false))
        // Whoever comes next is told; that it is nobody's yet is no fault.
        underWay.catch(() => undefined)
        cursor = Math.max(cursor, to)
      },
      async finish() {
        await underWay
        const generation = Math.max(writer.told.generation, current.told.generation) + 1
        await writer.tell({ rebuild: false, generation })
        await indexes.show(writer.index)
        await indexes.copy(writer.index)
        const old = current.index
        await indexes.use(writer.index, old)
        current = writer
        await indexes.remove(old)
      },
      async abandon() {
        await underWay
        await indexes.remove(writer.index)
      },
    }
  }

  return {
    cursor: async () => (isStale() ? 0 : current.told.cursor),
    stale: async () => isStale(),
    async take(writes, cursor) {
      if (isStale())
        throw new Refusal(
          'unavailable',
          'The index is of another version of Chancery, and is to be rebuilt: chancery reindex',
        )
      await current.take(await current.rows(writes), cursor, true)
    },
    rebuild: async () => rebuildingOf(await beginRebuild(indexes, current)),
    whole: () => indexes.isWhole(current.index),
    async *entries() {
      if (isStale()) return
      for (let after: readonly unknown[] | undefined = []; after !== undefined; ) {
        const { body } = await indexes.cluster.ask({
          method: 'POST',
          path: `/${current.index}/_search`,
          query: { allow_partial_search_results: false },
          body: {
            query: { term: { kind: 'document' } },
            size: AT_ONCE,
            sort: [{ id: 'asc' }],
            ...(after.length === 0 ? {} : { search_after: after }),
            _source: false,
            docvalue_fields: ['id', 'stamp'],
          },
        })
        const hits = listAt(body, 'hits', 'hits')
        for (const hit of hits) {
          const [[id], [stamp]] = [listAt(hit, 'fields', 'id'), listAt(hit, 'fields', 'stamp')]
          yield { id: String(id), stamp: Number(stamp) }
        }
        const last = at(hits.at(-1), 'sort')
        after = Array.isArray(last) ? last : undefined
      }
    },
    close: async () => undefined,
  }
}
