import type { DumpPlace } from '#store/files/files.ts'
import type { Reading } from '#store/store.ts'
import { Refusal } from '#value/refusal.ts'
import { type Dump, readDumpList } from './dump-list.ts'

/** The dumps of an archive as they are given out. */
export interface ServedDumps {
  list(): Promise<ListedDumps>
  /** The bytes from `first` to `last`, both included. Refused as `busy` while another takes its place. */
  bytes(dump: Dump, first: number, last: number): Promise<ReadableStream<Uint8Array>>
}

export interface ListedDumps {
  readonly files: readonly Dump[]
  /** Made before something was closed that may be in them: not given out. */
  readonly withheld: readonly Dump[]
}

export function serveDumps(place: DumpPlace, records: Reading): ServedDumps {
  /** For a change, up to which later one nothing was closed: only what came after that is looked at again. */
  const open = new Map<number, number>()
  const isStale = async (change: number) => {
    const { newest } = await records.harvestSpan({})
    // Of another past: the archive was restored from an earlier copy.
    if (newest < change) return true
    if (await records.closedSince(open.get(change) ?? change)) return true
    open.set(change, newest)
    return false
  }
  return {
    async list() {
      const all = await readDumpList(place)
      const stale = new Set<number>()
      for (const change of new Set(all.map((one) => one.change))) if (await isStale(change)) stale.add(change)
      return {
        files: all.filter(({ change }) => !stale.has(change)),
        withheld: all.filter(({ change }) => stale.has(change)),
      }
    },
    async bytes(dump, first, last) {
      const bytes = await place.open(dump.name, dump, { first, last })
      if (bytes === undefined)
        throw new Refusal('busy', 'This dump is being replaced by a newer one. Ask again in a moment.')
      return bytes
    },
  }
}
