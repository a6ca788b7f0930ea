import { afterAll, beforeAll, expect, test } from 'vitest'
import { entry, find, found, type IndexEngine, type OpenIndex, put, text, withIndex } from './search-samples.ts'

const LETTERS = put(
  entry('en', {
    title: 'Cable, Filippov to Mao',
    texts: text('The telegrams spoke of peace talks in Nanjing. No talks of peace followed.'),
  }),
  entry('ru', { title: 'Шифртелеграмма', texts: text('Получили вашу телеграмму о переговорах.', 'ru') }),
  entry('de', { title: 'Brief', texts: text('Die Straße nach München war verschneit.', 'de') }),
  entry('fr', { title: 'Lettre', texts: text('Le règlement provisoire fut publié à Genève.', 'fr') }),
  entry('zh', { title: '电报', texts: text('中国国民党中央委员会来电', 'zh') }),
  entry('names', {
    names: ['Chou En-lai', 'Sato, Eisaku'],
    senderNames: ['Chou En-lai'],
    senders: ['zhou-enlai'],
    persons: ['zhou-enlai'],
    numbers: ['No. 0222'],
    references: ['APRF, f. 45, op. 1, d. 330'],
  }),
  entry('nothing'),
  entry('stem', { texts: text('Every happy company said so to everybody.') }),
)

export function findsWords(engine: IndexEngine): void {
  let letters: OpenIndex
  beforeAll(async () => {
    letters = await engine.open()
    await letters.indexing.take(LETTERS, 1)
  })
  afterAll(() => letters.close())

  test.each([
    ['a word', 'peace', ['en']],
    ['a word in another number', 'telegram', ['en']],
    ['the form as it stands', 'telegrams', ['en']],
    ['a Russian word in another case', 'телеграмма', ['ru']],
    ['words in either case', 'NANJING', ['en']],
    ['without accents', 'reglement geneve', ['fr']],
    ['with accents where there are none', 'Satō', ['names']],
    ['ß and ü', 'strasse munchen', ['de']],
    ['all words', 'peace telegrams', ['en']],
    ['not where one is wanting', 'peace telegrams snow', []],
    ['either', 'verschneit OR nanjing', ['de', 'en']],
    ['but not', '(brief OR nanjing) -strasse', ['en']],
    ['a phrase', '"peace talks"', ['en']],
    ['no phrase in another order', '"nanjing peace"', []],
    ['a phrase without accents', '"reglement provisoire"', ['fr']],
    ['no phrase across the end of a block', '"filippov to mao the"', []],
    ['a beginning', 'tele*', ['en']],
    ['a beginning longer than the stem', 'provisoir*', ['fr']],
    ['the beginning of a number', '022*', ['names']],
    ['no beginning that only a stem has', 'everi*', []],
    ['a beginning among other words', 'nanj* telegr*', ['en']],
    ['without a beginning', 'filippov -nanj*', []],
    ['two Han characters', '国民', ['zh']],
    ['a Han word', '国民党', ['zh']],
    ['one Han character, the last one too', '电', ['zh']],
    ['traditional characters for simplified', '國民黨', ['zh']],
    ['one of them', '電', ['zh']],
    ['no Han characters in another order', '民国', []],
    ['a name with a dash', 'en-lai', ['names']],
    ['a sender by name', 'from:chou', ['names']],
    ['a sender by identifier', 'from:zhou-enlai', ['names']],
    ['no sender who is only named', 'from:sato', []],
    ['a person by name', 'person:sato', ['names']],
    ['a word of the title', 'title:filippov', ['en']],
    ['no word of the text in the title', 'title:nanjing', []],
    ['no word of the title in the text', 'text:filippov', []],
    ['a number', 'number:0222', ['names']],
    ['words of a reference', '"f. 45" aprf', ['names']],
    ['alternatives in brackets', '(snow OR nanjing) telegram', ['en']],
  ])('finds %s', async (_, query, ids) => {
    expect(await found(letters, query)).toEqual([...ids].sort())
  })

  test(
    'seeks a stem in texts of its language, whatever stands beside them, and marks it there',
    withIndex(engine, async (index) => {
      await index.indexing.take(
        put(
          entry('port', { texts: text('The port is closed to names of ships.') }),
          entry('porter', { texts: text('The porter closed the door.') }),
          entry('porter-fr', { texts: text('Il faut porter la lettre; il portait le nom.', 'fr') }),
          entry('port-fr', { texts: text('Le port et la mer; puis le nom et la lettre.', 'fr') }),
          entry('beside', { texts: [...text('The port.'), ...text('La lettre est au nom de la mer.', 'fr')] }),
          entry('letter', { title: 'A port', texts: text('Il portait la lettre.', 'fr') }),
          entry('titre', { title: 'Le roi portait la lettre que les ministres avaient envoyée dans la ville' }),
          entry('both', { texts: [...text('The port.'), ...text('Il portait la lettre.', 'fr')] }),
        ),
        1,
      )
      expect(await found(index, 'porter')).toEqual(['both', 'letter', 'port-fr', 'porter', 'porter-fr', 'titre'])
      expect(await found(index, '"porter la lettre"')).toEqual(['both', 'letter', 'porter-fr', 'titre'])
      expect(await found(index, { is: 'near', words: ['porter', 'door'], within: 2 })).toEqual(['porter'])
      expect(await found(index, { is: 'near', words: ['porter', 'names'], within: 5 })).toEqual([])
      expect(await found(index, { is: 'near', words: ['porter', 'lettre'], within: 1 })).toEqual([
        ...['both', 'letter', 'porter-fr', 'titre'],
      ])
      expect(await found(index, 'title:porter')).toEqual(['porter', 'porter-fr', 'titre'])
      const { hits } = await find(index, 'porter', { highlight: true })
      const marked = Object.fromEntries(
        hits.map(({ id, snippets = [] }) => [
          id,
          snippets.flatMap(({ text, marks }) => marks.map(([from, to]) => text.slice(from, to))),
        ]),
      )
      expect(marked).toEqual({
        'port-fr': ['port'],
        'porter-fr': ['porter', 'portait'],
        porter: ['porter'],
        both: ['portait'],
        letter: ['portait'],
        titre: [],
      })
    }),
  )

  test(
    'seeks words near each other',
    withIndex(engine, async (index) => {
      await index.indexing.take(LETTERS, 1)
      expect(await found(index, { is: 'near', words: ['telegrams', 'peace'], within: 2 })).toEqual(['en'])
      expect(await found(index, { is: 'near', words: ['telegrams', 'nanjing'], within: 1 })).toEqual([])
    }),
  )

  test(
    'seeks small words near each other where there are no others',
    withIndex(engine, async (index) => {
      await index.indexing.take(LETTERS, 1)
      const near = (...words: string[]) => find(index, { is: 'near', words, within: 3 })
      const [without, among] = [await near('the', 'of'), await near('the', 'telegrams', 'no', 'peace', 'the')]
      expect([without.total.value, without.done]).toEqual([1, []])
      expect(among.hits.map(({ id }) => id)).toEqual(['en'])
      expect(among.done).toMatchObject([{ what: 'Some small words were not sought near the others' }])
      expect((await near('of', 'peace')).hits.map(({ id }) => id)).toEqual(['en'])
      expect((await near('of', 'the', 'peace')).hits.map(({ id }) => id)).toEqual(['en'])
      expect((await near('of', 'the', 'nobody')).hits).toEqual([])
    }),
  )

  test(
    'shows the passage that matches, marked, with the kind of text that speaks',
    withIndex(engine, async (index) => {
      const words = `${'Other matters. '.repeat(60)}At last the règlement came. ${'More of it. '.repeat(60)}`
      const [summary] = text('A summary.')
      await index.indexing.take(
        put(
          entry('a', {
            title: 'On règlements',
            texts: [
              ...(summary ? [{ ...summary, of: 'summary' as const }] : []),
              {
                of: 'translation',
                lang: 'en',
                blocks: [
                  { id: 'p1', text: 'Opening.' },
                  { id: 'p2', text: words },
                ],
              },
            ],
          }),
        ),
        1,
      )
      const [hit] = (await find(index, 'reglement', { highlight: true })).hits
      const [snippet] = hit?.snippets ?? []
      expect(snippet).toMatchObject({ of: 'translation', lang: 'en', block: 'p2' })
      expect(snippet?.marks.map(([from, to]) => snippet.text.slice(from, to))).toEqual(['règlement'])
      expect(snippet?.text.length).toBeLessThan(400)
      expect(hit?.titleMarks.map(([from, to]) => hit.title.slice(from, to))).toEqual(['règlements'])
    }),
  )

  test(
    'marks a phrase only where its words stand together, and nothing that is excluded',
    withIndex(engine, async (index) => {
      await index.indexing.take(LETTERS, 1)
      const [hit] = (await find(index, '"peace talks" -snow', { highlight: true })).hits
      const [snippet] = hit?.snippets ?? []
      expect(snippet?.marks.map(([from, to]) => snippet.text.slice(from, to))).toEqual(['peace talks'])
    }),
  )

  test(
    'marks the same words in the blocks of a page',
    withIndex(engine, async ({ searching }) => {
      const blocks = [{ text: 'Two telegrams.', lang: 'en' }, { text: 'Телеграммы!' }, { text: 'None.' }]
      const query = {
        is: 'anyOf',
        scored: 'best',
        variants: [
          { is: 'term', word: 'telegram' },
          { is: 'term', word: 'телеграмма' },
        ],
      } as const
      expect(searching.marks(blocks, query)).toEqual([[[4, 13]], [[0, 10]], []])
    }),
  )

  test(
    'tells which words no document holds',
    withIndex(engine, async (index) => {
      await index.indexing.take(LETTERS, 1)
      expect((await find(index, 'peace xylophone')).missing).toEqual(['xylophone'])
      expect((await find(index, 'peace OR xylophone OR zither OR xylophone')).missing).toEqual(['xylophone', 'zither'])
      expect((await find(index, 'peace -xylophone')).missing).toEqual([])
      const signs = await find(index, '№ peace —')
      expect([signs.total.value > 0, signs.missing]).toEqual([true, []])
      const inFields = await find(index, 'title:xylophone from:xylophone (in-text:peace OR to:peace)')
      expect(inFields).toMatchObject({
        missing: [],
        missingIn: [
          { field: 'title', word: 'xylophone' },
          { field: 'from', word: 'xylophone' },
          { field: 'to', word: 'peace' },
        ],
      })
      expect((await find(index, 'peace NEAR/2 xylophone')).missing).toEqual(['peace NEAR/2 xylophone'])
    }),
  )

  test(
    'gives the blocks of one document that match',
    withIndex(engine, async (index) => {
      const [one] = text('')
      const blocks = [
        { id: 'p1', text: 'War.' },
        { id: 'p2', text: 'Peace.' },
        { id: 'p3', text: 'The peace.' },
      ]
      await index.indexing.take(put(entry('a', { texts: one ? [{ ...one, blocks }] : [] })), 1)
      const within = await index.searching.within('a', { is: 'term', word: 'peace' }, ['public'])
      expect(within.map(({ block, marks }) => [block, marks])).toEqual([
        ['p2', [[0, 5]]],
        ['p3', [[4, 9]]],
      ])
    }),
  )
}
