import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Query } from '#search/query.ts'
import { entry, find, found, type IndexEngine, put, text, withIndex } from './search-samples.ts'

// Small words, common ones and others; none of them has the stem of another.
const WORDS = ['of', 'the', 'and', 'united', 'states', 'government', 'treaty', 'snow'] as const
const anyWord = fc.constantFrom(...WORDS)
const ROWS = fc
  .sample(fc.array(anyWord, { minLength: 1, maxLength: 12 }), { numRuns: 60, seed: 1949 })
  .map((row) => row.join(' '))
const PHRASES = fc.sample(fc.array(anyWord, { minLength: 2, maxLength: 4 }), { numRuns: 80, seed: 1950 })

const phrase = (words: readonly string[]): Query => ({ is: 'phrase', words })
const holds = (row: string, words: readonly string[]) => ` ${row} `.includes(` ${words.join(' ')} `)
const idsOf = (fits: (row: string) => boolean) => ROWS.flatMap((row, n) => (fits(row) ? [`d${n}`] : [])).sort()

/** Rows of words that stand in nearly every document are sought as exactly as others. */
export function findsPhrases(engine: IndexEngine): void {
  test(
    'finds rows of small words in titles and texts where they stand so, and nowhere else',
    withIndex(engine, async (index) => {
      await index.indexing.take(
        put(...ROWS.map((row, n) => entry(`d${n}`, n % 3 === 0 ? { title: row } : { title: 'x', texts: text(row) }))),
        1,
      )
      for (const words of PHRASES) {
        const ids = idsOf((row) => holds(row, words))
        const titled = ids.filter((id) => Number(id.slice(1)) % 3 === 0)
        expect([words, await found(index, phrase(words), { size: 100 })]).toEqual([words, ids])
        const inTitle: Query = { is: 'field', field: 'title', of: phrase(words) }
        expect([words, await found(index, inTitle, { size: 100 })]).toEqual([words, titled])
        const not: Query = { is: 'bool', must: [], should: [], not: [phrase(words)] }
        expect(await found(index, not, { size: 100 })).toEqual(idsOf((row) => !holds(row, words)))
      }
    }),
  )

  test(
    'finds no row of small words across the end of a block, and finds them in references and other languages',
    withIndex(engine, async (index) => {
      const [one] = text('')
      const blocks = [
        { id: 'p1', text: 'Peace of' },
        { id: 'p2', text: 'the snow' },
      ]
      await index.indexing.take(
        put(
          entry('parted', { texts: one ? [{ ...one, blocks }] : [] }),
          entry('reference', { references: ['Papers of the Mission, box 3'] }),
          entry('ru', { texts: text('И это было не так, как он того хотел.', 'ru') }),
        ),
        1,
      )
      expect(await found(index, '"of the"')).toEqual(['reference'])
      expect(await found(index, '"of the mission"')).toEqual(['reference'])
      expect(await found(index, '"не так"')).toEqual(['ru'])
      expect(await found(index, '"так не"')).toEqual([])
    }),
  )

  test(
    'ranks what holds a row of common words by these words',
    withIndex(engine, async (index) => {
      const once = (n: number) => `${'snow '.repeat(40)}of the United States ${'snow '.repeat(40)}${n}`
      const others = Array.from({ length: 6 }, (_, n) => entry(`d${n}`, { title: 'x', texts: text(once(n)) }))
      const titled = entry('titled', { title: 'Treaty of the United States', texts: text('snow') })
      await index.indexing.take(put(titled, ...others), 1)
      for (const row of ['"of the united states"', '"of the united"', '"united states"', '"the united states"']) {
        const { hits } = await find(index, row)
        expect([row, hits.length, hits[0]?.id]).toEqual([row, 7, 'titled'])
      }
    }),
  )
}
