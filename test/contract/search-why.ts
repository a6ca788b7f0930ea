import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Query } from '#search/query.ts'
import { entry, type IndexEngine, type OpenIndex, put, THE_PUBLIC, text, typed } from './search-samples.ts'

const FORMS = [
  { text: 'Pavel Orlov', kind: 'preferred' as const },
  { text: 'Orlov, Pavel', kind: 'variant' as const },
  { text: 'Орлов', kind: 'variant' as const },
]
const ORLOV = { names: { agent: 'orlov', stamp: 1, name: 'Pavel Orlov', reviewed: true, forms: FORMS } }
const dated = { earliest: '1949-02-01', latest: '1949-02-01' }

const LETTERS = put(
  entry('ru', { languages: ['ru'], texts: text('Павел Орлов телеграфировал о посредничестве.', 'ru'), ...dated }),
  entry('linked', { title: 'Telegrams on mediation', persons: ['orlov'], references: ['Archive, file 12'], ...dated }),
  entry('near', { texts: text('The ambassador spoke of a truce.') }),
  entry('secret', { access: ['team'], title: 'Telegrams on mediation', persons: ['orlov'] }),
)

export function saysWhy(engine: IndexEngine): void {
  let letters: OpenIndex
  beforeAll(async () => {
    letters = await engine.open()
    await letters.indexing.take([ORLOV, ...LETTERS], 1)
  })
  afterAll(() => letters.close())

  const whether = (document: string, query: string | Query, more = {}) =>
    letters.searching.why(document, {
      query: typeof query === 'string' ? typed(query) : query,
      clearance: THE_PUBLIC,
      ...more,
    })
  const why = async (...asked: Parameters<typeof whether>) => (await whether(...asked)) ?? []

  test.each([
    ['a word by its stem', 'linked', 'telegram', [['telegram', 'typed', ['title']]]],
    ['what is in its description', 'linked', 'archive', [['archive', 'typed', ['description']]]],
    [
      'each word, and those of alternatives that it has',
      'linked',
      'mediation (telegrams OR peace)',
      [
        ['mediation', 'typed', ['title']],
        ['telegrams', 'typed', ['title']],
      ],
    ],
    ['another name', 'ru', 'Pavel Orlov', [['Орлов', 'name', ['text']]]],
    ['a link', 'linked', 'Орлов', [['Орлов', 'link', []]]],
    ['a slip', 'near', 'ambasador~', [['ambassador', 'spelling', ['text']]]],
    ['a pattern', 'near', 'amb*dor', [['ambassador', 'pattern', ['text']]]],
    ['a slip that nobody asked to forgive', 'near', 'ambasador', [['ambassador', 'spelling', ['text']]]],
    ['a field', 'linked', 'title:mediation', [['mediation', 'typed', []]]],
    ['a date among alternatives', 'ru', 'peace OR date:1949-02', [['February 1949', 'date', []]]],
    ['nothing of a document that it does not find', 'near', 'telegram', []],
    ['nothing of a closed document', 'secret', 'telegram', []],
    ['nothing of none', 'nowhere', 'telegram', []],
    ['nothing of everything', 'near', '', []],
  ])('says that a document was found by %s', async (_, document, query, reasons) => {
    expect((await why(document, query)).map(({ words, as, in: places }) => [words, as, places])).toEqual(reasons)
  })

  test('says whose name it is, and keeps to what was typed where that is asked', async () => {
    expect((await why('linked', 'Орлов'))[0]?.of).toEqual({ agent: 'orlov', name: 'Pavel Orlov' })
    expect(await whether('linked', 'Орлов', { exact: true })).toBeUndefined()
    expect(await whether('linked', 'mediation', { years: { from: 1950 } })).toBeUndefined()
  })

  test.each([
    ['by nothing, where only what must not be there was asked', 'near', '-telegram', {}, []],
    ['by the values that it has', 'ru', '', { filters: [{ facet: 'language', anyOf: ['fr', 'ru'] }] }, ['ru']],
    ['by its time', 'ru', '', { years: { from: 1949, to: 1949 } }, ['1949']],
    ['by a time that is open', 'ru', '', { days: { from: '1949-02-01' } }, ['from 1 February 1949']],
    [
      'by the words and the values',
      'ru',
      'Орлов',
      { filters: [{ facet: 'language', anyOf: ['ru'] }] },
      ['Орлов', 'ru'],
    ],
    ['not, having another value', 'near', '', { filters: [{ facet: 'language', anyOf: ['ru'] }] }, undefined],
    ['not, being of another time', 'ru', '', { years: { to: 1948 } }, undefined],
    ['not, having what must not be there', 'linked', '-telegram', {}, undefined],
    ['not, being closed', 'secret', '', { filters: [{ facet: 'person', anyOf: ['orlov'] }] }, undefined],
  ])('says that a document was found %s', async (_, document, query, more, words) => {
    expect((await whether(document, query, more))?.map((reason) => reason.words)).toEqual(words)
  })

  test('tells a time that the document may not be of from one that it is of', async () => {
    const index = await engine.open()
    await index.indexing.take(put(entry('wide', { earliest: '1949-01-01', latest: '1949-12-31' })), 1)
    const told = async (query: Query, days = {}) =>
      (await index.searching.why('wide', { query, clearance: THE_PUBLIC, ...days }))?.map(({ possibly }) => possibly)
    expect(await told(typed('date:1949-05 OR peace'))).toEqual([true])
    expect(await told(typed('date:1949 OR peace'))).toEqual([undefined])
    expect(await told(typed(''), { days: { from: '1949-05-01', to: '1949-05-31' } })).toEqual([true])
    await index.close()
  })

  test('tells the forms that stand as they are written, not those that share their stem', async () => {
    const index = await engine.open()
    const forms = ['Pavel Kuznets', 'Weaver', 'Weavers'].map((text, n) => ({
      text,
      kind: n === 0 ? ('preferred' as const) : ('variant' as const),
    }))
    await index.indexing.take(
      [
        { names: { agent: 'weaver', stamp: 1, name: 'Pavel Kuznets', reviewed: true, forms } },
        ...put(
          entry('one', { texts: text('Here Weaver spoke.'), names: ['Weavers'] }),
          entry('many', { title: 'The WEAVERS met' }),
          entry('neither', { texts: text('They were weavering on.') }),
        ),
      ],
      1,
    )
    const told = async (document: string) =>
      (await index.searching.why(document, { query: typed('Pavel Kuznets'), clearance: THE_PUBLIC }))?.map(
        ({ words, in: places }) => [words, places],
      )
    expect(await told('one')).toEqual([
      ['Weaver', ['text']],
      ['Weavers', ['names']],
    ])
    expect(await told('many')).toEqual([['Weavers', ['title']]])
    expect(await told('neither')).toEqual([['Weaver', ['text']]])
    await index.close()
  })

  test('gives the question as it is sought, for marking all that was found', async () => {
    const marked = async (query: string, words: string, exact?: boolean) => {
      const sought = await letters.searching.sought(typed(query), THE_PUBLIC, exact)
      return letters.searching.marks([{ text: words }], sought)[0]?.map(([from, to]) => words.slice(from, to))
    }
    expect(await marked('Pavel Orlov', 'Here Orlov, Pavel; там Орлов.')).toEqual(['Orlov', 'Pavel', 'Орлов'])
    expect(await marked('Pavel Orlov', 'там Орлов.', true)).toEqual([])
    expect(await marked('ambasador', 'The Ambassador')).toEqual(['Ambassador'])
  })
}
