import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FIELDS, type Query } from '#search/query.ts'
import { readQuery } from '#search/read-query.ts'
import { abreast, entry, find, found, type IndexEngine, put, text, typed, withIndex } from './search-samples.ts'

/** Milliseconds: of an engine whose nodes share the processor with other tests, hundreds of questions take long. */
const MANY_QUESTIONS = 180_000

const NAUGHTY = '../shared/hostile/naughty-strings.json'
const or = (words: readonly string[]): Query => ({
  is: 'bool',
  must: [],
  should: words.map((word) => ({ is: 'term', word })),
  not: [],
})

/** Any tree of any words, deeper and wider than a person asks. */
const anyQuery = fc.letrec<{ query: Query }>((tie) => {
  const words = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 4 })
  const some = fc.array(tie('query'), { maxLength: 3 })
  const word = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('peace', '"', '*', 'NEAR(', 'a" OR "b', '{title}:', '\0', '国', '\uE000', '\uD800'),
  )
  return {
    query: fc.oneof(
      { depthSize: 'large', withCrossShrink: true },
      word.map((one): Query => ({ is: 'term', word: one })),
      fc.constant<Query>({ is: 'all' }),
      word.map((start): Query => ({ is: 'prefix', start })),
      word.map((pattern): Query => ({ is: 'wildcard', pattern })),
      word.map((one): Query => ({ is: 'fuzzy', word: one })),
      fc.record({ is: fc.constant('written' as const), of: tie('query') }),
      fc.record({ is: fc.constant('phrase' as const), words, slop: fc.integer() }),
      fc.record({ is: fc.constant('near' as const), words, within: fc.double() }),
      fc.record({
        is: fc.constant('anyOf' as const),
        variants: some,
        scored: fc.constantFrom('constant' as const, 'best' as const),
      }),
      word.map((one): Query => ({ is: 'form', word: one })),
      fc.record({ is: fc.constant('named' as const), typed: tie('query'), also: some }),
      fc.record({
        is: fc.constant('linked' as const),
        as: fc.constantFrom('sender' as const, 'person' as const),
        agent: word,
      }),
      fc.record({ is: fc.constant('dated' as const), days: fc.record({ from: word, to: word }) }),
      fc.record({ is: fc.constant('bool' as const), must: some, should: some, not: some }),
      fc.record({ is: fc.constant('field' as const), field: fc.constantFrom(...FIELDS), of: tie('query') }),
    ),
  }
}).query

/** What people type, and what nobody does: operators, fields, dates and words of many scripts, beside any characters at all. */
const anyTyped = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '"',
          '(',
          ')',
          '-',
          '~',
          '~2',
          '*',
          '?',
          ':',
          '..',
          '/',
          '[',
          ']',
          '|',
          '“',
          '「',
          '（',
          '：',
          '\0',
          '\u200B',
          '\u202E',
        ],
        ...[
          'OR ',
          ' AND ',
          'NOT ',
          ' NEAR ',
          ' NEAR/3 ',
          'from:',
          'to:',
          'person:',
          'title:',
          'in-text:',
          'archive:',
          'file:',
        ],
        ...['genre:', 'lang:', 'collection:', 'subject:', 'number:', 'date:', 'exact:', 'date：', '日期：', 'от:'],
        ...[
          'peace',
          'миром',
          '和平',
          '平',
          '1949',
          '1949-01',
          '1949~',
          '194X',
          '1949/..',
          '"January 1949"',
          '1949年1月',
          'е',
          '😀',
          '\uD83D',
        ],
      ),
      fc.constant(' '),
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''))

export function bearsAnything(engine: IndexEngine): void {
  test.skipIf(!existsSync(NAUGHTY))(
    'takes any string as words, indexed or sought (../shared/hostile, if it is there)',
    withIndex(engine, async (index) => {
      const read: unknown = JSON.parse(readFileSync(NAUGHTY, 'utf8'))
      const strings = Array.isArray(read) ? read.map(String) : []
      await index.indexing.take(
        put(
          ...strings.map((words, n) =>
            entry(`n${n}`, {
              title: words,
              texts: text(words),
              names: [words],
              senders: [words],
              genre: words,
              subjects: [words],
              numbers: [words],
            }),
          ),
        ),
        1,
      )
      await abreast(strings, async (words) => {
        const result = await find(index, typed(words), {
          highlight: true,
          size: 5,
          filters: [],
          facets: [{ facet: 'genre', size: 3 }],
        })
        for (const { snippets } of result.hits)
          for (const snippet of snippets)
            for (const [from, to] of snippet.marks) expect(from < to && to <= snippet.text.length).toBe(true)
      })
      await abreast(strings, async (words, n) => {
        const filtered = await find(index, { is: 'all' }, { filters: [{ facet: 'genre', anyOf: [words] }], size: 500 })
        expect(filtered.hits.map(({ id }) => id)).toContain(`n${n}`)
      })
    }),
  )

  test(
    'takes any tree',
    withIndex(engine, async (index) => {
      await index.indexing.take(put(entry('a', { texts: text('peace and war') })), 1)
      await fc.assert(
        fc.asyncProperty(anyQuery, async (query) => {
          expect((await find(index, query, { highlight: true })).total.value).toBeLessThanOrEqual(1)
          await index.searching.within('a', query, ['public'])
          index.searching.marks([{ text: 'peace and war' }], query)
        }),
        { numRuns: engine.questions ?? 400, seed: 1949 },
      )
    }),
  )

  test(
    'takes any typed question, in any script',
    withIndex(engine, async (index) => {
      await index.indexing.take(
        put(
          entry('en', { texts: text('peace and war'), earliest: '1949-01-10', latest: '1949-01-10' }),
          entry('ru', { texts: text('миром правит мир', 'ru'), senders: ['e'], persons: ['e'], senderNames: ['Е'] }),
          entry('zh', { texts: text('和平與戰爭 😀', 'zh'), archives: ['aprf', 'aprf/f45'], genre: 'letter' }),
        ),
        1,
      )
      await fc.assert(
        fc.asyncProperty(anyTyped, async (words) => {
          const { query, notes, ...read } = readQuery(words)
          const { filters, years, days } = read
          const when = { ...(years === undefined ? {} : { years }), ...(days === undefined ? {} : { days }) }
          const { total, hits } = await find(index, query, { filters, ...when, highlight: true })
          expect(hits.length).toBe(total.value)
          for (const { snippets, id } of hits) {
            for (const { text, marks } of snippets)
              for (const [from, to] of marks) expect(from < to && to <= text.length).toBe(true)
            await index.searching.why(id, { query, filters, ...when, clearance: ['public'] })
          }
          await index.searching.suggest(words, ['public'], 5)
        }),
        { numRuns: engine.questions ?? 400, seed: 1949 },
      )
    }),
    MANY_QUESTIONS,
  )

  test(
    'bounds what it is asked, and says so',
    withIndex(engine, async (index) => {
      await index.indexing.take(put(entry('a', { texts: text('word7 and more') })), 1)
      const many = await find(index, or(Array.from({ length: 10_000 }, (_, n) => `word${n}`)))
      expect(many.hits.map(({ id }) => id)).toEqual(['a'])
      expect(many.done.length + (many.total.relation === 'exact' ? 1 : 0)).toBeGreaterThan(0)
      expect((await find(index, typed('word7 '.repeat(20_000)))).total.value).toBe(1)
      expect((await find(index, typed('x'.repeat(100_000)))).total.value).toBe(0)
      const long = 'word7 and more '.repeat(7000)
      expect((await find(index, typed(`"${long}"`), { highlight: true })).total.value).toBe(0)
      expect((await find(index, typed(long.replaceAll(' ', '-')))).done).not.toEqual([])
      let deep: Query = { is: 'term', word: 'word7' }
      for (let n = 0; n < 500; n++) deep = { is: 'bool', must: [deep, { is: 'all' }], should: [], not: [] }
      expect((await find(index, deep)).done).not.toEqual([])
    }),
  )

  test(
    'finds words through soft hyphens, direction marks and joiners, and marks whole characters beyond the first plane',
    withIndex(engine, async (index) => {
      await index.indexing.take(
        put(
          entry('soft', { texts: text('tele\u00ADgram, com\u200Bmunique\u200F') }),
          entry('hebrew', { texts: text('\u202Bשלום עליכם\u202C', 'he') }),
          entry('astral', { texts: text('😀 𠀀𠀁 𐐀𐐁 😀', 'zh') }),
        ),
        1,
      )
      expect(await found(index, 'telegram communique')).toEqual(['soft'])
      expect(await found(index, 'tele\u200Dgram')).toEqual(['soft'])
      expect(await found(index, '"שלום עליכם"')).toEqual(['hebrew'])
      const [hit] = (await find(index, '𠀁', { highlight: true })).hits
      const [snippet] = hit?.snippets ?? []
      expect(snippet?.marks.map(([from, to]) => snippet.text.slice(from, to))).toEqual(['𠀁'])
      expect(await found(index, '𐐨𐐩')).toEqual(['astral'])
    }),
  )
}
