import { z } from 'zod'
import { CALENDARS, DATE_ROLES } from '#document/dated.ts'
import { HELD_AS, PART_KINDS, RELATION_KINDS } from '#document/document.ts'
import { PARTICIPANT_ROLES, PLACE_ROLES } from '#document/participant.ts'
import { CREDIT_ROLES } from '#document/rights.ts'
import { TEXT_KINDS } from '#document/text.ts'
import { WITNESS_KINDS } from '#document/witness.ts'
import type { AgentId, CollectionId, DocumentId, PlaceId, SubjectId } from '#value/identifier.ts'
import { evidence } from './evidence-schema.ts'
import { body, day, edtf, id, language, list, sha256, unread, words } from './words.ts'

const certainty = z.enum(['certain', 'probable', 'possible'])

export const accessSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('public') }),
  z.strictObject({ kind: z.literal('embargoed'), until: day, groups: list(words).exactOptional() }),
  z.strictObject({ kind: z.literal('restricted'), groups: list(words) }),
  z.strictObject({ kind: z.literal('withdrawn'), reason: words, day }),
])

const dated = z.strictObject({
  role: z.enum(DATE_ROLES),
  edtf: edtf.exactOptional(),
  asWritten: words.exactOptional(),
  calendar: z.enum(CALENDARS).exactOptional(),
  hour: words.exactOptional(),
  zone: words.exactOptional(),
  place: id<PlaceId>().exactOptional(),
  basis: z.enum(['stated', 'inferred', 'disputed']),
  note: words.exactOptional(),
  part: words.exactOptional(),
  principal: z.boolean().exactOptional(),
})

const participant = z.strictObject({
  role: z.enum(PARTICIPANT_ROLES),
  agent: id<AgentId>().exactOptional(),
  office: words.exactOptional(),
  onBehalfOf: words.exactOptional(),
  asNamed: words.exactOptional(),
  refs: list(words).exactOptional(),
  certainty: certainty.exactOptional(),
  note: words.exactOptional(),
  part: words.exactOptional(),
})

const placeNamed = z.strictObject({
  role: z.enum(PLACE_ROLES),
  place: id<PlaceId>().exactOptional(),
  asNamed: words.exactOptional(),
  refs: list(words).exactOptional(),
})

const rights = z.strictObject({ statement: words.exactOptional(), uri: words.exactOptional() })
const credit = z.strictObject({ role: z.enum(CREDIT_ROLES), name: words, note: words.exactOptional() })

const text = z.strictObject({
  id: words.min(1),
  kind: z.enum(TEXT_KINDS),
  lang: language.exactOptional(),
  script: words.exactOptional(),
  translates: z.union([words, z.strictObject({ lang: language, held: z.literal(false) })]).exactOptional(),
  of: words.exactOptional(),
  completeness: z.enum(['full', 'excerpt', 'sanitized']).exactOptional(),
  body,
  credits: list(credit).exactOptional(),
  rights: rights.exactOptional(),
  part: words.exactOptional(),
})

const leaf = z.strictObject({
  number: z.number().int().nonnegative(),
  verso: z.boolean().exactOptional(),
  suffix: words.exactOptional(),
})

const reference = z.strictObject({
  repository: id<AgentId>().exactOptional(),
  repositoryAsNamed: words.exactOptional(),
  levels: list(z.strictObject({ level: words, label: words.exactOptional(), value: words, key: words })),
  leaves: list(z.strictObject({ first: leaf, last: leaf })),
  asGiven: words,
  status: z.enum(['present', 'former', 'not-stated']),
})

const witness = z.strictObject({
  id: words.min(1),
  kind: z.enum(WITNESS_KINDS),
  form: words.exactOptional(),
  date: words.exactOptional(),
  references: list(reference),
  edition: z
    .strictObject({
      title: words,
      volume: words.exactOptional(),
      number: words.exactOptional(),
      pages: words.exactOptional(),
      asGiven: words.exactOptional(),
    })
    .exactOptional(),
  files: list(sha256).exactOptional(),
  marks: list(
    z.strictObject({
      kind: words,
      by: words.exactOptional(),
      date: words.exactOptional(),
      leaf: words.exactOptional(),
      text: words,
    }),
  ).exactOptional(),
  release: z
    .strictObject({
      extent: z.enum(['full', 'in-part', 'denied']),
      date: words.exactOptional(),
      authority: words.exactOptional(),
    })
    .exactOptional(),
  note: words.exactOptional(),
})

export const documentSchema = z.strictObject({
  kind: z.literal('document'),
  id: id<DocumentId>(),
  aliases: list(words).exactOptional(),
  title: words,
  held: z.enum(HELD_AS),
  genre: words.exactOptional(),
  genreAsGiven: words.exactOptional(),
  parts: list(z.strictObject({ id: words, kind: z.enum(PART_KINDS), label: words.exactOptional() })).exactOptional(),
  dates: list(dated).exactOptional(),
  participants: list(participant).exactOptional(),
  places: list(placeNamed).exactOptional(),
  numbers: list(
    z.strictObject({
      number: words,
      office: words.exactOptional(),
      direction: z.enum(['outgoing', 'incoming']).exactOptional(),
      part: words.exactOptional(),
    }),
  ).exactOptional(),
  classification: z
    .strictObject({
      marking: words,
      changes: list(z.strictObject({ to: words, date: words.exactOptional() })).exactOptional(),
    })
    .exactOptional(),
  summary: list(z.strictObject({ lang: language.exactOptional(), text: words })).exactOptional(),
  texts: list(text).exactOptional(),
  witnesses: list(witness).exactOptional(),
  languages: list(language).exactOptional(),
  composedIn: language.exactOptional(),
  rights: list(rights).exactOptional(),
  credits: list(credit).exactOptional(),
  subjects: list(id<SubjectId>()).exactOptional(),
  keywords: list(words).exactOptional(),
  collections: list(
    z.strictObject({ collection: id<CollectionId>(), position: z.number().int().exactOptional() }),
  ).exactOptional(),
  relations: list(
    z.strictObject({
      kind: z.enum(RELATION_KINDS),
      to: z.union([
        z.strictObject({ document: id<DocumentId>() }),
        z.strictObject({ citation: words, address: words.exactOptional() }),
      ]),
      certainty: certainty.exactOptional(),
      note: words.exactOptional(),
      evidence: list(evidence).exactOptional(),
    }),
  ).exactOptional(),
  asks: list(z.strictObject({ to: words, passage: words })).exactOptional(),
  inferred: list(z.strictObject({ field: words, from: words, note: words.exactOptional() })).exactOptional(),
  access: accessSchema,
  takenFrom: z
    .strictObject({
      name: words,
      number: words.exactOptional(),
      address: words.exactOptional(),
      since: words.exactOptional(),
    })
    .exactOptional(),
  origin: z.strictObject({ source: words, key: words, file: sha256.exactOptional(), day: words }).exactOptional(),
  unplaced: list(z.strictObject({ label: words, value: unread, at: words })).exactOptional(),
})
