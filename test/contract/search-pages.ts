import { expect, test } from 'vitest'
import { EVERYTHING } from '#search/query.ts'
import { entry, find, type IndexEngine, put, text, withIndex } from './search-samples.ts'

const SORTS = ['relevance', 'date', 'date-descending', 'title', 'added', 'changed'] as const

const LETTERS = put(
  ...Array.from({ length: 203 }, (_, n) =>
    entry(`d${(n * 71) % 203}`, {
      title: `Letter ${n % 7}`,
      texts: text(`${'peace '.repeat(1 + (n % 5))}${'word '.repeat(n % 11)}`),
      ...(n % 4 === 0 ? {} : { earliest: `${1900 + (n % 13)}-01-01`, latest: `${1900 + (n % 13)}-12-31` }),
    }),
  ),
)

export function turnsPages(engine: IndexEngine): void {
  test.each(SORTS)('gives every hit once, page after page, by %s', (sort) =>
    withIndex(engine, async (index) => {
      await index.indexing.take(LETTERS, 1)
      for (const query of ['peace', EVERYTHING]) {
        const whole = (await find(index, query, { sort, size: 500 })).hits.map(({ id }) => id)
        expect(new Set(whole).size).toBe(203)

        const numbered: string[] = []
        for (let from = 0; from < 203; from += 20)
          numbered.push(...(await find(index, query, { sort, from })).hits.map(({ id }) => id))
        expect(numbered).toEqual(whole)

        const followed: string[] = []
        let [after, before]: (string | undefined)[] = []
        do {
          const page = await find(index, query, { sort, size: 33, ...(after === undefined ? {} : { after }) })
          expect(page.from).toBe(followed.length)
          followed.push(...page.hits.map(({ id }) => id))
          ;({ after, before } = page)
        } while (after !== undefined)
        expect(followed).toEqual(whole)

        let first = 198
        while (before !== undefined) {
          const page = await find(index, query, { sort, size: 33, after: before })
          first -= 33
          expect([page.from, page.hits.map(({ id }) => id)]).toEqual([first, whole.slice(first, first + 33)])
          before = page.before
        }
        expect(first).toBe(33)
      }
    })(),
  )

  test(
    'sorts by date both ways with the undated last, by title without regard to case, by what came and what was changed last',
    withIndex(engine, async (index) => {
      const dated = (id: string, day: string | undefined, title: string) =>
        entry(id, { title, ...(day === undefined ? {} : { earliest: day, latest: day }) })
      await index.indexing.take(
        put(
          dated('b', '1949-01-11', 'zebra'),
          dated('a', '1949-01-11', 'Éclair'),
          dated('c', undefined, 'eagle'),
          dated('d', '-0044-01-01', '“Fable”'),
        ),
        1,
      )
      const by = async (sort: (typeof SORTS)[number]) =>
        (await find(index, EVERYTHING, { sort })).hits.map(({ id }) => id).join('')
      expect(await by('date')).toBe('dabc')
      expect(await by('date-descending')).toBe('abdc')
      expect(await by('title')).toBe('cadb')
      expect(await by('added')).toBe('dcab')
      expect(await by('changed')).toBe('dcab')
      await index.indexing.take(put({ ...dated('b', '1949-01-11', 'zebra'), added: 1 }), 2)
      expect(await by('added')).toBe('dcab')
      expect(await by('changed')).toBe('bdca')
    }),
  )

  test(
    'puts a title before a mention, and says how it ranked',
    withIndex(engine, async (index) => {
      await index.indexing.take(
        put(
          entry('mention', { texts: text(`mediation ${'other words here '.repeat(40)}`) }),
          entry('title', { title: 'Mediation', texts: text('other words here '.repeat(40)) }),
          ...Array.from({ length: 9 }, (_, n) => entry(`x${n}`)),
        ),
        1,
      )
      const result = await find(index, 'mediation')
      expect(result.hits.map(({ id }) => id)).toEqual(['title', 'mention'])
      expect(result.ranking).toBe('exhaustive')
      expect((await find(index, EVERYTHING)).ranking).toBe('constant')
    }),
  )

  test(
    'says of hits of which its words say nothing more that they fit alike, and has the newest first',
    withIndex(engine, async (index) => {
      const letters = ['a', 'b', 'c'].map((id, n) =>
        entry(id, {
          texts: text(`out of the blue ${'of the '.repeat(5 - n)}`),
          senderNames: ['Rossi'],
          numbers: ['7'],
          added: n + 1,
        }),
      )
      await index.indexing.take(put(...letters), 1)
      for (const query of ['from:rossi', 'number:7', '"of the"', 'bl*']) {
        const { ranking, hits } = await find(index, query)
        expect([query, ranking, hits.map(({ id }) => id)]).toEqual([query, 'constant', ['c', 'b', 'a']])
      }
      expect((await find(index, 'blue')).ranking).toBe('exhaustive')
    }),
  )

  test(
    'refuses numbered pages beyond 10,000 hits and what is no cursor',
    withIndex(engine, async (index) => {
      await expect(find(index, EVERYTHING, { from: 9990 })).rejects.toMatchObject({ code: 'invalid' })
      await expect(find(index, EVERYTHING, { after: 'no cursor' })).rejects.toMatchObject({ code: 'invalid' })
    }),
  )
}
