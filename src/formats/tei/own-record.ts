import { z } from 'zod'
import { ENTITY_TYPES } from '#authority/agent.ts'
import { serializeBody } from '#document/body.ts'
import type { OwnRecord } from '#document/own-record.ts'
import { sha256 as digestOf } from '#value/digest.ts'
import { isIdentifier } from '#value/identifier.ts'
import { accessSchema, documentSchema } from '../jsonl/document-schema.ts'
import { list, sha256, unread, words } from '../jsonl/words.ts'
import { childrenOf, type XmlElement, type XmlNode } from '../xml/element.ts'
import type { Gathering } from './gathering.ts'
import { treeSign } from './tree-sign.ts'
import { OWN_TYPE } from './write-own-record.ts'

const fields = documentSchema.omit({ kind: true, id: true, texts: true, origin: true, unplaced: true }).extend({
  title: words.exactOptional(),
  access: accessSchema.exactOptional(),
  unplaced: list(z.strictObject({ label: words, value: unread })).exactOptional(),
})

const ownSchema = z.strictObject({
  header: sha256,
  record: fields,
  texts: list(documentSchema.shape.texts.unwrap().element.omit({ body: true }).extend({ digest: sha256 })),
  names: list(
    z.strictObject({
      kind: z.enum(['agent', 'place', 'subject', 'collection']),
      id: words.refine(isIdentifier),
      name: words,
      entityType: z.enum(ENTITY_TYPES).exactOptional(),
      links: list(words).exactOptional(),
    }),
  ),
})

export const isOwnRecord = ({ name, attributes: { type } }: XmlElement): boolean =>
  name === 'xenoData' && type === OWN_TYPE

/** What Chancery itself has put beside the TEI of a record, if it is there; `divs` are the texts' divisions. What is no good of it is told, and nothing of it is taken. */
export function readOwnRecord(
  header: XmlElement | undefined,
  divs: readonly XmlElement[],
  gathering: Gathering,
): OwnRecord | undefined {
  const element = childrenOf(header).find(isOwnRecord)
  if (header === undefined || element === undefined) return undefined
  gathering.take(element)
  const parsed = ownSchema.safeParse(jsonIn(element))
  if (!parsed.success) {
    const [problem] = parsed.error.issues
    const where = problem === undefined || problem.path.length === 0 ? '' : ` (${problem.path.join('.')})`
    gathering.warn('record', `what stands in xenoData is not as Chancery writes it${where}; it was not taken`, element)
    return undefined
  }
  const { record, texts, names } = parsed.data
  const { unplaced, ...rest } = record
  const isWhole = parsed.data.header === treeSign(childrenOf(header).filter((one) => !isOwnRecord(one)))
  if (!isWhole)
    gathering.issues.push({
      severity: 'note',
      at: gathering.at(element),
      field: 'record',
      message:
        'the header was changed after Chancery wrote it: what it says now was taken, and of what xenoData holds beside it that which still goes with it',
    })
  return {
    isWhole,
    fields: {
      ...rest,
      ...(unplaced === undefined ? {} : { unplaced: unplaced.map((one) => ({ ...one, at: gathering.at(element) })) }),
    },
    texts: texts.map(({ digest, ...text }, n) => {
      const body = bodyOf(divs[n], digest)
      return body === undefined ? text : { ...text, body }
    }),
    names,
  }
}

function jsonIn({ children }: XmlElement): unknown {
  try {
    return JSON.parse(children.filter((node) => typeof node === 'string').join(''))
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    return undefined
  }
}

/** The body of a division to the letter, if it is the one that was written. */
function bodyOf(div: XmlElement | undefined, digest: string): string | undefined {
  if (div === undefined) return undefined
  const bodies = [serializeBody(div.children as readonly XmlNode[]), '']
  return bodies.find((body) => digestOf(body) === digest)
}
