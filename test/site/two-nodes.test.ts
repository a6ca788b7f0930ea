import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { correct } from '#curation/correct.ts'
import type { Held } from '#holding/held.ts'
import { openPostgresStore } from '#store/postgres/open.ts'
import { identifierFrom } from '#value/identifier.ts'
import { clearPlaces, NEEDED, newPlace, SERVER } from '../store/postgres-server.ts'
import { AGENTS, CABLE, COLLECTIONS, EXCHANGE, record, SUBJECTS } from './holdings.ts'
import { aMinuteALook, type OpenSite, openSite } from './open-site.ts'

/** One of them. */
const of = <T extends { readonly id: string }>(all: readonly T[], id: string): T => {
  const found = all.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}

const NEW = record('from-the-other', {
  title: 'Zinnober, a cable of the other node',
  day: '1949-01-16',
  genre: 'telegram',
  participants: CABLE.participants ?? [],
  collections: [{ collection: identifierFrom<never>('january-1949'), position: 9 }],
  subjects: [identifierFrom('mediation')],
  witnesses: CABLE.witnesses ?? [],
  texts: [{ id: 't1', kind: 'regest', lang: 'en', body: '<p xml:id="p1">Zinnober words.</p>' }],
})
const put = (held: Held) => async (node: OpenSite) => {
  await node.store.write((tx) => tx.put(held, { by: 'editor', note: 'From the other node.', correction: true }))
}

/** What one node does, and where the other is to show it: addresses with words that stand there from then on, and did not before. */
const ACTS: readonly [what: string, act: (node: OpenSite) => Promise<unknown>, shows: readonly [string, string][]][] = [
  [
    'a new document',
    put(NEW),
    [
      ['/', 'Zinnober'],
      ['/index.json', 'Zinnober'],
      ['/documents/from-the-other', 'Zinnober words'],
      ['/documents/116969', 'from-the-other'],
      ['/search?q=zinnober', 'cable of the other node'],
      ['/search.json?q=zinnober', 'from-the-other'],
      ['/search.csv?q=zinnober', 'from-the-other'],
      ['/search.atom?q=zinnober', 'from-the-other'],
      ['/search/values.json?of=genre&q=zinnober', '"telegram"'],
      ['/index.json', '"documents": 9'],
      ['/people/stalin', 'Zinnober'],
      ['/archives/aprf/f45/op1/d330', 'Zinnober'],
      ['/collections/january-1949', 'Zinnober'],
      ['/subjects/mediation', 'Zinnober'],
      ['/sitemap.xml', 'from-the-other'],
      ['/feed.atom', 'Zinnober'],
      ['/cmif.xml', 'from-the-other'],
      ['/oai?verb=ListIdentifiers&metadataPrefix=oai_dc', 'from-the-other'],
      ['/api/v1/changes', 'from-the-other'],
      ['/api/v1/documents', 'from-the-other'],
    ],
  ],
  [
    'a person’s other name',
    put({
      ...of(AGENTS, 'mao'),
      names: [{ text: 'Chairman Zinnober', kind: 'preferred' }, ...of(AGENTS, 'mao').names.slice(1)],
    }),
    [
      ['/documents/112659', 'Chairman Zinnober'],
      ['/documents/112659/manifest.json', 'Chairman Zinnober'],
      ['/people?start=z', 'Zinnober'],
      ['/people/mao', 'Chairman Zinnober'],
      ['/people/mao.jsonld', 'Chairman Zinnober'],
      ['/people/stalin', 'Chairman Zinnober'],
      ['/search/suggest?q=chairman', 'Chairman Zinnober'],
      ['/search?q=from:"chairman+zinnober"', '/documents/112663'],
      ['/search/values?of=person&q=', 'Chairman Zinnober'],
    ],
  ],
  [
    'a correction',
    (node) =>
      correct(node.store, 'document', '112659', (held) => ({ ...held, title: 'Zinnober, corrected' }), {
        by: 'editor',
        note: 'Zinnobernote',
        correction: true,
      }),
    [
      ['/documents/112659', 'Zinnober, corrected'],
      ['/documents/112659/versions', 'Zinnobernote'],
      ['/corrections', 'Zinnobernote'],
      ['/corrections.atom', 'Zinnobernote'],
      ['/documents/0222', 'Zinnober, corrected'],
      ['/exchanges/worked-case', 'Zinnober, corrected'],
      ['/documents/112659.bib', 'Zinnober, corrected'],
      ['/documents/112659/manifest.json', 'Zinnober, corrected'],
    ],
  ],
  [
    'an exchange’s and a collection’s and a subject’s other words',
    async (node) => {
      await put({ ...EXCHANGE, title: 'Zinnober exchange' })(node)
      await put({ ...of(COLLECTIONS, 'january-1949'), title: 'Zinnober collection' })(node)
      await put({ ...of(SUBJECTS, 'mediation'), names: [{ text: 'Zinnober subject', kind: 'preferred' }] })(node)
    },
    [
      ['/exchanges', 'Zinnober exchange'],
      ['/exchanges/worked-case', 'Zinnober exchange'],
      ['/unanswered?asof=1949-01-14', 'Zinnober exchange'],
      ['/documents/112659', 'Zinnober exchange'],
      ['/', 'Zinnober exchange'],
      ['/collections', 'Zinnober collection'],
      ['/documents/112659', 'Zinnober collection'],
      ['/subjects', 'Zinnober subject'],
      ['/documents/112659', 'Zinnober subject'],
      ['/search/values?of=collection&q=', 'Zinnober collection'],
    ],
  ],
]

describe.skipIf(SERVER === undefined)(`two nodes of one archive (${NEEDED})`, () => {
  let nodes: readonly [OpenSite, OpenSite]
  beforeAll(async () => {
    const address = newPlace()
    const store = () => openPostgresStore({ address, now: aMinuteALook(), connections: 4 })
    const first = await openSite({}, [], { store: await store() })
    nodes = [first, await openSite({}, [], { store: await store(), isFilled: true })]
  })
  afterAll(async () => {
    for (const node of nodes ?? []) await node.close()
    await clearPlaces()
  })

  test.each(ACTS)('%s, written on one, is shown by the other wherever it kept something', async (_, act, shows) => {
    const [one, other] = nodes
    // Asked twice, so that what is kept is kept.
    for (const [path] of [...shows, ...shows]) await other.page(path)
    const before = await Promise.all(shows.map(([path]) => other.get(path)))
    const said = await Promise.all(before.map((answer) => answer.text()))
    await act(one)
    await other.index()
    const lies: string[] = []
    for (const [n, [path, words]] of shows.entries()) {
      const tag = before[n]?.headers.get('etag')
      const after = await other.get(path, tag == null ? {} : { 'if-none-match': tag })
      if (said[n]?.includes(words)) lies.push(`${path} had ${words} before`)
      if (!(await after.text()).includes(words)) lies.push(`${path} answers ${after.status} without “${words}”`)
    }
    expect(lies).toEqual([])
  })

  test('what one closes is gone from the other: page, list, search, feed, sitemap; and shown as deleted where the protocol has the word', async () => {
    const [one, other] = nodes
    const paths = [
      '/documents/from-the-other',
      '/search?q=zinnober+words',
      '/',
      '/feed.atom',
      '/sitemap.xml',
      '/cmif.xml',
      '/archives/aprf/f45/op1/d330',
      '/collections/january-1949',
      '/people/stalin',
      '/api/v1/documents',
    ]
    const before = await Promise.all(paths.map((path) => other.page(path)))
    expect(paths.filter((_, n) => !before[n]?.includes('from-the-other'))).toEqual([])
    await correct(
      one.store,
      'document',
      'from-the-other',
      (held) => ({ ...held, access: { kind: 'restricted', groups: ['family'] } }),
      { by: 'editor', note: 'Closed.' },
    )
    // Its records are closed at once; what its own index has shown goes with the index.
    expect((await other.get('/documents/from-the-other')).status).toBe(404)
    await other.index()
    const after = await Promise.all(paths.slice(1).map((path) => other.page(path)))
    expect(paths.slice(1).filter((_, n) => after[n]?.includes('/documents/from-the-other'))).toEqual([])
    expect(
      await other.page('/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:chancery.example:from-the-other'),
    ).toContain('status="deleted"')
  })

  test('both give one page one ETag, so that a proxy may hand a reader from one to the other', async () => {
    const [one, other] = nodes
    await one.index()
    await other.index()
    const paths = [
      '/',
      '/documents/112659',
      '/people/stalin',
      '/search?q=Filippov',
      '/archives',
      '/unanswered',
      '/sitemap.xml',
    ]
    for (const path of paths) {
      const [a, b] = await Promise.all([one.get(path), other.get(path)])
      expect([path, a.headers.get('etag'), await a.text()]).toEqual([path, b.headers.get('etag'), await b.text()])
    }
  })

  test('what an editor decides of a suggestion is shown by the other', async () => {
    const [one, other] = nodes
    const path = '/known-by-mention'
    const { items } = await one.store.as({ groups: ['editors'] }).suggestions({ state: 'open', held: false, limit: 10 })
    const before = await other.page(path)
    for (const { id } of items) await one.store.write((tx) => tx.decide(id, 'rejected', 'editor'))
    expect(items.length).toBeGreaterThan(0)
    expect(await other.page(path)).not.toBe(before)
  })
})
