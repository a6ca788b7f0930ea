import { describe, expect, test } from 'vitest'
import { toSchemaOrg } from '#formats/schema-org/write.ts'
import { PUBLISHER, SAMPLES } from '../csl/citing-samples.ts'
import { hasSchemaOrg, termsIn, unknownToSchemaOrg } from './terms.ts'

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

test('a text says who made it, and who may do what with it', () => {
  const [first] = SAMPLES
  if (first === undefined) throw new Error('no sample')
  const text = { id: 't9', kind: 'translation', lang: 'en', body: '<p>x</p>' } as const
  const uri = 'https://creativecommons.org/licenses/by/4.0/'
  const made = [
    { role: 'translated', name: 'Ada Frost' },
    { role: 'edited', name: 'B' },
  ] as const
  const document = { ...first.document, texts: [text, { ...text, id: 't10', credits: made, rights: { uri } }] }
  expect(toSchemaOrg({ ...first, document }, PUBLISHER).workTranslation).toEqual([
    {
      '@type': 'CreativeWork',
      genre: 'translation',
      inLanguage: 'en',
      translator: ['Ada Frost'],
      contributor: [{ '@type': 'Role', roleName: 'edited', contributor: { '@type': 'Person', name: 'B' } }],
      license: uri,
    },
  ])
})

test('what is not known is not there', () => {
  const undated = all.flatMap((one) => Object.entries(one)).filter(([, value]) => value === undefined || value === '')
  expect(undated).toEqual([])
})

describe.skipIf(!hasSchemaOrg)('the context of schema.org (skipped where ../shared/jsonld is not here)', () => {
  test('has every name that is used', () => {
    expect(termsIn(all).size).toBeGreaterThan(20)
    expect(unknownToSchemaOrg(all)).toEqual([])
  })
})
