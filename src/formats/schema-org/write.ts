import { preferredName } from '#authority/agent.ts'
import type { Participant } from '#document/participant.ts'
import type { Credit } from '#document/rights.ts'
import type { Text } from '#document/text.ts'
import { principalReference } from '#document/witness.ts'
import type { Described } from '#holding/described.ts'
import { address } from '#value/address.ts'
import { type Publisher, toCslItem } from '../csl/item.ts'
import { AGENT_TYPES, type Json, known } from './words.ts'

/** A record in the vocabulary of schema.org: what search engines read of a page. The archival part is told as an `ArchiveComponent` with its holding archive. */
export function toSchemaOrg(described: Described, publisher: Publisher): Json {
  const { document, version, at, agents, collections } = described
  const item = toCslItem(described, publisher)
  const base = publisher.base
  // Who carried the message in a paper of their own did not write it.
  const carriers = new Set((document.parts ?? []).filter(({ kind }) => kind === 'carrier').map(({ id }) => id))
  const people = (role: Participant['role']) =>
    (document.participants ?? [])
      .filter((one) => one.role === role && !(one.part !== undefined && carriers.has(one.part)))
      .map((one) => asSure(role, one, whoIs(one, agents, base)))
  const [recipient, sender] = [people('recipient'), people('sender')]
  const reference = principalReference(document.witnesses ?? [])
  const keeper = reference?.repository === undefined ? undefined : agents.get(reference.repository)
  return known({
    '@context': 'https://schema.org',
    '@type': recipient.length > 0 ? ['ArchiveComponent', 'Message'] : ['ArchiveComponent', 'CreativeWork'],
    '@id': item.URL,
    url: item.URL,
    name: document.title,
    identifier: document.id,
    genre: item.genre,
    dateCreated: item.custom?.edtf,
    sender,
    recipient,
    author: people('author'),
    translator: item.translator?.map((name) => ('literal' in name ? name.literal : name.family)),
    contributor: contributorsOf(document.credits ?? []),
    inLanguage: item.language,
    abstract: item.abstract,
    keywords: item.keyword,
    itemLocation: reference?.asGiven,
    holdingArchive:
      keeper === undefined
        ? undefined
        : known({
            '@type': 'ArchiveOrganization',
            '@id': `${base}${address.agent(keeper.id)}`,
            name: preferredName(keeper),
          }),
    isBasedOn: document.takenFrom?.address ?? item.source ?? document.takenFrom?.name,
    license: document.rights?.find(({ uri }) => uri !== undefined)?.uri,
    copyrightNotice: document.rights?.find(({ statement }) => statement !== undefined)?.statement,
    isPartOf: (document.collections ?? []).flatMap(({ collection }) => {
      const held = collections.get(collection)
      return held === undefined
        ? []
        : [{ '@type': 'Collection', '@id': `${base}${address.collection(collection)}`, name: held.title }]
    }),
    ...textsOf(document.texts ?? []),
    version: String(version),
    dateModified: at.toISOString(),
    publisher: { '@type': 'Organization', name: publisher.name, url: base },
  })
}

/** Who helped to bring it about, each within a role that says in what; translators have a property of their own. */
const contributorsOf = (credits: readonly Credit[]): readonly Json[] =>
  credits
    .filter(({ role }) => role !== 'translated')
    .map(({ role, name }) => ({ '@type': 'Role', roleName: role, contributor: { '@type': 'Person', name } }))

/** Texts with makers or rights of their own: a translation as a work that translates this one, others as parts of it. */
function textsOf(texts: readonly Text[]): Json {
  const own = texts.filter(({ credits = [], rights }) => credits.length > 0 || rights !== undefined)
  const isTranslation = ({ kind }: Text) => kind === 'translation'
  return {
    workTranslation: own.filter(isTranslation).map(textOf),
    hasPart: own.filter((text) => !isTranslation(text)).map(textOf),
  }
}

function textOf({ kind, lang, credits = [], rights }: Text): Json {
  return known({
    '@type': 'CreativeWork',
    genre: kind === 'ocr' ? 'machine reading' : kind,
    inLanguage: lang,
    translator: credits.filter(({ role }) => role === 'translated').map(({ name }) => name),
    contributor: contributorsOf(credits),
    license: rights?.uri,
    copyrightNotice: rights?.statement,
  })
}

/** Whoever is only probably meant stands within a role that says so (schema.org/Role): no statement makes them the sender outright. */
function asSure(role: string, { certainty = 'certain' }: Participant, who: Json): Json {
  const sure = { certain: '', probable: 'probably', possible: 'possibly' }[certainty]
  return sure === '' ? who : { '@type': 'Role', roleName: `${sure} the ${role}`, [role]: who }
}

function whoIs({ agent: id, asNamed, office }: Participant, agents: Described['agents'], base: string): Json {
  const agent = id === undefined ? undefined : agents.get(id)
  if (agent === undefined) return { '@type': 'Person', name: asNamed ?? office ?? 'not named' }
  return known({
    '@type': AGENT_TYPES[agent.entityType],
    '@id': `${base}${address.agent(agent.id)}`,
    name: preferredName(agent),
    alternateName: asNamed === preferredName(agent) ? undefined : asNamed,
    sameAs: agent.links ?? [],
  })
}
