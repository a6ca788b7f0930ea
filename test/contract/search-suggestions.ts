import { expect, test } from 'vitest'
import { entry, find, type IndexEngine, namesOf, put, withIndex } from './search-samples.ts'

export function suggestsForms(engine: IndexEngine): void {
  test(
    'forgives slips in a beginning, tells the nearest alone, and passes over an elided particle',
    withIndex(engine, async (index) => {
      const names = ["Paul d'Estournelles de Constant", 'Christofforo Suriano', 'Susanna Seiffart', 'Karl Kraus']
      await index.indexing.take(
        names.flatMap((name, n) => [
          { names: { agent: `a${n}`, stamp: 1, name, reviewed: true, forms: [{ text: name, kind: 'preferred' }] } },
          ...put(entry(`of-${n}`, { persons: [`a${n}`] })),
        ]),
        1,
      )
      const told = async (typed: string) =>
        (await index.searching.suggest(typed, ['public'], 5)).map(({ name }) => name)
      expect(await told('Estourn')).toEqual([names[0]])
      expect(await told('Estourneles')).toEqual([names[0]])
      expect(await told("d'Estourneles")).toEqual([names[0]])
      expect(await told('surano')).toEqual(['Christofforo Suriano'])
      expect(await told('suisana')).toEqual(['Susanna Seiffart'])
      expect(await told('Khrus')).toEqual([])
    }),
  )

  test(
    'counts a document that names several who are one once, and puts them in the order of that',
    withIndex(engine, async (index) => {
      const names = (agent: string, name: string, into?: string) => namesOf(agent, name, { reviewed: true, into })
      const persons = [['kept', 'given-up'], ['kept', 'given-up', 'other'], ['other'], ['other']]
      await index.indexing.take(
        [
          names('kept', 'Wren Ashby'),
          names('given-up', 'Rowan Ashby', 'kept'),
          names('other', 'Robin Ashby'),
          ...put(...persons.map((some, n) => entry(`d-${n}`, { persons: some }))),
          ...put(entry('closed', { persons: ['given-up'], access: ['team'] })),
        ],
        1,
      )
      const told = async (...more: string[]) =>
        (await index.searching.suggest('Ashby', ['public', ...more], 5)).map(({ agent, documents }) => [
          agent,
          documents,
        ])
      expect(await told()).toEqual([
        ['other', 3],
        ['kept', 2],
      ])
      expect(await told('team')).toEqual([
        ['other', 3],
        ['kept', 3],
      ])
    }),
  )

  test(
    'tells of the forms that begin so one that is spelt as it should be, and of those the shortest',
    withIndex(engine, async (index) => {
      const forms = [
        { text: 'Pavel Orlov', kind: 'preferred' as const },
        { text: 'Wever', kind: 'misspelt' as const },
        { text: 'Weaver, the old', kind: 'cover' as const },
        { text: 'Weaver', kind: 'cover' as const },
      ]
      const names = { agent: 'orlov', stamp: 1, name: 'Pavel Orlov', reviewed: true, forms }
      await index.indexing.take([{ names }, ...put(entry('a', { persons: ['orlov'] }))], 1)
      const told = async (typed: string) =>
        (await index.searching.suggest(typed, ['public'], 3)).map(({ agent, as }) => [agent, as])
      expect(await told('we')).toEqual([['orlov', 'Weaver']])
      expect(await told('weaver t')).toEqual([['orlov', 'Weaver, the old']])
      expect(await told('wev')).toEqual([['orlov', 'Wever']])
      expect(await told('orl')).toEqual([['orlov', undefined]])
    }),
  )

  test(
    'suggests and finds by Cyrillic letters who is attested in Latin ones, and no short word',
    withIndex(engine, async (index) => {
      const form = (text: string) => ({ text, kind: 'variant' as const })
      const names = (agent: string, ...forms: string[]) => ({
        names: { agent, stamp: 1, name: forms[0] ?? '', reviewed: true, forms: forms.map(form) },
      })
      const letters = put(entry('a', { persons: ['orlov'] }), entry('b', { persons: ['weber'] }))
      const people = [
        names('orlov', 'Pavel Orlov', 'Filippov'),
        names('weber', 'Schnitzweber, Anna'),
        names('mir', 'Mir'),
      ]
      await index.indexing.take([...people, ...letters], 1)
      const told = async (typed: string) =>
        (await index.searching.suggest(typed, ['public'], 3)).map(({ agent, as }) => [agent, as])
      expect(await told('фил')).toEqual([['orlov', 'Filippov']])
      expect(await told('орл')).toEqual([['orlov', undefined]])
      expect(await told('эч')).toEqual([])
      const sought = async (typed: string) => {
        const { hits, done } = await find(index, typed)
        return [hits.map(({ id }) => id), done.map(({ names }) => names?.nearly ?? names?.as)]
      }
      expect(await sought('Филиппов')).toEqual([['a'], ['made']])
      expect(await sought('Шницвебер')).toEqual([['b'], ['Schnitzweber']])
      expect(await sought('мир')).toEqual([[], []])
      expect(await sought('exact:Филиппов')).toEqual([[], []])
    }),
  )

  test(
    'suggests and finds by Cyrillic letters whose name sounds so, the most alike; a sign, and a later word of what is typed',
    withIndex(engine, async (index) => {
      const names = ['Hugo von Hofmannsthal', 'Arthur Schnitzler', 'Anna Miller', 'Karl Mahler', '毛泽东']
      await index.indexing.take(
        names.flatMap((name, n) => {
          const surname = n > 3 ? {} : { surname: name.split(' ').at(-1) ?? '' }
          const forms = [{ text: name, kind: 'preferred' as const, ...surname }]
          return [
            { names: { agent: `a${n}`, stamp: 1, name, reviewed: true, forms } },
            ...put(entry(`of-${n}`, { persons: [`a${n}`] })),
          ]
        }),
        1,
      )
      const told = async (typed: string) =>
        (await index.searching.suggest(typed, ['public'], 5)).map(({ name, begins }) => [name, begins])
      expect(await told('Гофм')).toEqual([['Hugo von Hofmannsthal', undefined]])
      expect(await told('Артур Шниц')).toEqual([['Arthur Schnitzler', undefined]])
      expect(await told('毛')).toEqual([['毛泽东', undefined]])
      expect(await told('telegramm hofm')).toEqual([['Hugo von Hofmannsthal', 10]])
      expect(await told('telegramm hugo von h')).toEqual([['Hugo von Hofmannsthal', 10]])
      expect(await told('письмо Гофманст')).toEqual([['Hugo von Hofmannsthal', 7]])
      expect(await told('telegramm ho')).toEqual([])
      const sought = async (typed: string) => {
        const { hits, done } = await find(index, typed)
        return [hits.map(({ id }) => id), done.map(({ names }) => names?.nearly)]
      }
      expect(await sought('Гофмансталь')).toEqual([['of-0'], ['Hofmannsthal']])
      expect(await sought('Шницлер')).toEqual([['of-1'], ['Schnitzler']])
      expect(await sought('Малер')).toEqual([['of-3'], ['Mahler']])
    }),
  )
}
