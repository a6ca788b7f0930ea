import fc from 'fast-check'
import { expect, test } from 'vitest'
import { entry, find, found, type IndexEngine, put, text, withIndex } from './search-samples.ts'

// Families of words that share a stem in some language; of each the first is its own stem there.
const WORDS = [
  ['cabl', 'cable', 'cables'],
  ['mar', 'mars', 'mare'],
  ['stalin', 'stalins', 'stalinen'],
  ['lori', 'loris', 'lor', 'lors'],
  ['мир', 'мира', 'миром'],
].flat()
const LANGUAGES = ['en', 'de', 'fr', 'it', 'ru', 'hu']
const rows = fc.array(
  fc.tuple(fc.shuffledSubarray(WORDS, { minLength: 1, maxLength: 5 }), fc.constantFrom(...LANGUAGES)),
  {
    minLength: 1,
    maxLength: 3,
  },
)
const DOCUMENTS = fc.sample(rows, { numRuns: 80, seed: 1949 })

const exactly = (word: string) => `exact:${word}`

/** Words are found as they are written, not by their stems, where that is asked. */
export function findsAsWritten(engine: IndexEngine): void {
  test(
    'finds a word as it is written, whatever else has its stem',
    withIndex(engine, async (index) => {
      const entryOf = (n: number, texts: (typeof DOCUMENTS)[number]) =>
        entry(`d${n}`, { title: 'x', texts: texts.flatMap(([words, lang]) => text(words.join(' '), lang)) })
      const all = DOCUMENTS.map((texts) => texts.flatMap(([words]) => words))
      await index.indexing.take(put(...DOCUMENTS.map((texts, n) => entryOf(n, texts))), 1)
      const idsOf = (fits: (words: readonly string[]) => boolean) =>
        all.flatMap((words, n) => (fits(words) ? [`d${n}`] : [])).sort()
      for (const word of WORDS) {
        const ids = idsOf((words) => words.includes(word))
        expect([word, await found(index, exactly(word), { size: 100 })]).toEqual([word, ids])
        expect([word, await found(index, word, { size: 100, exact: true })]).toEqual([word, ids])
        const without = idsOf((words) => !words.includes(word))
        expect([word, await found(index, `-${exactly(word)}`, { size: 100 })]).toEqual([word, without])
      }
      // What was said of documents that have changed since is said no longer.
      const [first = [], ...others] = DOCUMENTS
      const turned = [...others, first]
      await index.indexing.take(put(...turned.map((texts, n) => entryOf(n, texts))), 2)
      const now = turned.map((texts) => texts.flatMap(([words]) => words))
      for (const word of WORDS) {
        const ids = now.flatMap((words, n) => (words.includes(word) ? [`d${n}`] : [])).sort()
        expect([word, await found(index, exactly(word), { size: 100 })]).toEqual([word, ids])
      }
    }),
  )

  test(
    'marks words as they are written alone, and finds rows and neighbours of them',
    withIndex(engine, async (index) => {
      const english = (words: string) => text(words, 'en')
      await index.indexing.take(
        put(
          entry('one', { texts: english('The cables of the mission were new. A new cable came.') }),
          entry('two', { texts: english('The new cables came.') }),
          entry('three', { title: 'New cables', texts: english('Nothing.') }),
          entry('four', { texts: [...text('電報 毛澤東', 'zh'), ...english('Cafés and cables')] }),
        ),
        1,
      )
      const marked = async (typed: string) => {
        const { hits } = await find(index, typed, { exact: true, highlight: true })
        const [hit] = hits
        return [hit?.id, hit?.snippets.map(({ text, marks }) => marks.map(([from, to]) => text.slice(from, to)))]
      }
      expect(await marked('cable')).toEqual(['one', [['cable']]])
      expect(await found(index, '"new cable"', { exact: true })).toEqual(['one'])
      // Of a row it is asked that the document has each word as it is written, not that it stands so in the row.
      expect(await found(index, '"new cables"', { exact: true })).toEqual(['one', 'three', 'two'])
      expect(await found(index, 'title:cables', { exact: true })).toEqual(['three'])
      expect(await found(index, 'title:cable', { exact: true })).toEqual([])
      expect(await found(index, 'new NEAR/3 cable', { exact: true })).toEqual(['one'])
      expect(await found(index, 'nothing NEAR/3 cables', { exact: true })).toEqual([])
      // As it is written, but for capitals, accents and traditional characters.
      expect(await found(index, 'CAFES', { exact: true })).toEqual(['four'])
      expect(await found(index, '电报', { exact: true })).toEqual(['four'])
      expect(await found(index, 'cabl*', { exact: true })).toEqual(['four', 'one', 'three', 'two'])
      expect((await find(index, 'mission cabl', { exact: true })).missing).toEqual(['cabl'])
    }),
  )

  test(
    'finds no small words by a name that has their stem, and a name by the endings of those languages that decline it',
    withIndex(engine, async (index) => {
      const forms = (...some: string[]) =>
        some.map((text, n) => ({ text, kind: n === 0 ? ('preferred' as const) : ('variant' as const) }))
      await index.indexing.take(
        [
          {
            names: {
              agent: 'lee',
              stamp: 1,
              name: 'Francis Lee',
              reviewed: true,
              forms: forms('Lee, Francis', 'Goethe'),
            },
          },
          { names: { agent: 'place:wien', stamp: 2, name: 'Wien', reviewed: true, forms: forms('Wien', 'Vienna') } },
          { names: { agent: 'titov', stamp: 3, name: 'Титов', reviewed: true, forms: forms('Титов', 'Tito') } },
          ...put(
            entry('small', { texts: text('Il le dit dans les lettres de la France, sur le franc.', 'fr') }),
            entry('comes', { texts: text('Egli viene e tu vieni da noi.', 'it') }),
            entry('named', { texts: text('M. Lee est avec Francis chez Goethe.', 'fr') }),
            entry('german', { texts: text('Goethes Briefe aus Vienna, Lees Antwort.', 'de') }),
            entry('russian', { texts: text('Он видел Титова.', 'ru') }),
            entry('english', { texts: text('The Lees went on.', 'en') }),
          ),
        ],
        3,
      )
      expect(await found(index, 'Lee')).toEqual(['english', 'german', 'named'])
      expect(await found(index, '"Francis"')).toEqual(['named'])
      expect(await found(index, 'Goethe')).toEqual(['german', 'named'])
      expect(await found(index, 'Wien')).toEqual(['german'])
      expect(await found(index, 'Титов')).toEqual(['russian'])
      const { hits } = await find(index, '"Francis"', { highlight: true })
      const [snippet] = hits[0]?.snippets ?? []
      expect(snippet?.marks.map(([from, to]) => snippet.text.slice(from, to))).toEqual(['Francis'])
    }),
  )
}
