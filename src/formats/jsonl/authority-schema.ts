import { z } from 'zod'
import { AGENT_RELATION_KINDS, ENTITY_TYPES } from '#authority/agent.ts'
import { NAME_KINDS } from '#authority/name.ts'
import type { AgentId, CollectionId, PlaceId, SubjectId } from '#value/identifier.ts'
import { edtf, id, language, list, sha256, words } from './words.ts'

const status = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reviewed') }),
  z.strictObject({ kind: z.literal('unreviewed') }),
  z.strictObject({ kind: z.literal('merged'), into: words }),
])

const name = z.strictObject({
  text: words,
  kind: z.enum(NAME_KINDS),
  lang: language.exactOptional(),
  script: words.exactOptional(),
  system: words.exactOptional(),
  from: edtf.exactOptional(),
  to: edtf.exactOptional(),
  closed: z.boolean().exactOptional(),
  source: words.exactOptional(),
})

export const agentSchema = z.strictObject({
  kind: z.literal('agent'),
  id: id<AgentId>(),
  aliases: list(words).exactOptional(),
  entityType: z.enum(ENTITY_TYPES),
  names: list(name),
  existence: edtf.exactOptional(),
  note: words.exactOptional(),
  links: list(words).exactOptional(),
  relations: list(
    z.strictObject({
      kind: z.enum(AGENT_RELATION_KINDS),
      to: id<AgentId>(),
      from: edtf.exactOptional(),
      until: edtf.exactOptional(),
      note: words.exactOptional(),
    }),
  ).exactOptional(),
  repository: z
    .strictObject({ code: words, place: words.exactOptional(), address: words.exactOptional() })
    .exactOptional(),
  status,
})

export const placeSchema = z.strictObject({
  kind: z.literal('place'),
  id: id<PlaceId>(),
  aliases: list(words).exactOptional(),
  names: list(name),
  coordinates: z
    .strictObject({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
    .exactOptional(),
  jurisdictions: list(
    z.strictObject({ name: words, from: words.exactOptional(), to: words.exactOptional() }),
  ).exactOptional(),
  links: list(words).exactOptional(),
  note: words.exactOptional(),
  status,
})

export const subjectSchema = z.strictObject({
  kind: z.literal('subject'),
  id: id<SubjectId>(),
  aliases: list(words).exactOptional(),
  names: list(name),
  broader: list(id<SubjectId>()).exactOptional(),
  links: list(words).exactOptional(),
  note: words.exactOptional(),
  status,
})

export const collectionSchema = z.strictObject({
  kind: z.literal('collection'),
  id: id<CollectionId>(),
  aliases: list(words).exactOptional(),
  type: z.enum(['collection', 'unit']),
  title: words,
  introduction: z.strictObject({ text: words, author: words.exactOptional() }).exactOptional(),
  parent: id<CollectionId>().exactOptional(),
  cover: sha256.exactOptional(),
  unit: z.strictObject({ repository: id<AgentId>(), path: words, reference: words }).exactOptional(),
  dates: edtf.exactOptional(),
  extent: words.exactOptional(),
  scope: words.exactOptional(),
  custodialHistory: words.exactOptional(),
  formerReferences: list(words).exactOptional(),
  accessNote: words.exactOptional(),
  source: words.exactOptional(),
})
