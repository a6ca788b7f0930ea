import { expect, test } from 'vitest'
import type { IndexEntry } from '#search/index-entry.ts'
import { readQuery } from '#search/read-query.ts'
import { FACETS, type IndexWrite, type Request } from '#search/search.ts'
import { abreast, entry, type IndexEngine, type OpenIndex, put, text, withIndex } from './search-samples.ts'

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']
const people = (id: string, name: string, reviewed: boolean): IndexWrite => ({
  names: { agent: id, stamp: 1, name, reviewed, forms: [{ text: name, kind: 'preferred' }] },
})

const OPEN: readonly IndexEntry[] = [
  entry('a', {
    title: 'The railway question',
    texts: text('The railways of the quorunnz, and a harvest of barley.'),
    names: ['Nikolai Roschin'],
    senders: ['roschin'],
    senderNames: ['Roschin'],
    persons: ['roschin', 'ivanov'],
    archives: ['aprf', 'aprf/f45'],
    genre: 'letter',
    languages: ['en'],
    subjects: ['peace'],
    has: ['text'],
    earliest: '1949-01-10',
    latest: '1949-01-10',
  }),
  entry('b', {
    title: 'Barley and railways',
    texts: text('Barley by the railways; of rozmow no word.', 'xx'),
    persons: ['roschin'],
    archives: ['aprf', 'aprf/f45'],
    earliest: '1949-01',
    latest: '1949-03',
  }),
  entry('c', { title: 'Undated', texts: text('和平谈判的问题', 'zh'), recipients: ['ivanov'], persons: ['ivanov'] }),
]
const OPEN_PEOPLE = [people('roschin', 'Nikolai Roschin', false), people('ivanov', 'Boris Ivanov', true)]

/** What lies nearer to each question than what is open, and more of it than is looked at. */
const crowd = [
  ...LETTERS.flatMap((letter) => [`quor${letter}mz`, `quorumz${letter}`]),
  ...LETTERS.flatMap((one) => LETTERS.slice(0, 9).map((other) => `quora${one}${other}z`)),
]
const CLOSED: readonly IndexEntry[] = [
  ...OPEN.map(({ id, ...open }) =>
    entry(`${id}-twin`, {
      ...open,
      texts: text(`${open.texts[0]?.blocks[0]?.text} ${crowd.join(' ')} harwest`),
      access: [],
    }),
  ),
  entry('polish', {
    texts: text('O rozmowach i rozmowy nie było słychać, tylko rozmowami się zajęto.', 'pl'),
    access: [],
  }),
  ...Array.from({ length: 320 }, (_, n) =>
    entry(`more-${n}`, {
      texts: text(n % 2 === 0 ? 'barley' : 'harwest', 'en'),
      persons: [`closed-${n}`],
      senders: [`closed-${n}`],
      subjects: [[...'peace'].map((letter, at) => ((n >> at) & 1 ? letter.toUpperCase() : letter)).join('')],
      genre: 'secret',
      earliest: '1949-01-11',
      latest: '1949-01-11',
      access: ['group family'],
    }),
  ),
]
const CLOSED_PEOPLE = Array.from({ length: 320 }, (_, n) =>
  people(`closed-${n}`, ['Nikolai Roshchin', 'Boris Ivanov', 'Roshchinski', 'Orlova'][n % 4] ?? '', false),
)

const QUESTIONS = [
  '',
  'railways',
  'railwais',
  'barley -harvest',
  'harwest',
  'harvwst',
  'quorumz',
  'quorumz~',
  'quor*z',
  'quor?mz',
  'quor*',
  '"barley railways"',
  'barley NEAR/3 railways',
  'rozmowach',
  'Nikolai Roshchim',
  'Nicolai Roshchin',
  'N. Roshchin',
  'Boris Ivanov',
  'Ivanov',
  'Orlova',
  'Orlowa',
  'Roshchinski',
  'from:roschin',
  'person:ivanov',
  'subject:peace',
  'genre:secret',
  'date:1949-01',
  'date:1949-01-11',
  '和平',
  'railways harwest',
  'nowhere',
]

/** All that an engine says to the public, but for its generation and the order of what it has ranked: that weighs how rare a word is among all. */
async function said({ searching }: OpenIndex): Promise<Record<string, unknown>> {
  const told: Record<string, unknown> = {}
  const asking = QUESTIONS.flatMap((typed) => [false, true].map((exact) => ({ typed, exact })))
  await abreast(asking, async ({ typed, exact }) => {
    const { query, filters, years, days } = readQuery(typed)
    const when = { ...(years === undefined ? {} : { years }), ...(days === undefined ? {} : { days }) }
    const asked = { query, filters, ...when, exact, clearance: ['public'] }
    const request: Request = {
      ...asked,
      size: 100,
      highlight: true,
      facets: FACETS.map((facet) => ({ facet, size: 100 })),
    }
    const { generation, hits, ...rest } = await searching.search(request)
    const byDate = await searching.search({ ...request, sort: 'date', size: 2 })
    told[`${typed}${exact ? ' exactly' : ''}`] = {
      rest,
      hits: hits.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      byDate: [byDate.hits, byDate.after],
      sought: await searching.sought(query, ['public'], exact),
      why: await Promise.all(['a', 'b', 'c', 'a-twin'].map((id) => searching.why(id, asked))),
      within: await Promise.all(['a', 'a-twin'].map((id) => searching.within(id, query, ['public'], exact))),
    }
  })
  for (const typed of ['n', 'nik', 'nikolai rosh', 'roshchinsk', 'boris', 'borys iv', 'orlo', 'oshchin'])
    told[`suggested for ${typed}`] = await searching.suggest(typed, ['public'], 10)
  for (const { id } of OPEN) told[`like ${id}`] = await searching.similar(id, ['public'], 20)
  return told
}

export function tellsNothingOfTwins(engine: IndexEngine): void {
  test(
    'says the same to the public with closed twins of what is open, and crowds of closed words and names nearer to each question, as without',
    withIndex(engine, async (index) => {
      await index.indexing.take([...OPEN_PEOPLE, ...put(...OPEN)], 1)
      const without = await said(index)
      await withIndex(engine, async (other) => {
        await other.indexing.take([...CLOSED_PEOPLE, ...put(...CLOSED)], 1)
        await other.indexing.take([...OPEN_PEOPLE, ...put(...OPEN)], 2)
        const with_ = await said(other)
        for (const [asked, answer] of Object.entries(without))
          expect.soft([asked, with_[asked]]).toEqual([asked, answer])
      })()
    }),
    // It asks some hundred questions, twice.
    240_000,
  )
}
