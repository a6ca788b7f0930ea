import { preferredName } from '#authority/agent.ts'
import { type BodyElement, holdable } from '#document/body.ts'
import type { Document } from '#document/document.ts'
import type { OwnName } from '#document/own-record.ts'
import type { Text } from '#document/text.ts'
import type { Described } from '#holding/described.ts'
import { sha256 } from '#value/digest.ts'
import { languageTag } from '#value/language.ts'
import { publicShape } from '../jsonl/write.ts'
import { make } from './element-maker.ts'
import { treeSign } from './tree-sign.ts'

export const OWN_TYPE = 'chancery-record'

/**
 * What TEI has no place for, or would not give back as it was (TEI P5 2.5, "Non-TEI Metadata"): the record's fields as `.json` has them, without the words
 * that stand in the title, the abstract and the texts. Beside them the digest of the header that they go with, and of each text: a reader sees what was changed since.
 */
export function writeOwnRecord(described: Described, header: readonly BodyElement[]): BodyElement {
  const { document } = described
  const { kind: _, id: __, texts: ___, origin: ____, access, title, summary, ...fields } = openly(document)
  // Every field is in its order already: so the store keeps a record, and `canonicalJson` would take as long as all the rest.
  const own = {
    header: treeSign(header),
    names: namesIn(described),
    record: {
      ...fields,
      ...(access.kind === 'public' ? {} : { access }),
      ...(isPlain(title) ? {} : { title }),
      ...(summary === undefined || summary.every(comesBack) ? {} : { summary }),
    },
    texts: (document.texts ?? []).map(({ body, ...text }: Text) => ({ ...text, digest: sha256(body) })),
  }
  return make('xenoData', { type: OWN_TYPE }, asWords(JSON.stringify(own)))
}

/** As anybody may see it: nothing goes out here that does not go out as JSON. */
const openly = (document: Document) => publicShape(document) as Document // the same, but for places of `unplaced` and the origin's file

const isPlain = (words: string) =>
  words !== '' && words === words.replace(/\s+/gu, ' ').trim() && holdable(words).replaced === 0
const comesBack = ({ lang, text }: NonNullable<Document['summary']>[number]) =>
  isPlain(text) && (lang === undefined || languageTag(lang) === lang)

/** JSON that no reader of XML changes: of blanks only single ones stand, and what XML cannot hold is escaped. */
const asWords = (json: string) =>
  !/[^\S ]| {2}|[\uFFFE\uFFFF\x7F-\x9F]/u.test(json)
    ? json
    : json.replace(
        /[^\S ]|(?<= ) |[\uFFFE\uFFFF\x7F-\x9F]/gu,
        (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
      )

function namesIn({ document, agents, places, subjects, collections }: Described): readonly OwnName[] {
  const { participants = [], dates = [] } = document
  const persons = participants.map(({ agent }) => agent)
  const where = [...(document.places ?? []), ...dates].map(({ place }) => place)
  return [
    ...each(persons, (id) => {
      const one = agents.get(id)
      return one === undefined
        ? undefined
        : { kind: 'agent', id, name: preferredName(one), entityType: one.entityType, ...linked(one.links) }
    }),
    ...each(where, (id) => {
      const one = places.get(id)
      return one === undefined ? undefined : { kind: 'place', id, name: preferredName(one), ...linked(one.links) }
    }),
    ...each(document.subjects ?? [], (id) => {
      const one = subjects.get(id)
      return one === undefined ? undefined : { kind: 'subject', id, name: preferredName(one) }
    }),
    ...each(
      (document.collections ?? []).map(({ collection }) => collection),
      (id) => {
        const one = collections.get(id)
        return one === undefined ? undefined : { kind: 'collection', id, name: one.title }
      },
    ),
  ]
}

const linked = (links: readonly string[] | undefined) => (links === undefined || links.length === 0 ? {} : { links })

function each<Id extends string>(
  ids: readonly (Id | undefined)[],
  name: (id: Id) => OwnName | undefined,
): readonly OwnName[] {
  return [...new Set(ids)].flatMap((id) => (id === undefined ? [] : (name(id) ?? [])))
}
