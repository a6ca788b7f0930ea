import { afterAll, beforeAll, expect, test } from 'vitest'
import { heldAs, type NamesEntry } from '#search/names-entry.ts'
import type { IndexWrite } from '#search/search.ts'
import { entry, find, found, type IndexEngine, type OpenIndex, put, text } from './search-samples.ts'

let stamps = 0
function named(agent: string, forms: readonly string[], more: Partial<NamesEntry> = {}): IndexWrite {
  stamps += 1
  const all = forms.map((form) => ({ text: form, kind: 'variant' as const }))
  return { names: { agent, stamp: stamps, name: forms[0] ?? '', reviewed: true, forms: all, ...more } }
}

const NAMES = [
  named('ashby', ['Rowan Ashby', 'Ashby, Rowan']),
  named(heldAs('place', 'ashby'), ['Ashby', 'Ashby-by-the-Sea']),
  named(heldAs('place', 'oldport'), ['Oldport', 'Altenhafen', '舊港']),
  named(heldAs('place', 'lost-port'), ['Lostport'], { reviewed: false }),
  named(heldAs('place', 'port-of-old'), ['Port of Old'], { into: heldAs('place', 'oldport') }),
]
const LETTERS = put(
  entry('from-oldport', { places: ['oldport'], title: 'A telegram' }),
  entry('altenhafen', { texts: text('Gestern aus Altenhafen.', 'de') }),
  entry('merged', { places: ['port-of-old'] }),
  entry('secret', { access: ['team'], places: ['lost-port'] }),
  entry('by', { senders: ['ashby'], persons: ['ashby'] }),
  entry('there', { places: ['ashby'] }),
  entry('sea', { texts: text('They met at Ashby-by-the-Sea.') }),
)

export function knowsPlaces(engine: IndexEngine): void {
  let letters: OpenIndex
  beforeAll(async () => {
    letters = await engine.open()
    await letters.indexing.take([...NAMES, ...LETTERS], 1)
  })
  afterAll(() => letters.close())

  test.each([
    ['by another of its names', '旧港', ['from-oldport', 'altenhafen', 'merged']],
    ['by the name of one that was merged into it', 'Port of Old', ['from-oldport', 'altenhafen', 'merged']],
    ['among words', 'Oldport telegram', ['from-oldport']],
    ['in its field', 'place:Altenhafen', ['from-oldport', 'merged']],
    ['never as who sent something', 'from:Oldport', []],
    ['never where only closed documents name it', 'place:Lostport', []],
    ['as well as a person of its name', 'Ashby', ['by', 'sea', 'there']],
    ['but not beside a sender', 'from:Ashby', ['by']],
    ['but not in quotation marks', '"Ashby"', ['sea']],
  ])('finds a place %s', async (_, query, ids) => {
    expect(await found(letters, query)).toEqual([...ids].sort())
  })

  test('says of each name whether it is a place’s', async () => {
    const { done } = await find(letters, 'Ashby')
    expect(done.map(({ names }) => [names?.agent, names?.kind])).toEqual([
      ['ashby', undefined],
      ['ashby', 'place'],
    ])
    expect(await found(letters, 'Ashby', { exact: true })).toEqual(['sea'])
  })

  test('tells a place by its identifier from an agent that has the same', async () => {
    const filters = [{ facet: 'place' as const, anyOf: ['ashby'] }]
    const { hits, facets } = await find(letters, { is: 'all' }, { filters, facets: [{ facet: 'place', size: 9 }] })
    expect(hits.map(({ id }) => id)).toEqual(['there'])
    expect(facets.place?.map(({ value }) => value)).not.toContain('lost-port')
    expect((await letters.searching.suggest('ashb', ['public'], 9)).map(({ name }) => name)).toEqual(['Rowan Ashby'])
  })
}
