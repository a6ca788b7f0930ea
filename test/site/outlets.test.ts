import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Access, PUBLIC } from '#document/access.ts'
import { identifierFrom } from '#value/identifier.ts'
import { record } from './holdings.ts'
import { type OpenSite, openSite } from './open-site.ts'

// What is collected in bulk, by every state of access that a record may be in.

const STATES: Readonly<Record<string, Access>> = {
  public: PUBLIC,
  embargoed: { kind: 'embargoed', until: '2099-01-01' },
  'embargoed, open to some': { kind: 'embargoed', until: '2099-01-01', groups: ['family'] },
  restricted: { kind: 'restricted', groups: ['family'] },
  withdrawn: { kind: 'withdrawn', reason: 'Kryptonreason', day: '2026-11-24' },
}
const idOf = (state: string, past: string) => identifierFrom<never>(`${past}-${state}`)
const letterOf = (state: string, past: string, access: Access) =>
  record(idOf(state, past), {
    title: `Kryptontitle ${past} ${state}`,
    day: '1949-01-01',
    access,
    participants: [
      { role: 'sender', asNamed: `Kryptonname ${past} ${state}` },
      { role: 'recipient', asNamed: 'B' },
    ],
    collections: [{ collection: identifierFrom<never>('january-1949') }],
  })

let open: OpenSite
beforeAll(async () => {
  const states = Object.entries(STATES)
  const never = states.map(([state, access]) => letterOf(state, 'never', access))
  const first = states.map(([state]) => letterOf(state, 'once', PUBLIC))
  const then = states.map(([state, access]) => letterOf(state, 'once', access))
  open = await openSite({}, [...never, ...first, ...then])
})
afterAll(() => open.close())

/** Each outlet, and what it says of one record: all of its words in it, or the header of a deleted one. */
const LISTS: Readonly<Record<string, { readonly path: string; readonly deleted: boolean }>> = {
  'records in oai_dc': { path: '/oai?verb=ListRecords&metadataPrefix=oai_dc', deleted: true },
  'records in TEI': { path: '/oai?verb=ListRecords&metadataPrefix=tei', deleted: true },
  'records of a set': { path: '/oai?verb=ListRecords&metadataPrefix=oai_dc&set=january-1949', deleted: true },
  citations: { path: '/search/cite.txt?collection=january-1949&form=note', deleted: false },
  CMIF: { path: '/cmif.xml', deleted: false },
  'CMIF of a search': { path: '/cmif.xml?q=Kryptontitle', deleted: false },
  'CMIF of a collection': { path: '/cmif.xml?collection=january-1949', deleted: false },
}

describe.each(Object.entries(LISTS))('%s', (_, { path, deleted }) => {
  test.each(Object.keys(STATES).flatMap((state) => ['never', 'once'].map((past) => [past, state] as const)))(
    '%s public before, %s now',
    async (past, state) => {
      const said = await open.page(path)
      const id = idOf(state, past)
      const isOpen = state === 'public'
      expect(said.includes(`Kryptonname ${past} ${state}<`) || said.includes(`Kryptonname ${past} ${state} `)).toBe(
        isOpen,
      )
      expect(said).not.toContain('Kryptonreason')
      const header = new RegExp(`<header status="deleted"><identifier>oai:chancery\\.example:${id}<`, 'u')
      expect(header.test(said)).toBe(deleted && past === 'once' && !isOpen)
      const isThere = isOpen || (deleted && past === 'once')
      expect(new RegExp(`\\b${id}\\b(?!-)`, 'u').test(said)).toBe(isThere)
    },
  )
})

test.each(Object.keys(STATES).flatMap((state) => ['never', 'once'].map((past) => [past, state] as const)))(
  'one record, %s public before, %s now: as identifiers, alone, in Dublin Core',
  async (past, state) => {
    const id = idOf(state, past)
    const of = `metadataPrefix=oai_dc&identifier=oai:chancery.example:${id}`
    const one = await open.page(`/oai?verb=GetRecord&${of}`)
    const wasSeen = past === 'once' || state === 'public'
    expect(one.includes('idDoesNotExist')).toBe(!wasSeen)
    expect(one.includes('status="deleted"')).toBe(wasSeen && state !== 'public')
    const identifiers = await open.page('/oai?verb=ListIdentifiers&metadataPrefix=oai_dc')
    expect(identifiers.includes(`:${id}<`)).toBe(wasSeen)
    const { status } = await open.get(`/documents/${id}.dc.xml`)
    expect(status).toBe(state === 'public' ? 200 : state === 'withdrawn' && past === 'once' ? 410 : 404)
  },
)
