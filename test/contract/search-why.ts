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
  entry('ru', { texts: text('Павел Орлов телеграфировал о посредничестве.', 'ru'), ...dated }),
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

  const why = (document: string, query: string | Query, more = {}) =>
    letters.searching.why(document, {
      query: typeof query === 'string' ? typed(query) : query,
      clearance: THE_PUBLIC,
      ...more,
    })

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
    ['a slip that nobody asked to forgive', 'near', 'ambasador', [['ambassador', 'spelling', ['text']]]],
    ['a field', 'linked', 'title:mediation', [['mediation', 'typed', []]]],
    ['a date among alternatives', 'ru', 'peace OR date:1949-02', [['1949-02-01/1949-02-28', 'date', []]]],
    ['nothing of a document that it does not find', 'near', 'telegram', []],
    ['nothing of a closed document', 'secret', 'telegram', []],
    ['nothing of none', 'nowhere', 'telegram', []],
    ['nothing of everything', 'near', '', []],
  ])('says that a document was found by %s', async (_, document, query, reasons) => {
    expect((await why(document, query)).map(({ words, as, in: places }) => [words, as, places])).toEqual(reasons)
  })

  test('says whose name it is, and keeps to what was typed where that is asked', async () => {
    expect((await why('linked', 'Орлов'))[0]?.of).toEqual({ agent: 'orlov', name: 'Pavel Orlov' })
    expect(await why('linked', 'Орлов', { exact: true })).toEqual([])
    expect(await why('linked', 'mediation', { years: { from: 1950 } })).toEqual([])
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
      (await index.searching.why(document, { query: typed('Pavel Kuznets'), clearance: THE_PUBLIC })).map(
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
