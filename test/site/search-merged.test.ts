import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Agent } from '#authority/agent.ts'
import type { Place } from '#authority/place.ts'
import type { Subject } from '#authority/subject.ts'
import type { Document } from '#document/document.ts'
import { type AgentId, identifierFrom, type PlaceId, type SubjectId } from '#value/identifier.ts'
import { type OpenSite, openSite } from './open-site.ts'

const why = { by: 'import', note: 'Brought in.' }
const agent = (id: string, name: string, status: Agent['status'] = { kind: 'reviewed' }): Agent => ({
  kind: 'agent',
  id: identifierFrom(id),
  entityType: 'person',
  names: [{ text: name, kind: 'preferred' }],
  status,
})
const merged = { kind: 'merged', into: identifierFrom<AgentId>('ashby') } as const
/** A place or a subject. */
const named = <Kind extends 'place' | 'subject'>(kind: Kind, id: string, name: string, into?: string) => ({
  kind,
  id: identifierFrom<Kind extends 'place' ? PlaceId : SubjectId>(id),
  names: [{ text: name, kind: 'preferred' as const }],
  status: into === undefined ? ({ kind: 'reviewed' } as const) : ({ kind: 'merged', into } as const),
})
const OTHERS = 15
const MANY = 60

let open: OpenSite
beforeAll(async () => {
  open = await openSite()
  let last = 0
  const by = (sender: string, times: number, access: Document['access'] = { kind: 'public' }): Document[] =>
    Array.from({ length: times }, () => ({
      kind: 'document',
      id: identifierFrom(`m-${++last}`),
      title: 'Cranberries',
      participants: [{ role: 'sender', agent: identifierFrom<AgentId>(sender) }],
      held: 'title-only',
      access,
    }))
  await open.store.write(async (tx) => {
    const put = async (...some: (Agent | Document | Place | Subject)[]) => {
      for (const one of some) await tx.put(one, why)
    }
    await put(agent('ashby', 'Rowan Ashby'), ...by('ashby', 1))
    await put(agent('r-ashby', 'R. Ashby', merged), ...by('r-ashby', 30))
    await put(agent('r-ashby-2', 'R. Ashby', merged), ...by('r-ashby-2', 2))
    await put(agent('hidden', 'Quillon', merged), ...by('hidden', 2, { kind: 'restricted', groups: ['family'] }))
    const about = (id: string, more: Partial<Document>): Document => ({
      kind: 'document',
      id: identifierFrom(id),
      title: 'Letter',
      held: 'title-only',
      access: { kind: 'public' },
      ...more,
    })
    const closed = { access: { kind: 'restricted', groups: ['family'] } } as const
    const at = (...ids: string[]) => ({
      places: ids.map((id) => ({ role: 'subject' as const, place: identifierFrom<PlaceId>(id) })),
    })
    await put(named('place', 'haven', 'Haven'), named('place', 'old-haven', 'Old Haven', 'haven'))
    await put(
      named('place', 'no-haven', 'No Haven', 'haven'),
      named('subject', 'tides', 'Tides'),
      named('subject', 'ebbs', 'Ebbs', 'tides'),
    )
    await put(about('p-1', at('haven')), about('p-2', at('old-haven')), about('p-3', at('old-haven', 'haven')))
    await put(about('p-4', { ...at('no-haven'), ...closed }))
    await put(about('s-1', { subjects: [identifierFrom<SubjectId>('ebbs')] }))
    const letters = (to: string[]) =>
      ({
        participants: [
          { role: 'sender', agent: identifierFrom<AgentId>('o-0') },
          ...to.map((one) => ({ role: 'recipient' as const, agent: identifierFrom<AgentId>(one) })),
        ],
      }) as const
    await put(
      ...[['k-0'], ['g-0'], ['g-0', 'k-0'], ['hidden']].map(
        (to, n): Document => ({ ...about(`l-${n}`, to[0] === 'hidden' ? closed : {}), ...letters(to) }),
      ),
    )
    const intoBare = { kind: 'merged', into: identifierFrom<AgentId>('bare') } as const
    await put(agent('bare', 'Wren Bare'), agent('bare-2', 'Wren Bare', intoBare))
    await put({
      ...about('b-1', { title: 'Bare' }),
      participants: [{ role: 'sender', agent: identifierFrom<AgentId>('bare-2') }],
    })
    const intoClosed = { kind: 'merged', into: identifierFrom<AgentId>('of-closed') } as const
    await put(
      agent('of-closed', 'Merlin Quayle', { kind: 'unreviewed' }),
      agent('into-closed', 'Petrel Quayle', intoClosed),
    )
    await put(
      ...[about('q-1', { title: 'Quay' }), about('q-2', { title: 'Quay', ...closed })].map(
        (one, n): Document => ({
          ...one,
          participants: [{ role: 'sender', agent: identifierFrom<AgentId>(n === 0 ? 'into-closed' : 'of-closed') }],
        }),
      ),
    )
    for (let n = 0; n < OTHERS; n++) await put(agent(`o-${n}`, `Other ${n}`), ...by(`o-${n}`, 3))
    for (let n = 0; n < MANY; n++) {
      const into = identifierFrom<AgentId>(`k-${n}`)
      await put(agent(`k-${n}`, `Pair ${n}`), agent(`g-${n}`, `Given-up ${n}`, { kind: 'merged', into }))
      await put(...by(`k-${n}`, 1), ...by(`g-${n}`, 1))
    }
  })
  await open.index()
}, 60_000)
afterAll(() => open.close())

interface Value {
  readonly value: string
  readonly words: string
  readonly count: number
}
const twin = async (path: string) => await (await open.get(path)).json()
const senders = async (more = ''): Promise<Value[]> => (await twin(`/search.json?q=cranberries${more}`)).facets.sender

test('who was kept counts and finds the documents of all that were merged into them; these stand beside with their own', async () => {
  const shown = await senders()
  expect(shown.slice(0, 2)).toEqual([
    { value: 'ashby', words: 'Rowan Ashby', count: 33 },
    { value: 'r-ashby', words: 'Rowan Ashby (as R. Ashby)', count: 30 },
  ])
  const found: Record<string, number> = {}
  for (const value of ['r-ashby', 'ashby', 'r-ashby-2', 'k-7', 'g-7']) {
    const { total, facets } = await twin(`/search.json?q=cranberries&sender=${value}`)
    expect(facets.sender.find((one: Value) => one.value === value)?.count).toBe(total.value)
    found[value] = total.value
  }
  expect(found).toEqual({ 'r-ashby': 30, ashby: 33, 'r-ashby-2': 2, 'k-7': 2, 'g-7': 1 })
  expect(await open.page('/search?q=cranberries&sender=r-ashby')).toContain('from Rowan Ashby (as R. Ashby)')
  for (const more of ['', '&sender=r-ashby', '&person=ashby'])
    expect((await twin(`/search.json?q=cranberries&sender=ashby${more}`)).total.value).toBe(33)
  expect((await twin('/search.json?place=haven')).total.value).toBe(3)
  expect((await twin('/search.json?place=haven')).facets.place[0]).toMatchObject({ value: 'haven', count: 3 })
  const hit = (await twin('/search.json?sender=ashby&q=number:m-2')).hits[0]
  expect((await twin(`/search/why.json?document=${hit.id}&sender=ashby`)).reasons).not.toEqual([])
  expect((await (await open.get('/search.atom?sender=ashby')).text()).match(/<entry>/gu)).toHaveLength(33)
})

test('who was kept without documents of their own is a value as well, and who has the same name is told by the identifier', async () => {
  const { total, facets } = await twin('/search.json?q=title:bare')
  expect(total.value).toBe(1)
  expect(facets.sender).toEqual([
    { value: 'bare', words: 'Wren Bare', count: 1 },
    { value: 'bare-2', words: 'Wren Bare (bare-2)', count: 1 },
  ])
})

test('a name finds the documents of whoever is meant', async () => {
  expect((await twin('/search.json?q=from:%22Rowan+Ashby%22')).total.value).toBe(33)
})

test('the pages of values have every one, no two alike, and their counts add up', async () => {
  const all: Value[] = []
  for (let at = '/search/values.json?of=sender&q=cranberries'; at !== ''; ) {
    const { values, next } = await twin(at)
    all.push(...values)
    at = next ?? ''
  }
  expect(all).toHaveLength(3 + OTHERS + 2 * MANY)
  expect(new Set(all.map(({ words }) => words)).size).toBe(all.length)
  expect(all.find(({ value }) => value === 'r-ashby-2')?.words).toBe('Rowan Ashby (as R. Ashby, r-ashby-2)')
  expect(all.reduce((sum, { count }) => sum + count, 0)).toBe(33 + 30 + 2 + 3 * OTHERS + (2 + 1) * MANY)
})

test('who was merged and stands in closed documents only is nobody here, and finds nothing', async () => {
  const html = await open.page('/search?sender=hidden')
  expect(html).toContain('“hidden” is no person here by its identifier; a name is sought by from:hidden.')
  expect(html).not.toContain('Quillon')
  expect((await twin('/search.json?sender=hidden')).total.value).toBe(0)
  expect((await twin('/search.json?q=from:Quillon')).total.value).toBe(0)
  for (const path of ['/people/hidden', '/people/HIDDEN', '/people/hidden.json', '/people/hidden.jsonld'])
    expect([path, (await open.get(path)).status]).toEqual([path, 404])
  expect(await open.page('/people/ashby')).not.toMatch(/hidden"|person=hidden|Quillon/u)
})

test('whoever was merged into somebody that stands in closed documents only is nobody either, and nothing leads there', async () => {
  for (const path of [
    '/search?q=quay',
    '/search?q=Petrel+Quayle',
    '/search/suggest?q=Petrel',
    '/search/suggest?q=Quayle',
    '/documents/q-1',
  ])
    expect(await open.page(path)).not.toMatch(/of-closed|Merlin|people\/into-closed/u)
  for (const query of ['q=Merlin', 'q=from:Merlin', 'q=Petrel', 'sender=of-closed'])
    expect([query, (await twin(`/search.json?${query}`)).total.value]).toEqual([query, 0])
  expect((await twin('/search.json?q=quay')).total.value).toBe(1)
  for (const name of ['of-closed', 'into-closed']) expect((await open.get(`/people/${name}`)).status).toBe(404)
})

test('the page of who was kept, and the list of people, have the documents of all that were merged, as search has', async () => {
  const page = await twin('/people/ashby.json')
  expect([page.documents, page.sent]).toEqual([33, 33])
  const html = await open.page('/people/ashby')
  expect(html).toContain('href="/search?person=ashby&amp;person=r-ashby&amp;person=r-ashby-2">All 33 documents</a>')
  expect((await twin('/search.json?person=ashby&person=r-ashby&person=r-ashby-2')).total.value).toBe(33)
  const { people } = await twin('/people.json?start=ashby')
  expect(people).toEqual([{ name: 'Ashby, Rowan', address: '/people/ashby', documents: 33 }])
  const { headers, status } = await open.get('/people/r-ashby')
  expect([status, headers.get('location')]).toEqual([301, '/people/ashby'])
})

test('the page of a place or a subject that was kept, and their lists, have the documents of all that were merged', async () => {
  const { documents, listed } = await twin('/places/haven.json')
  expect([documents, listed.map(({ address }: { address: string }) => address)]).toEqual([
    3,
    ['/documents/p-1', '/documents/p-2', '/documents/p-3'],
  ])
  const html = await open.page('/places/haven')
  expect(html).toContain('href="/search?place=haven&amp;place=old-haven"')
  expect(html).not.toContain('no-haven')
  expect((await twin('/search.json?place=haven&place=old-haven')).total.value).toBe(3)
  expect((await twin('/places.json?start=haven')).places).toEqual([
    { name: 'Haven', address: '/places/haven', documents: 3 },
  ])
  expect((await twin('/subjects/tides.json')).documents).toBe(1)
  expect((await twin('/subjects.json')).subjects).toContainEqual({
    name: 'Tides',
    address: '/subjects/tides',
    documents: 1,
  })
  expect((await open.get('/places/no-haven')).status).toBe(404)
})

test('a correspondent who goes by several identifiers is listed once, with each letter counted once', async () => {
  const { correspondents } = await twin('/people/o-0.json')
  expect(correspondents).toEqual([{ name: 'Pair 0', address: '/people/k-0', to: 3, from: 0 }])
})
