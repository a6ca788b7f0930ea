import { afterAll, beforeAll, expect, test } from 'vitest'
import { entry, find, found, type IndexEngine, type OpenIndex, put, text } from './search-samples.ts'

const LETTERS = put(
  entry('woman', { texts: text('A woman received the telegrams. Then the envoys of both sides spoke of a truce.') }),
  entry('women', { texts: text('Women marched; the ambassador Roshchin watched.') }),
  entry('wombat', { texts: text('A wombat slept at the embassy.') }),
  entry('ru', { texts: text('Посол Рощин телеграфировал.', 'ru') }),
  entry('title', { title: 'Negotiations begin', names: ['Roschin'], senderNames: ['Roschin'] }),
  entry('secret', { access: ['team'], texts: text('The wormwood of Roshchen.') }),
)

export function forgivesSpelling(engine: IndexEngine): void {
  let letters: OpenIndex
  beforeAll(async () => {
    letters = await engine.open()
    await letters.indexing.take(LETTERS, 1)
  })
  afterAll(() => letters.close())

  test('takes a short word for no other that is two slips away, but offers it', async () => {
    const two = await find(letters, 'wobatt')
    expect([two.total.value, two.near]).toEqual([0, [{ word: 'wobatt', spellings: [{ word: 'wombat', count: 1 }] }]])
    expect(await found(letters, 'wombatt')).toEqual(['wombat'])
    expect(await found(letters, 'telegrroms')).toEqual(['woman'])
  })

  test.each([
    ['one letter', 'wom?n', ['woman', 'women']],
    ['any letters', 'wo*n', ['woman', 'women']],
    ['any letters, and more at the end', 'w?mb*', ['wombat']],
    ['a pattern from its end', '*gotiations', ['title']],
    ['a pattern in a title', 'title:neg*ions', ['title']],
    ['a pattern of a sender', 'from:ro*in', ['title']],
    ['no pattern that nothing fits', 'wom??????n', []],
    ['a question mark at the end for a letter', 'wombat?', ['wombat']],
    ['a slip', 'wimbat~', ['wombat']],
    ['two slips in a longer word', 'embbasy~', ['wombat']],
    ['no two slips where one is allowed', 'embbasi~1', []],
    ['letters that changed places', 'wmobat~1', ['wombat']],
    ['a slip in another script', 'ращин~', ['ru']],
    ['a slip in a name', 'from:roscin~', ['title']],
    ['words near each other', 'envoys NEAR/4 truce', []],
    ['words nearer than that', 'envoys NEAR/6 truce', ['woman']],
    ['phrases near each other', '"both sides" NEAR/3 truce', ['woman']],
    ['words as near as is usual', 'truce NEAR telegrams', ['woman']],
  ])('finds %s', async (_, query, ids) => {
    expect(await found(letters, query)).toEqual([...ids].sort())
  })

  test('marks the words that a pattern and a slip have found', async () => {
    const marked = async (query: string) => {
      const { hits } = await find(letters, query, { highlight: true })
      return hits.flatMap(({ snippets }) =>
        snippets.flatMap(({ text: words, marks }) => marks.map(([from, to]) => words.slice(from, to))),
      )
    }
    expect((await marked('wom?n')).sort()).toEqual(['Women', 'woman'])
    expect(await marked('wimbat~')).toEqual(['wombat'])
  })

  test('offers near spellings where nothing is found, with their numbers, and no word of closed documents alone', async () => {
    const result = await find(letters, 'Roshchim peace')
    expect(result).toMatchObject({ total: { value: 0 }, missing: ['Roshchim', 'peace'] })
    expect(result.near).toEqual([
      {
        word: 'Roshchim',
        spellings: [
          { word: 'roshchin', count: 1 },
          { word: 'roschin', count: 1 },
        ],
      },
    ])
    expect((await find(letters, 'wormwod')).near).toBeUndefined()
    expect((await find(letters, 'wormwod~')).total.value).toBe(0)
    expect((await find(letters, 'worm?ood')).total.value).toBe(0)
    const team = await find(letters, 'wormwod', { clearance: ['public', 'team'] })
    expect(team.near).toEqual([{ word: 'wormwod', spellings: [{ word: 'wormwood', count: 1 }] }])
    expect((await find(letters, 'woman')).near).toBeUndefined()
  })

  test.each(['wmn', '<b>&"', 'bth', '女人', 'a b c'])(
    'takes %s for no other word: it is too short, or of signs',
    async (words) => {
      const { near, total, done } = await find(letters, words)
      expect([near, total.value, done]).toEqual([undefined, 0, []])
    },
  )

  test('takes words that nothing holds for those spelt nearly so, and says so; not in quotation marks, and not of closed documents', async () => {
    const result = await find(letters, 'Roshchim ambasador')
    expect([result.total.value, result.hits[0]?.id]).toEqual([1, 'women'])
    expect(result.missing).toEqual(['Roshchim', 'ambasador'])
    expect(result.done.map(({ spelt }) => spelt?.typed)).toEqual(['Roshchim', 'ambasador'])
    expect(result.done.map(({ what }) => what)).toEqual([
      '“Roshchim” was taken for “roshchin”',
      '“ambasador” was taken for “ambassador”',
    ])
    for (const held of ['"Roshchim ambasador"', 'exact:ambasador', 'wormwod'])
      expect((await find(letters, held)).total.value).toBe(0)
    expect((await find(letters, 'Roshchim ambasador', { exact: true })).total.value).toBe(0)
  })

  test('says the same of a word that closed documents alone hold as of one that none holds', async () => {
    const said = async (word: string) =>
      JSON.stringify(await find(letters, word)).replaceAll(word.replace('~', ''), '…')
    expect(await said('wormwod~')).toBe(await said('warmwid~'))
    expect(await said('worm?ood')).toBe(await said('warm?wid'))
    expect(await said('rosh*en')).toBe(await said('rash*in'))
  })
}
