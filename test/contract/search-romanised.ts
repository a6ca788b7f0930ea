import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Name } from '#authority/name.ts'
import { toNamesEntry } from '#search/names-entry.ts'
import type { IndexWrite } from '#search/search.ts'
import { identifierFrom, type PlaceId } from '#value/identifier.ts'
import { entry, find, type IndexEngine, type OpenIndex, put, text } from './search-samples.ts'
import { agent } from './store-samples.ts'

let stamps = 0
const nameOf = (one: string | Name): Name => (typeof one === 'string' ? { text: one, kind: 'preferred' } : one)
function named(
  id: string,
  names: readonly (string | Name)[],
  kind: 'reviewed' | 'unreviewed' = 'reviewed',
): IndexWrite {
  stamps += 1
  return {
    names: toNamesEntry(agent(id, { entityType: 'person', names: names.map(nameOf), status: { kind } }), stamps),
  }
}
function placed(id: string, name: string): IndexWrite {
  stamps += 1
  const names = [nameOf(name)]
  return {
    names: toNamesEntry(
      { kind: 'place', id: identifierFrom<PlaceId>(id), names, status: { kind: 'reviewed' } },
      stamps,
    ),
  }
}

const cover: Name = { text: 'Gromov', kind: 'cover', from: '1948', to: '1950' }
const NAMES = [
  named('signer', ['Joseph Weaver', cover]),
  named('gromov', ['Громов'], 'unreviewed'),
  named('secret', ['Gromov'], 'unreviewed'),
  named('zorin', ['Zorin']),
  named('zorin-ip', ['Иван Петрович Зорин']),
  named('belkin', ['Белкин']),
  named('belkin-unlinked', ['Belkin, Anton Ivanovich']),
  named('losev', ['Пётр Андреевич Лосев']),
  named('vlasov', ['Влас Власов']),
  ...['a', 'b', 'c'].map((n) => named(`vlasov-${n}`, [`Vlasov, ${n.toUpperCase()}nton`])),
  named('titov', ['Титов, Герман']),
  named('titov-whole', ['Titov']),
  named('titov-anna', ['Titov, Anna']),
  placed('nanking', 'Nanking'),
  placed('nankin', 'Нанкин'),
]
const LINKED =
  'signer gromov zorin zorin-ip belkin losev vlasov vlasov-a vlasov-b vlasov-c titov titov-whole titov-anna'.split(' ')
// No identifier is to be found as a word.
const title = 'A letter'
const LETTERS = put(
  ...LINKED.map((id) => entry(id, { title, persons: [id], senders: [id] })),
  entry('closed', { title, access: ['team'], persons: ['secret'] }),
  entry('losev-text', { title, texts: text('Losev was told.') }),
  ...['nanking', 'nankin'].map((id) => entry(id, { title, places: [id] })),
)

/** One name in two scripts, each attested of another: whose it is to the letter stands before whose it is by rule, and takes nothing from them. */
export function readsOtherScripts(engine: IndexEngine): void {
  let letters: OpenIndex
  beforeAll(async () => {
    letters = await engine.open()
    await letters.indexing.take([...NAMES, ...LETTERS], 1)
  })
  afterAll(() => letters.close())

  test.each([
    ['a cover name in the other script', 'Громов', ['gromov', 'signer']],
    ['a sender by it', 'from:Громов', ['gromov', 'signer']],
    ['the same surname in the other script', 'Зорин', ['zorin-ip', 'zorin']],
    ['the same the other way', 'Zorin', ['zorin', 'zorin-ip']],
    ['past one who has no documents', 'Belkin', ['belkin']],
    ['past one by rule who has no documents', 'Белкин', ['belkin']],
    ['a surname by rule in texts', 'Лосев', ['losev', 'losev-text']],
    ['no surname by rule that more than three share', 'from:Власов', ['vlasov']],
    ['a whole name by rule, and no surname beside it', 'Титов', ['titov', 'titov-whole']],
    ['a place', 'place:Нанкин', ['nankin', 'nanking']],
  ])('finds %s, in its order', async (_, query, ids) => {
    expect((await find(letters, query)).hits.map(({ id }) => id)).toEqual(ids)
  })

  test('says whose name it is by rule, and nothing of whom closed documents alone name', async () => {
    const told = async (clearance: string[]) =>
      (await find(letters, 'Громов', { clearance })).done.map(({ names, because }) => [
        names?.agent,
        names?.as,
        because,
      ])
    const open = [
      ['gromov', 'preferred', 'names of Громов'],
      ['signer', 'made', 'names of Joseph Weaver'],
    ]
    expect(await told(['public'])).toEqual(open)
    expect((await told(['public', 'team'])).map(([agent]) => agent)).toEqual(['gromov', 'signer', 'secret'])
  })
}
