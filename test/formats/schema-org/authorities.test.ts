import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Agent } from '#authority/agent.ts'
import { agentToSchemaOrg, collectionToSchemaOrg, placeToSchemaOrg } from '#formats/schema-org/authorities.ts'
import { AGENTS, COLLECTIONS, PLACES } from '../../site/holdings.ts'

const publisher = { name: 'Chancery', base: 'https://chancery.example' }
const agents = AGENTS.map((agent) => agentToSchemaOrg(agent, publisher))
const places = PLACES.map((place) => placeToSchemaOrg(place, publisher))
const collections = COLLECTIONS.map((one) => collectionToSchemaOrg(one, publisher, { size: 5, parent: COLLECTIONS[0] }))

test('somebody: names as written, years, and what others call them; what was misread is no name', () => {
  const stalin = agents.find(({ identifier }) => identifier === 'stalin')
  expect(stalin).toMatchObject({
    '@type': 'Person',
    '@id': 'https://chancery.example/people/stalin',
    name: 'Joseph Stalin',
    birthDate: '1878',
    deathDate: '1953',
    sameAs: ['https://www.wikidata.org/wiki/Q855'],
  })
  expect(stalin?.alternateName).toContain('Filippov')
  expect(stalin?.alternateName).not.toContain('Filipov')
  expect(stalin?.alternateName).not.toContain('Joseph Stalin')
})

test('an archive is one; a place has its coordinates; a collection its size', () => {
  expect(agents.find(({ identifier }) => identifier === 'aprf')).toMatchObject({ '@type': 'ArchiveOrganization' })
  expect(places[0]).toMatchObject({
    '@type': 'Place',
    geo: { '@type': 'GeoCoordinates', latitude: 55.75, longitude: 37.62 },
  })
  expect(collections[0]).toMatchObject({ '@type': 'Collection', name: 'January 1949', collectionSize: 5 })
})

const [FIRST] = AGENTS
test.each([
  ['1878/1953', '1878', '1953'],
  ['1878-12-18/1953-03-05', '1878-12-18', '1953-03-05'],
  ['1878~/1953', undefined, '1953'],
  ['../1953', undefined, '1953'],
  ['1878/', '1878', undefined],
  ['1878', undefined, undefined],
])('of %s the ends that are plain dates', (existence, from, until) => {
  if (FIRST === undefined) throw new Error('no agent')
  const body: Agent = { ...FIRST, entityType: 'corporate-body', existence }
  const [person, founded] = [agentToSchemaOrg({ ...FIRST, existence }, publisher), agentToSchemaOrg(body, publisher)]
  expect([person.birthDate, person.deathDate]).toEqual([from, until])
  expect([founded.foundingDate, founded.dissolutionDate]).toEqual([from, until])
  expect(Object.keys(founded)).not.toContain('birthDate')
})

const CONTEXT = '../shared/jsonld/schemaorg-30.0-context.jsonld'
describe.skipIf(!existsSync(CONTEXT))('the context of schema.org (skipped where ../shared/jsonld is not here)', () => {
  test('has every name that is used', () => {
    const { '@context': terms } = JSON.parse(readFileSync(CONTEXT, 'utf8')) as { '@context': object }
    const used = new Set<string>()
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      for (const [name, one] of Object.entries(value)) {
        if (name === '@type') used.add(String(one))
        else if (!name.startsWith('@') && !/^\d+$/u.test(name)) used.add(name)
        walk(one)
      }
    }
    walk([agents, places, collections])
    expect(used.size).toBeGreaterThan(15)
    expect([...used].filter((name) => !Object.hasOwn(terms, name))).toEqual([])
  })
})
