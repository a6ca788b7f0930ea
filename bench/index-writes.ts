import type { Document } from '#document/document.ts'
import type { IndexWrite } from '#search/search.ts'
import { toIndexEntry, toNamesEntry } from '#search/to-index-entry.ts'
import { describedAlone } from '../test/formats/described-alone.ts'
import { corpus } from './corpus.ts'
import { translated } from './translated.ts'

const AT_ONCE = 250

const described = (document: Document, stamp: number) => ({
  ...describedAlone(document),
  stamp,
  indexStamp: stamp,
  added: stamp,
})

/** What an index is given of so many documents and the people that they name, in batches; the stamp of the last of a batch is its cursor. */
export function* indexWrites(
  count: number,
): Iterable<{ readonly writes: readonly IndexWrite[]; readonly cursor: number }> {
  let stamp = 0
  let writes: IndexWrite[] = []
  for (const record of translated(corpus({ count, seed: 1949 }).records)) {
    stamp += 1
    writes.push(
      record.kind === 'agent'
        ? { names: toNamesEntry(record, stamp) }
        : { put: toIndexEntry(described(record, stamp)) },
    )
    if (writes.length < AT_ONCE) continue
    yield { writes, cursor: stamp }
    writes = []
  }
  yield { writes, cursor: stamp }
}
