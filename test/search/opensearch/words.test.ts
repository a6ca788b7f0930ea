import { expect, test } from 'vitest'
import { Foresight } from '#search/opensearch/foresight.ts'
import { ClusterTerms } from '#search/opensearch/held-terms.ts'
import { openClusterIndexing } from '#search/opensearch/open-indexing.ts'
import { SearchedIndex } from '#search/opensearch/searched-index.ts'
import { entry, put, text } from '../../contract/search-samples.ts'
import { clusterUnderTest, openCluster } from './cluster.ts'

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']

test.skipIf(clusterUnderTest === undefined)(
  'tells of thousands of words those that fit, and no neighbours',
  async () => {
    const words = LETTERS.flatMap((a) => LETTERS.flatMap((b) => LETTERS.slice(0, 9).map((c) => `${c}${a}x${b}`)))
    const indexes = await openCluster(clusterUnderTest).indexes(2)
    const indexing = await openClusterIndexing(indexes)
    await indexing.take(put(entry('d1', { texts: text([...words].join(' '), 'xx') })), 1)
    const index = new SearchedIndex(indexes.cluster, indexes.name)
    const like = (pattern: string) => {
      const foresight = new Foresight((searches) => index.search(searches))
      const terms = new ClusterTerms(foresight)
      return foresight.run(() => terms.like(pattern))
    }
    expect(words).toHaveLength(6084)
    expect(await like('?zx*')).toEqual(words.filter((word) => word[1] === 'z').sort())
    expect(await like('*xz')).toEqual(words.filter((word) => word.endsWith('xz')).sort())
    expect(await like('ax.*')).toEqual([])
    for (const one of await indexes.all()) await indexes.remove(one)
    await indexes.cluster.close()
  },
)
