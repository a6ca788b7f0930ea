import { type Agent, preferredName } from '#authority/agent.ts'
import { doubtedEdtf } from '#document/dated.ts'
import { principalDate } from '#document/document.ts'
import { genreAmid } from '#document/genre.ts'
import type { Participant } from '#document/participant.ts'
import type { Witness } from '#document/witness.ts'
import type { Described } from '#holding/described.ts'
import { genreOf } from '#holding/parties.ts'
import { address } from '#value/address.ts'
import type { Publisher } from '../csl/item.ts'
import { type Json, known } from '../schema-org/words.ts'

/** The ontology of Records in Contexts, RiC-O 1.1; its terms begin with this. */
export const RICO = 'https://www.ica.org/standards/RiC/ontology#'

/**
 * A record as archivists' linked data tells it (RiC-O 1.1): the record, who sent it to whom and when, the papers that embody it with their references and
 * whoever holds them, and the sets that it is of. A sender who is only probably meant stands in a relation that says so, and in no plain statement.
 */
export function toRecordsInContexts(described: Described, publisher: Publisher): Json {
  return { '@context': { rico: RICO }, '@graph': graphOf(described, publisher) }
}

/** The nodes of the graph, each with what is said of it; what has no address of its own stands within another. */
export function graphOf(described: Described, { base }: Publisher): readonly Json[] {
  const { document, agents, collections } = described
  const genre = genreOf(document)
  const own = `${base}${address.document(document.id)}`
  const held = (document.witnesses ?? []).map((witness) => paperOf(witness, own, described, base))
  const sets = (document.collections ?? []).flatMap(({ collection }) => collections.get(collection) ?? [])
  const people = (role: Participant['role']) =>
    inItself(described, role)
      .filter(({ certainty = 'certain' }) => certainty === 'certain')
      .map((one) => whoIs(one, agents, base))
  const record = known({
    '@id': own,
    '@type': 'rico:Record',
    'rico:identifier': document.id,
    'rico:title': document.title,
    'rico:type': genre === undefined ? undefined : genreAmid(genre),
    'rico:scopeAndContent': document.summary?.map(({ text }) => text),
    'rico:conditionsOfUse': document.rights?.flatMap(({ statement, uri }) => statement ?? uri ?? []),
    ...dateOf(described),
    'rico:hasSender': people('sender'),
    'rico:hasAddressee': people('recipient'),
    'rico:hasAuthor': people('author'),
    'rico:hasOrHadInstantiation': held.map((paper) => ({ '@id': paper['@id'] })),
    'rico:isOrWasIncludedIn': [
      ...sets.map(({ id }) => ({ '@id': `${base}${address.collection(id)}` })),
      ...filesOf(described, base),
    ],
    'rico:isReplyTo': (document.relations ?? []).flatMap(({ kind, to, certainty = 'certain' }) =>
      kind === 'replies-to' && 'document' in to && certainty === 'certain'
        ? [{ '@id': `${base}${address.document(to.document)}` }]
        : [],
    ),
  })
  return [
    record,
    ...held,
    ...doubtful(described, own, base),
    ...sets.map(({ id, title }) => ({
      '@id': `${base}${address.collection(id)}`,
      '@type': 'rico:RecordSet',
      'rico:identifier': id,
      'rico:title': title,
    })),
  ]
}

/** Whoever carried the message in a paper of their own neither wrote nor got it. */
function inItself({ document: { parts = [], participants = [] } }: Described, role: Participant['role']) {
  const carriers = new Set(parts.filter(({ kind }) => kind === 'carrier').map(({ id }) => id))
  return participants.filter((one) => one.role === role && !(one.part !== undefined && carriers.has(one.part)))
}

const CREATED: ReadonlySet<string> = new Set(['drafted', 'approved', 'dispatched', 'sent'])

/** The principal date by its role, in EDTF: what is about, or not sure, stays so. */
function dateOf({ document }: Described): Json {
  const date = principalDate(document)
  if (date === undefined || (date.edtf === undefined && date.asWritten === undefined)) return {}
  const node = known({
    '@type': 'rico:Date',
    'rico:expressedDate': date.asWritten,
    'rico:normalizedDateValue': doubtedEdtf(date),
  })
  const role = CREATED.has(date.role)
    ? 'rico:hasCreationDate'
    : date.role === 'published'
      ? 'rico:hasPublicationDate'
      : 'rico:isAssociatedWithDate'
  return { [role]: node }
}

const TYPES: Readonly<Record<Agent['entityType'], string>> = {
  person: 'rico:Person',
  'cover-identity': 'rico:Person',
  family: 'rico:Family',
  'corporate-body': 'rico:CorporateBody',
  office: 'rico:Position',
}

function whoIs({ agent: id, asNamed, office }: Participant, agents: Described['agents'], base: string): Json {
  const agent = id === undefined ? undefined : agents.get(id)
  return agent === undefined
    ? { '@type': 'rico:Agent', 'rico:name': asNamed ?? office ?? 'not named' }
    : agentOf(agent, base)
}

const agentOf = (agent: Agent, base: string): Json => ({
  '@id': `${base}${address.agent(agent.id)}`,
  '@type': TYPES[agent.entityType],
  'rico:name': preferredName(agent),
})

/** A paper that embodies the record, with every reference that it has or had, and whoever holds or held it there. */
function paperOf({ id, kind, references, edition }: Witness, own: string, { agents }: Described, base: string): Json {
  const holders = references.flatMap(({ repository }) =>
    repository === undefined ? [] : (agents.get(repository) ?? []),
  )
  return known({
    '@id': `${own}#${encodeURIComponent(id)}`,
    '@type': 'rico:Instantiation',
    'rico:isOrWasInstantiationOf': { '@id': own },
    'rico:type': kind === 'not-stated' ? undefined : kind,
    'rico:title': edition?.asGiven ?? edition?.title,
    'rico:hasOrHadIdentifier': references.map(({ asGiven, status }) =>
      known({
        '@type': 'rico:Identifier',
        'rico:textualValue': asGiven,
        'rico:type': status === 'former' ? 'former' : undefined,
      }),
    ),
    'rico:hasOrHadHolder': [...new Set(holders)].map((holder) => agentOf(holder, base)),
  })
}

/** The files that the papers lie in, as their references tell them: which unit of the archive each is follows from the whole archive. */
function filesOf({ document: { witnesses = [] }, agents }: Described, base: string): readonly Json[] {
  const references = witnesses.flatMap((witness) => witness.references).filter(({ levels }) => levels.length > 0)
  const files = references.map(({ repository, levels }) => {
    const holder = repository === undefined ? undefined : agents.get(repository)
    return known({
      '@type': 'rico:RecordSet',
      'rico:identifier': levels.map(({ label, value }) => [label, value].filter(Boolean).join(' ')).join(', '),
      'rico:hasOrHadHolder': holder === undefined ? undefined : agentOf(holder, base),
    })
  })
  return [...new Map(files.map((file) => [JSON.stringify(file), file])).values()]
}

/** Whoever is only probably or possibly meant: a relation with its certainty (RiC-RA01) in place of the plain statement. */
function doubtful(described: Described, own: string, base: string): readonly Json[] {
  return (['sender', 'recipient', 'author'] as const).flatMap((role) =>
    inItself(described, role).flatMap((one) =>
      one.certainty === undefined || one.certainty === 'certain'
        ? []
        : [
            {
              '@type': 'rico:OrganicProvenanceRelation',
              'rico:type': role,
              'rico:relationCertainty': one.certainty,
              'rico:relationHasSource': { '@id': own },
              'rico:relationHasTarget': whoIs(one, described.agents, base),
            },
          ],
    ),
  )
}
