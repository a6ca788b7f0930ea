import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NameForm, NamesEntry } from '#search/names-entry.ts'
import { toNamesEntry } from '#search/names-entry.ts'
import { EVERYTHING } from '#search/query.ts'
import type { IndexWrite } from '#search/search.ts'
import { identifierFrom } from '#value/identifier.ts'
import { entry, find, found, type IndexEngine, type OpenIndex, put, text, withIndex } from './search-samples.ts'

let stamps = 0
function agent(id: string, forms: readonly (NameForm | string)[], more: Partial<NamesEntry> = {}): IndexWrite {
  stamps += 1
  const all = forms.map((form): NameForm => (typeof form === 'string' ? { text: form, kind: 'variant' } : form))
  return { names: { agent: id, stamp: stamps, name: all[0]?.text ?? '', reviewed: true, forms: all, ...more } }
}

const PEOPLE = [
  agent(
    'orlov',
    [
      { text: 'Pavel Orlov', kind: 'preferred' },
      'Orlov, Pavel',
      'Орлов, Павел',
      '奥尔洛夫',
      { text: 'Weaver', kind: 'cover', closed: { from: '1949-01-01', to: '1949-06-30' } },
      { text: 'Orloff', kind: 'misspelt' },
    ],
    { existence: '1901/1970' },
  ),
  agent('lin', [
    { text: 'Lin Daoming', kind: 'preferred' },
    'Lin Tao-ming',
    '林道明',
    { text: 'Lin Dao-ming', kind: 'made' },
  ]),
  agent('union', [
    { text: 'Union of Weavers', kind: 'preferred' },
    { text: 'UW', kind: 'abbreviation' },
  ]),
  ...['a', 'b', 'c', 'd'].map((n) => agent(`smith-${n}`, [`Smith, ${n}aron`])),
  agent('old-orlov', ['Paul Orlow'], { into: 'orlov' }),
  agent('hidden', ['Grimalkin, Tom', 'Sable'], { reviewed: false }),
]
const LETTERS = put(
  entry('linked', {
    title: 'A cable',
    senders: ['orlov'],
    persons: ['orlov'],
    earliest: '1949-02-01',
    latest: '1949-02-01',
  }),
  entry('linked-late', { recipients: ['orlov'], persons: ['orlov'], earliest: '1950-02-01', latest: '1950-02-01' }),
  entry('linked-merged', {
    senders: ['old-orlov'],
    persons: ['old-orlov'],
    earliest: '1951-02-01',
    latest: '1951-02-01',
  }),
  entry('cover', { title: 'Weaver to Moscow', earliest: '1949-03-01', latest: '1949-03-01' }),
  entry('cover-late', { title: 'A weaver at his loom', earliest: '1953-03-01', latest: '1953-03-01' }),
  entry('ru', { texts: text('Сообщил Павел Орлов.', 'ru') }),
  entry('zh', { texts: text('奧爾洛夫同志来电', 'zh') }),
  entry('typo', { texts: text('Orloff spoke.') }),
  entry('lin-1', { texts: text('Then Lin Tao-ming wrote a telegram.') }),
  entry('lin-2', { texts: text('林道明来电', 'zh') }),
  entry('of-a', { senders: ['smith-a'], persons: ['smith-a'] }),
  entry('union', { texts: text('The UW met.') }),
  entry('secret', { access: ['team'], persons: ['hidden'], senders: ['hidden'], title: 'Sable again' }),
  entry('sable', { title: 'A coat of sable' }),
  entry('tom', { title: 'Tom Grimalkin, a cat' }),
)

export function knowsNames(engine: IndexEngine): void {
  let letters: OpenIndex
  beforeAll(async () => {
    letters = await engine.open()
    await letters.indexing.take([...PEOPLE, ...LETTERS], 1)
  })
  afterAll(() => letters.close())

  const orlov = ['linked', 'linked-late', 'linked-merged', 'cover', 'ru', 'zh', 'typo']
  test.each([
    ['a surname', 'Orlov', orlov],
    ['a full name', 'Pavel Orlov', orlov],
    ['the other way round', 'orlov pavel', orlov],
    ['a name in another script', 'Орлов Павел', orlov],
    ['a name in signs', '奥尔洛夫', orlov],
    ['a name in traditional signs', '奧爾洛夫', orlov],
    ['a name with its title', 'Ambassador Orlov', orlov],
    ['a misspelling', 'orloff', orlov],
    ['a name that was given up', 'Paul Orlow', orlov],
    ['a cover name, its person only in its time', 'Weaver', ['linked', 'cover', 'cover-late', 'ru', 'zh', 'typo']],
    ['a name among words', 'Lin Daoming telegram', ['lin-1']],
    ['a name with a dash', 'Lin Tao-ming', ['lin-1', 'lin-2']],
    ['a full name in quotation marks in a field', 'from:"Pavel Orlov"', ['linked', 'linked-merged']],
    [
      'a form in quotation marks, as the person has it',
      'person:"Orlov, Pavel"',
      ['linked', 'linked-late', 'linked-merged'],
    ],
    ['no form made by rule in quotation marks', 'person:"Lin Dao-ming"', []],
    ['no part of a form in quotation marks', 'person:"Pavel"', []],

    ['a body by its abbreviation', 'union of weavers', ['union']],
    ['a sender by another name', 'from:Orloff', ['linked', 'linked-merged']],
    ['a recipient by another name', 'to:Орлов', ['linked-late']],
    ['a name in alternatives', 'Orloff OR loom', [...orlov, 'cover-late']],
    ['a surname that many share, of whom one has documents', 'smith', ['of-a']],
  ])('finds by %s', async (_, query, ids) => {
    expect(await found(letters, query)).toEqual([...ids].sort())
  })

  test.each([
    ['in quotation marks', '"Orloff"', {}],
    ['with exact:', 'exact:Orloff', {}],
    ['when asked to', 'Orloff', { exact: true }],
  ])('seeks a name exactly as typed %s', async (_, query, more) => {
    const result = await find(letters, query, more)
    expect([result.hits.map(({ id }) => id), result.done]).toEqual([['typo'], []])
  })

  test('narrows by an identifier with all that were merged into it, and by one of these alone, as facets count them', async () => {
    for (const facet of ['sender', 'person'] as const) {
      const { facets } = await find(letters, 'pavel orlov', { facets: [{ facet, size: 10 }] })
      const by = async (value: string) =>
        (await find(letters, 'pavel orlov', { filters: [{ facet, anyOf: [value] }] })).hits.map(({ id }) => id)
      expect(await by('old-orlov')).toEqual(['linked-merged'])
      expect(await by('orlov')).toEqual(expect.arrayContaining(['linked', 'linked-merged']))
      for (const value of ['orlov', 'old-orlov'])
        expect(facets[facet]).toContainEqual({ value, count: (await by(value)).length })
    }
    expect(await found(letters, 'from:Orloff')).toEqual(['linked', 'linked-merged'])
  })

  test(
    'counts who was kept without documents of their own where the reader may know of them',
    withIndex(engine, async (index) => {
      const names = [
        agent('kept', ['Wren Kept']),
        agent('given-up', ['Wren'], { into: 'kept' }),
        agent('unknown', ['Nobody Known'], { reviewed: false }),
        agent('known', ['Somebody'], { into: 'unknown' }),
      ]
      const from = (id: string, sender: string, access = ['public']) =>
        entry(id, { senders: [sender], persons: [sender], access })
      await index.indexing.take(
        [...names, ...put(from('a', 'given-up'), from('b', 'known'), from('c', 'unknown', ['team']))],
        1,
      )
      const senders = async (clearance: string[]) =>
        (await find(index, EVERYTHING, { clearance, facets: [{ facet: 'sender', size: 3 }] })).facets.sender
      expect(await senders(['public'])).toEqual([
        { value: 'given-up', count: 1 },
        { value: 'kept', count: 1 },
        { value: 'known', count: 1 },
      ])
      expect((await senders(['public', 'team']))?.[0]).toEqual({ value: 'unknown', count: 2 })
    }),
  )

  test('does not exclude other names of what is excluded', async () => {
    expect(await found(letters, 'cable -Orloff')).toEqual(['linked'])
  })

  test('says what else was sought, and of whom these are the names', async () => {
    const { done, missing } = await find(letters, 'Weaver')
    expect(done.map(({ what, because }) => [what, because])).toEqual([
      ['Also searched: Orlov, Орлов, 奥尔洛夫, Orloff, Paul Orlow', 'names of Pavel Orlov'],
    ])
    expect(done[0]?.names).toMatchObject({ typed: 'Weaver', agent: 'orlov', name: 'Pavel Orlov', as: 'cover' })
    expect(missing).toEqual([])
    const lin = await find(letters, '林道明')
    expect(lin.done[0]?.what).toBe('Also searched: Lin Daoming, Lin Tao-ming; made by rule: Lin Dao-ming')
  })

  test('marks the other names in what it shows', async () => {
    const { hits } = await find(letters, 'Lin Daoming', { highlight: true })
    const marked = hits.flatMap(({ snippets }) =>
      snippets.flatMap(({ text: words, marks }) => marks.map(([from, to]) => words.slice(from, to))),
    )
    expect(marked.sort()).toEqual(['Lin Tao-ming', '林道明'])
  })

  test.each([
    ['orl', [['orlov', 'Pavel Orlov', 3, undefined]]],
    ['pavel o', [['orlov', 'Pavel Orlov', 3, undefined]]],
    ['ОРЛ', [['orlov', 'Pavel Orlov', 3, 'Орлов, Павел']]],
    [
      'weav',
      [
        ['orlov', 'Pavel Orlov', 3, 'Weaver'],
        ['union', 'Union of Weavers', 0, undefined],
      ],
    ],
    [
      'smi',
      [
        ['smith-a', 'Smith, aaron', 1, undefined],
        ['smith-b', 'Smith, baron', 0, undefined],
      ],
    ],
    ['', []],
    ['"*', []],
    ['ohrlov', [['orlov', 'Pavel Orlov', 3, undefined]]],
    ['orlvo', [['orlov', 'Pavel Orlov', 3, undefined]]],
    ['grimalkn', []],
    ['trlov', [['orlov', 'Pavel Orlov', 3, undefined]]],
    ['rlov', [['orlov', 'Pavel Orlov', 3, undefined]]],
    ['zlo', []],
  ])('suggests names that begin with %j, with life dates and documents', async (prefix, suggested) => {
    const some = await letters.searching.suggest(prefix, ['public'], 2)
    expect(some.map(({ agent: id, name, documents, as }) => [id, name, documents, as])).toEqual(suggested)
    for (const one of some) if (one.agent === 'orlov') expect(one.existence).toBe('1901/1970')
  })

  test('tells nobody of an unreviewed agent whom closed documents alone name', async () => {
    const closed = await find(letters, 'Sable')
    expect([closed.hits.map(({ id }) => id), closed.done]).toEqual([['sable'], []])
    expect(await letters.searching.suggest('grim', ['public'], 9)).toEqual([])
    const team = await find(letters, 'Sable', { clearance: ['public', 'team'] })
    expect(team.hits.map(({ id }) => id).sort()).toEqual(['sable', 'secret', 'tom'])
    expect(await letters.searching.suggest('grim', ['public', 'team'], 9)).toMatchObject([
      { agent: 'hidden', documents: 1 },
    ])
    expect(await letters.searching.suggest('grim', ['public', 'editors'], 9)).toMatchObject([{ agent: 'hidden' }])
  })

  test(
    'puts the time in which a name is attested first, and what is linked before what has the word; leaves nothing out',
    withIndex(engine, async (index) => {
      const fisher = agent('f', [
        'Ivan Rybakov',
        { text: 'Fisher', kind: 'cover', attested: { from: '1948-01-01', to: '1950-12-31' } },
      ])
      const dated = (day: string) => ({ earliest: day, latest: day })
      const letters = put(
        entry('late', { title: 'Fisher, Fisher, Fisher', ...dated('1961-01-01') }),
        entry('word', { texts: text('Fisher writes. Fisher signs.'), ...dated('1949-02-01') }),
        entry('linked', { persons: ['f'], ...dated('1949-03-01') }),
        entry('linked-late', { persons: ['f'], ...dated('1953-03-01') }),
      )
      await index.indexing.take([fisher, ...letters], 1)
      const { hits, done } = await find(index, 'Fisher')
      expect(hits.map(({ id }) => id).slice(0, 2)).toEqual(['linked', 'word'])
      expect(hits.map(({ id }) => id).sort()).toEqual(['late', 'linked', 'linked-late', 'word'])
      expect(done[0]?.because).toBe(
        'names of Ivan Rybakov; “Fisher” is attested from 1948 to 1950: documents of that time come first',
      )
      expect((await found(index, 'from:fisher')).length).toBe(0)
    }),
  )

  test.each([
    ['a name', 'Pawel Orlof', ['linked', 'linked-late', 'linked-merged'], '“Pawel Orlof” is nearly “Pavel Orlov”'],
    ['a name with another first letter', 'Pavel Erlov', ['linked'], '“Pavel Erlov” is nearly “Pavel Orlov”'],
    ['a name without its first', 'Рлов', ['linked', 'ru'], '“Рлов” is nearly “Орлов”'],
    ['initials with another first letter', 'P. Arlov', ['linked'], '“P. Arlov” is nearly'],
    ['a sender', 'from:Orlowv', ['linked', 'linked-merged'], '“Orlowv” is nearly “Orlov”'],
  ])('takes %s that nothing has as typed for the one spelt nearly so, and says so', async (_, query, ids, because) => {
    const result = await find(letters, query)
    expect(result.hits.map(({ id }) => id)).toEqual(expect.arrayContaining(ids))
    expect(result.done[0]?.because).toContain(because)
    expect((await find(letters, query, { exact: true })).total.value).toBe(0)
  })

  test('takes no word for the name of an unreviewed agent whom closed documents alone name', async () => {
    expect((await find(letters, 'Grimalkim')).done.map(({ names }) => names)).toEqual([undefined])
    const team = await find(letters, 'Grimalkim', { clearance: ['public', 'team'] })
    expect(team.done[0]?.names).toMatchObject({ agent: 'hidden', nearly: 'Grimalkin' })
  })

  test(
    'knows a name by its initials and without middle names, but not another of the surname',
    withIndex(engine, async (index) => {
      await index.indexing.take(
        [
          agent('dean', ['Acheson, Dean Gooderham']),
          agent('edward', ['Acheson, Edward']),
          ...put(entry('of-dean', { persons: ['dean'] }), entry('of-edward', { persons: ['edward'] })),
          ...put(entry('words', { texts: text('Dean G. Acheson was told.') })),
        ],
        1,
      )
      expect(await found(index, 'Dean G. Acheson')).toEqual(['of-dean', 'words'])
      expect(await found(index, 'Secretary of State Acheson, D.')).toEqual(['of-dean'])
      expect(await found(index, 'E. Acheson')).toEqual(['of-edward'])
      expect(await found(index, 'Acheson, Deann')).toEqual(['of-dean', 'words'])
      expect(await found(index, 'Acheson, Walter')).toEqual([])
    }),
  )

  test(
    'knows a given name by another spelling, a Chinese name by one word or by its characters alone',
    withIndex(engine, async (index) => {
      const person = (id: string, name: string, lang?: string): IndexWrite => {
        stamps += 1
        const names = [{ text: name, kind: 'preferred' as const, ...(lang === undefined ? {} : { lang }) }]
        const status = { kind: 'reviewed' as const }
        return {
          names: toNamesEntry({ kind: 'agent', id: identifierFrom(id), entityType: 'person', names, status }, stamps),
        }
      }
      await index.indexing.take(
        [
          person('metternich', 'Metternich, Klemens Wenzel von'),
          person('metternich-r', 'Metternich, Richard von'),
          person('zhu', 'Zhu De', 'zh'),
          person('jiang', '蔣介石', 'zh'),
          ...put(...['metternich', 'metternich-r', 'zhu', 'jiang'].map((of) => entry(`of-${of}`, { persons: [of] }))),
        ],
        1,
      )
      expect(await found(index, 'Clemens von Metternich')).toEqual(['of-metternich'])
      expect(await found(index, 'Zhude')).toEqual(['of-zhu'])
      expect(await found(index, 'Jiang Jieshi')).toEqual(['of-jiang'])
      expect(await found(index, 'Chiang Chieh Shih')).toEqual(['of-jiang'])
      expect(await found(index, '蒋介石')).toEqual(['of-jiang'])
    }),
  )

  test(
    'knows a name by the first of two surnames, without what stands before it, by a middle name, and by rule without the name after the father',
    withIndex(engine, async (index) => {
      const made = toNamesEntry(
        {
          kind: 'agent',
          id: identifierFrom('chicherin'),
          entityType: 'person',
          names: [{ text: 'Чичерин, Георгий Васильевич', kind: 'preferred', lang: 'ru' }],
          status: { kind: 'reviewed' },
        },
        1,
      )
      const ids = ['talleyrand', 'constant', 'bismarck', 'dulles', 'chicherin']
      await index.indexing.take(
        [
          agent('talleyrand', ['Talleyrand-Périgord, Charles-Maurice de']),
          agent('constant', ["Estournelles de Constant, Paul d'"]),
          agent('bismarck', ['Bismarck, Otto von']),
          agent('dulles', ['Dulles, John Foster']),
          { names: made },
          ...put(...ids.map((id) => entry(id, { persons: [id] }))),
        ],
        1,
      )
      const asked = {
        talleyrand: ['Talleyrand', 'Charles Maurice de Talleyrand', 'C. M. Talleyrand'],
        constant: ['Estournelles', 'd’Estournelles de Constant', "Paul d'Estournelles de Constant"],
        bismarck: ['von Bismarck', 'Otto Bismarck', 'Fürst Bismarck'],
        dulles: ['Foster Dulles', 'J. F. Dulles'],
        chicherin: ['Georgy Chicherin', 'Georgij Tschitscherin', 'G. Tchitcherine', 'Г. В. Чичерин'],
      }
      for (const [id, names] of Object.entries(asked))
        for (const name of names) expect([name, await found(index, name)]).toEqual([name, [id]])
      expect(await found(index, 'Charles Constant')).toEqual([])
    }),
  )

  test(
    'finds whose name it is by rule behind those of whom it is attested',
    withIndex(engine, async (index) => {
      await index.indexing.take(
        [
          agent('zhou', ['Zhou Enlai', { text: 'Chou En-lai', kind: 'made' }]),
          agent('chou', ['Chou En-lai']),
          ...put(
            entry('of-zhou', { persons: ['zhou'], added: 2 }),
            entry('of-chou', { persons: ['chou'], added: 1 }),
            entry('words', { texts: text('Then Chou En-lai spoke.') }),
          ),
        ],
        1,
      )
      expect((await find(index, 'Chou En-lai')).hits.map(({ id }) => id)).toEqual(['of-chou', 'words', 'of-zhou'])
      expect(await found(index, 'Zhou Enlai')).toEqual(['of-zhou', 'words'])
    }),
  )

  test(
    'finds the documents of all who bear one name',
    withIndex(engine, async (index) => {
      const twelve = Array.from({ length: 12 }, (_, n) => `j${n}`)
      await index.indexing.take(
        [
          ...twelve.map((id) => agent(id, ['John Miller', `Miller, John, no. ${id}`])),
          ...put(...twelve.map((id) => entry(`of-${id}`, { persons: [id] }))),
        ],
        1,
      )
      expect((await find(index, 'Miller John')).total.value).toBe(12)
    }),
  )

  test(
    'follows an agent that changes without a document that changes',
    withIndex(engine, async (index) => {
      await index.indexing.take([agent('a', ['Anna Old']), ...put(entry('x', { persons: ['a'] }))], 1)
      expect(await found(index, 'anna new')).toEqual([])
      const changed = agent('a', ['Anna New'])
      await index.indexing.take([changed], 2)
      expect(await found(index, 'anna new')).toEqual(['x'])
      expect(await found(index, 'anna old')).toEqual([])
      // An older one comes too late.
      await index.indexing.take([agent('a', ['Anna Oldest'], { stamp: 0 })], 3)
      expect(await found(index, 'anna new')).toEqual(['x'])
      await index.indexing.take([agent('a', [])], 4)
      expect(await found(index, 'anna new')).toEqual([])
      expect(await index.searching.suggest('anna', ['public'], 9)).toEqual([])
    }),
  )
}
