import { expect, test } from 'vitest'
import { EVERYTHING, type Query } from '#search/query.ts'
import { FACETS } from '#search/search.ts'
import { entry, everything, find, found, type IndexEngine, namesOf, put, text, withIndex } from './search-samples.ts'

const SECRET = {
  title: 'Zanzibar protocol',
  texts: text('The secret of quicksilver.'),
  names: ['Rumpelstiltskin'],
  senderNames: ['Rumpelstiltskin'],
  senders: ['rumpel'],
  persons: ['rumpel'],
  genre: 'riddle',
  subjects: ['straw'],
  earliest: '1812-12-20',
  latest: '1812-12-20',
} as const
const EVERY_FACET = FACETS.map((facet) => ({ facet, size: 50 }))
const without: Query = { is: 'bool', must: [], should: [], not: [{ is: 'term', word: 'absent' }] }

export function keepsWhatIsClosed(engine: IndexEngine): void {
  test(
    'shows a closed document to its groups and the editors alone: no hit, total, facet, snippet or missing word tells of it',
    withIndex(engine, async (index) => {
      await index.indexing.take(
        put(
          entry('open', { texts: text('Quite open.') }),
          entry('secret', { ...SECRET, access: ['team'] }),
          entry('sealed', { ...SECRET, access: [] }),
        ),
        1,
      )
      for (const query of [EVERYTHING, without, { is: 'prefix', start: 'qui' } as const]) {
        const result = await find(index, query, { facets: EVERY_FACET, highlight: true })
        expect(result.total.value).toBe(1)
        expect(JSON.stringify(result)).not.toMatch(/secret|sealed|zanzibar|quicksilver|rumpel|riddle|straw|1812/iu)
      }
      for (const word of [
        'quicksilver',
        'rumpelstiltskin',
        'from:rumpel',
        'genre:riddle',
        'subject:straw',
        'title:zanzibar',
      ]) {
        const result = await find(index, word, { facets: EVERY_FACET })
        expect([word, result.total.value, [...result.missing, ...(result.missingIn ?? [])].length]).toEqual([
          word,
          0,
          1,
        ])
      }
      expect((await find(index, EVERYTHING, { filters: [{ facet: 'genre', anyOf: ['riddle'] }] })).total.value).toBe(0)
      expect(await index.searching.within('secret', { is: 'term', word: 'quicksilver' }, ['public'])).toEqual([])
      expect(JSON.stringify(await index.searching.suggest('rumpel', ['public'], 10))).not.toMatch(/rumpel/iu)

      expect(await everything(index, { clearance: ['public', 'team'] })).toEqual(['open', 'secret'])
      expect(await found(index, 'quicksilver', { clearance: ['public', 'team'] })).toEqual(['secret'])
      expect(await everything(index, { clearance: ['public', 'other'] })).toEqual(['open'])
      expect(await everything(index, { clearance: ['team'] })).toEqual(['secret'])
      expect(await everything(index, { clearance: ['public', 'editors'] })).toEqual(['open', 'sealed', 'secret'])
      expect(await everything(index, { clearance: [] })).toEqual([])
    }),
  )

  test(
    'forgets a document that is closed or removed later',
    withIndex(engine, async (index) => {
      await index.indexing.take(put(entry('a', SECRET), entry('b', SECRET)), 1)
      expect((await find(index, 'quicksilver', { facets: EVERY_FACET })).total.value).toBe(2)
      await index.indexing.take(
        [...put(entry('a', { ...SECRET, access: ['team'] })), { remove: { id: 'b', stamp: entry('b').stamp } }],
        2,
      )
      const result = await find(index, 'quicksilver', { facets: EVERY_FACET })
      expect(result).toMatchObject({ total: { value: 0 }, missing: ['quicksilver'] })
      expect(Object.values(result.facets).flat()).toEqual([])
      expect(await everything(index, { clearance: ['public', 'editors'] })).toEqual(['a'])
    }),
  )

  test(
    'who was merged into somebody that stands in closed documents alone is nobody, and tells of them nowhere',
    withIndex(engine, async (index) => {
      const names = (agent: string, name: string, into?: string) => namesOf(agent, name, { reviewed: false, into })
      const from = (id: string, sender: string, access = ['public']) =>
        entry(id, { senders: [sender], persons: [sender], access })
      await index.indexing.take(
        [
          names('of-closed', 'Bruno Hidden'),
          names('into-closed', 'Anna Visible', 'of-closed'),
          names('of-none', 'Wren Standing'),
          names('into-none', 'Rowan Given', 'of-none'),
          ...put(from('a', 'into-closed'), from('b', 'of-closed', ['team']), from('c', 'into-none')),
        ],
        1,
      )
      const facets = [{ facet: 'sender' as const, size: 9 }]
      const told = async (clearance: string[]) => {
        const sought = ['Anna Visible', 'from:(Anna Visible)', 'Hidden, Bruno', 'Bruno Hiddn', 'Wren Standing']
        const found = []
        for (const typed of sought) {
          const { hits, done } = await find(index, typed, { clearance })
          found.push([...hits.map(({ id }) => id).sort(), ...done.flatMap((one) => one.names?.name ?? [])])
        }
        const suggested = async (typed: string) =>
          (await index.searching.suggest(typed, clearance, 9)).map(({ agent }) => agent)
        const by = { filters: [{ facet: 'sender' as const, anyOf: ['of-closed'] }] }
        const { facets: all } = await find(index, EVERYTHING, { clearance, facets })
        return {
          found,
          suggested: [await suggested('Anna'), await suggested('Hidden'), await suggested('Given')],
          filtered: await everything(index, { clearance, ...by }),
          senders: all.sender?.map(({ value }) => value),
        }
      }
      expect(await told(['public'])).toEqual({
        found: [[], [], [], [], ['c', 'Wren Standing']],
        suggested: [[], [], ['of-none']],
        filtered: [],
        senders: ['into-closed', 'into-none', 'of-none'],
      })
      const both = ['a', 'b', 'Bruno Hidden']
      expect(await told(['public', 'team'])).toEqual({
        found: [both, both, both, both, ['c', 'Wren Standing']],
        suggested: [['of-closed'], ['of-closed'], ['of-none']],
        filtered: ['a', 'b'],
        senders: ['of-closed', 'into-closed', 'into-none', 'of-none'],
      })
    }),
  )
}
