import type { Agent } from '#authority/agent.ts'
import type { Document } from '#document/document.ts'
import type { IndexEntry } from '#search/index-entry.ts'
import type { IndexWrite } from '#search/search.ts'
import { toIndexEntry, toNamesEntry } from '#search/to-index-entry.ts'
import { describedAlone } from '../test/formats/described-alone.ts'
import { chance } from './chance.ts'
import { corpus } from './corpus.ts'
import { hanWords } from './search-queries.ts'

const AT_ONCE = 250

const described = (document: Document, stamp: number) => ({ ...describedAlone(document), stamp, indexStamp: stamp })

/** What an index is given of so many documents and the people that they name, in batches; the stamp of the last of a batch is its cursor. */
export function* indexWrites(
  count: number,
): Iterable<{ readonly writes: readonly IndexWrite[]; readonly cursor: number }> {
  const han = chance(1911)
  let stamp = 0
  /** One document in five has a Chinese translation: the real texts are in languages with blanks between words. */
  const withHan = (entry: IndexEntry): IndexEntry => {
    if (han.whole(5) > 0) return entry
    const blocks = [{ id: 'zh1', text: hanWords(han, 120) }]
    return { ...entry, texts: [...entry.texts, { of: 'translation', lang: 'zh', blocks }] }
  }
  const writeOf = (record: Agent | Document): IndexWrite => {
    stamp += 1
    return record.kind === 'agent'
      ? { names: toNamesEntry(record, stamp) }
      : { put: withHan(toIndexEntry(described(record, stamp), stamp)) }
  }
  let writes: IndexWrite[] = []
  for (const record of corpus({ count, seed: 1949 }).records) {
    writes.push(writeOf(record))
    if (writes.length < AT_ONCE) continue
    yield { writes, cursor: stamp }
    writes = []
  }
  yield { writes, cursor: stamp }
}
