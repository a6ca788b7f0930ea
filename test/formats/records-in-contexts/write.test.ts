import { expect, test } from 'vitest'
import type { Document } from '#document/document.ts'
import { writeNTriples } from '#formats/n-triples/write.ts'
import { graphOf, RICO, toRecordsInContexts } from '#formats/records-in-contexts/write.ts'
import { toSchemaOrg } from '#formats/schema-org/write.ts'
import { identifierFrom } from '#value/identifier.ts'
import { PUBLISHER, SAMPLES } from '../csl/citing-samples.ts'
import { describedAlone } from '../described-alone.ts'

/** Terms of RiC-O 1.1 as its own file has them (ICA-EGAD/RiC-O, ontology/current-version/RiC-O_1-1.rdf): classes; properties with the classes that may have them, and what they lead to. */
const CLASSES = ['Record', 'RecordSet', 'Instantiation', 'Identifier', 'Date', 'Agent', 'Person', 'Family'].concat([
  'CorporateBody',
  'Position',
  'OrganicProvenanceRelation',
])
const AGENTS = ['Agent', 'Person', 'Family', 'CorporateBody', 'Position']
const RESOURCES = ['Record', 'RecordSet']
const KEPT = ['Instantiation', ...RESOURCES]
const ANY = CLASSES
const LITERAL = 'a literal'
const PROPERTIES: Readonly<Record<string, readonly [of: readonly string[], to: readonly string[] | typeof LITERAL]>> = {
  identifier: [ANY, LITERAL],
  name: [ANY, LITERAL],
  type: [ANY, LITERAL],
  title: [KEPT, LITERAL],
  scopeAndContent: [RESOURCES, LITERAL],
  conditionsOfUse: [KEPT, LITERAL],
  textualValue: [['Identifier', 'Date'], LITERAL],
  expressedDate: [['Date'], LITERAL],
  normalizedDateValue: [['Date'], LITERAL],
  relationCertainty: [['OrganicProvenanceRelation'], LITERAL],
  hasCreationDate: [KEPT, ['Date']],
  hasPublicationDate: [RESOURCES, ['Date']],
  isAssociatedWithDate: [ANY, ['Date']],
  hasSender: [KEPT, AGENTS],
  hasAddressee: [KEPT, AGENTS],
  hasAuthor: [['Record'], AGENTS],
  hasOrHadInstantiation: [RESOURCES, ['Instantiation']],
  isOrWasInstantiationOf: [['Instantiation'], RESOURCES],
  hasOrHadIdentifier: [ANY, ['Identifier']],
  hasOrHadHolder: [KEPT, AGENTS],
  isOrWasIncludedIn: [RESOURCES, ['RecordSet']],
  isReplyTo: [RESOURCES, RESOURCES],
  relationHasSource: [['OrganicProvenanceRelation'], KEPT],
  relationHasTarget: [['OrganicProvenanceRelation'], AGENTS],
}

type Node = Readonly<Record<string, unknown>>
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null
const short = (term: string) => term.replace(/^rico:/u, '')

/** What is wrong with a node by the ontology; a node that stands elsewhere is known by its address. */
function wrong(node: Node, types: ReadonlyMap<unknown, string>): readonly string[] {
  const type = short(String(node['@type']))
  const said = Object.entries(node).filter(([name]) => !name.startsWith('@'))
  const own = said.flatMap(([name, value]) => {
    const [domain, range] = PROPERTIES[short(name)] ?? []
    if (domain === undefined || range === undefined || !name.startsWith('rico:')) return [`${name} is no term`]
    const values = [value].flat() as readonly unknown[]
    const ranges = values.map((one) =>
      isNode(one) ? (types.get(one['@id']) ?? short(String(one['@type'] ?? 'Record'))) : LITERAL,
    )
    return [
      ...(domain.includes(type) ? [] : [`${type} has no ${name}`]),
      ...ranges
        .filter((one) => (range === LITERAL ? one !== LITERAL : !range.includes(one)))
        .map((one) => `${name} leads to no ${one}`),
    ]
  })
  const inner = said.flatMap(([, value]) => [value].flat().filter(isNode)).filter((one) => '@type' in one)
  return [
    ...(CLASSES.includes(type) ? [] : [`${type} is no class`]),
    ...own,
    ...inner.flatMap((one) => wrong(one, types)),
  ]
}

test('every class and property of the samples is the ontology’s, and stands where it may', () => {
  for (const described of SAMPLES) {
    const graph = graphOf(described, PUBLISHER)
    const types = new Map(
      graph.filter((node) => '@id' in node).map((node) => [node['@id'], short(String(node['@type']))]),
    )
    expect([described.document.id, ...graph.flatMap((node) => wrong(node, types))]).toEqual([described.document.id])
  }
})

const cable = SAMPLES.find(({ document }) => document.id === '112659')

test('a telegram: the record, who to whom and when, the paper with its reference and its holder, the file that it lies in', () => {
  if (cable === undefined) throw new Error('no cable')
  const { '@context': context, '@graph': graph } = toRecordsInContexts(cable, PUBLISHER)
  expect(context).toEqual({ rico: 'https://www.ica.org/standards/RiC/ontology#' })
  const own = 'https://chancery.example/documents/112659'
  const aprf = {
    '@id': 'https://chancery.example/people/aprf',
    '@type': 'rico:CorporateBody',
    'rico:name': expect.stringContaining('Archive of the President'),
  }
  expect(graph).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        '@id': own,
        '@type': 'rico:Record',
        'rico:identifier': '112659',
        'rico:hasCreationDate': expect.objectContaining({ 'rico:normalizedDateValue': '1949-01-10' }),
        'rico:hasSender': [expect.objectContaining({ '@id': 'https://chancery.example/people/stalin' })],
        'rico:hasAddressee': [expect.objectContaining({ 'rico:name': 'Mao Zedong' })],
        'rico:hasOrHadInstantiation': [{ '@id': `${own}#w1` }, { '@id': `${own}#w2` }],
        'rico:isOrWasIncludedIn': expect.arrayContaining([
          { '@type': 'rico:RecordSet', 'rico:identifier': 'f. 45, op. 1, d. 330', 'rico:hasOrHadHolder': aprf },
        ]),
      }),
      expect.objectContaining({
        '@id': `${own}#w1`,
        '@type': 'rico:Instantiation',
        'rico:isOrWasInstantiationOf': { '@id': own },
        'rico:hasOrHadHolder': [aprf],
      }),
    ]),
  )
})

const doubted: Document = {
  kind: 'document',
  id: identifierFrom('d'),
  title: 'x',
  held: 'text',
  access: { kind: 'public' },
  dates: [{ role: 'sent', edtf: '1949-01~', basis: 'inferred' }],
  participants: [
    { role: 'sender', asNamed: 'Mao', certainty: 'probable' },
    { role: 'recipient', asNamed: 'Stalin', certainty: 'certain' },
  ],
}

test('whoever is only probably meant is told with the doubt, in both vocabularies and in N-Triples', () => {
  const described = describedAlone(doubted)
  const [record, relation] = graphOf(described, PUBLISHER)
  expect(record).not.toHaveProperty('rico:hasSender')
  expect(record).toMatchObject({ 'rico:hasAddressee': [{ 'rico:name': 'Stalin' }] })
  expect(relation).toMatchObject({
    '@type': 'rico:OrganicProvenanceRelation',
    'rico:relationCertainty': 'probable',
    'rico:relationHasTarget': { 'rico:name': 'Mao' },
  })
  const schema = toSchemaOrg(described, PUBLISHER)
  expect(schema).toMatchObject({
    sender: [{ '@type': 'Role', roleName: 'probably the sender', sender: { '@type': 'Person', name: 'Mao' } }],
    recipient: [{ '@type': 'Person', name: 'Stalin' }],
    dateCreated: '1949-01~',
  })
  const lines = writeNTriples(described, PUBLISHER)
  expect(lines).not.toContain(`<${RICO}hasSender>`)
  const [, role] = /documents\/d> <https:\/\/schema\.org\/sender> (?<role>_:\w+) \.\n/u.exec(lines) ?? []
  expect(lines).toContain(`${role} <https://schema.org/roleName> "probably the sender" .\n`)
})

test('N-Triples tell what both vocabularies tell, each once', () => {
  if (cable === undefined) throw new Error('no cable')
  const lines = writeNTriples(cable, PUBLISHER).trimEnd().split('\n')
  expect(new Set(lines).size).toBe(lines.length)
  const own = '<https://chancery.example/documents/112659>'
  for (const [property, value] of [
    [`${RICO}hasOrHadInstantiation`, '<https://chancery.example/documents/112659#w1>'],
    [`${RICO}hasSender`, '<https://chancery.example/people/stalin>'],
    ['https://schema.org/sender', '<https://chancery.example/people/stalin>'],
    ['http://www.w3.org/1999/02/22-rdf-syntax-ns#type', `<${RICO}Record>`],
  ])
    expect(lines).toContain(`${own} <${property}> ${value} .`)
  expect(lines).toContain(`<https://chancery.example/people/stalin> <${RICO}name> "Joseph Stalin" .`)
})
