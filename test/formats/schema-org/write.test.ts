import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { toSchemaOrg } from '#formats/schema-org/write.ts'
import { PUBLISHER, SAMPLES } from '../csl/citing-samples.ts'

const all = SAMPLES.map((described) => toSchemaOrg(described, PUBLISHER))

test('a telegram is a component of an archive and a message, with its people, its keeper and its reference', () => {
  expect(all.find(({ identifier }) => identifier === '112659')).toMatchObject({
    '@type': ['ArchiveComponent', 'Message'],
    '@id': 'https://chancery.example/documents/112659',
    name: 'Cable, Stalin to Mao Zedong, Nanjing Peace Proposal',
    dateCreated: '1949-01-10',
    sender: [{ '@type': 'Person', '@id': 'https://chancery.example/people/stalin', name: 'Joseph Stalin' }],
    recipient: [{ '@type': 'Person', name: 'Mao Zedong' }],
    itemLocation: 'Archive of the President of the Russian Federation (APRF), f. 45, op. 1, d. 330, pp. 95-96',
    holdingArchive: { '@type': 'ArchiveOrganization', '@id': 'https://chancery.example/people/aprf' },
  })
})

test('what is not known is not there', () => {
  const undated = all.flatMap((one) => Object.entries(one)).filter(([, value]) => value === undefined || value === '')
  expect(undated).toEqual([])
})

const CONTEXT = '../shared/jsonld/schemaorg-30.0-context.jsonld'
describe.skipIf(!existsSync(CONTEXT))('the context of schema.org (skipped where ../shared/jsonld is not here)', () => {
  test('has every name that is used', () => {
    const { '@context': terms } = JSON.parse(readFileSync(CONTEXT, 'utf8')) as { '@context': object }
    const used = new Set<string>()
    const walk = (value: unknown): void => {
      if (Array.isArray(value)) {
        for (const one of value) walk(one)
        return
      }
      if (typeof value !== 'object' || value === null) return
      for (const [name, one] of Object.entries(value)) {
        if (name === '@type') for (const type of [one].flat()) used.add(String(type))
        else if (!name.startsWith('@')) used.add(name)
        walk(one)
      }
    }
    walk(all)
    expect(used.size).toBeGreaterThan(20)
    expect([...used].filter((name) => !Object.hasOwn(terms, name))).toEqual([])
  })
})
