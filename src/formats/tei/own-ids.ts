import { POINTERS } from '#document/block-id.ts'
import { allowedValue } from '#document/body-attributes.ts'
import type { DocumentId } from '#value/identifier.ts'
import { isElement, type XmlElement } from '../xml/element.ts'

/** What the identifiers of a record begin with in TEI. A block is `p1` in every record; many records may stand in one file, where each identifier must be the only one of its kind. */
export const idPrefix = (id: DocumentId): string => `${idOfText(id)}.`

/** Of the `text` element, by which a reader knows what to take away again. A record number may begin with a figure, a name of XML not. */
export const idOfText = (id: DocumentId): string => `r${id}`

/** Of the division of one text. No identifier in a body begins with a full stop, so it is nobody else's. */
export const idOfDivision = (id: DocumentId, text: string): string | undefined =>
  allowedValue('div', 'xml:id', `${idPrefix(id)}.${text}`)

/** Whether an element of the header is about one text of the record. */
export const isOfText = ({ attributes: { corresp = '' } }: XmlElement): boolean =>
  /^#r[^#\s]*\.\.[^#\s]+$/u.test(corresp)

const ID = ' xml:id="'
const ATTRIBUTE = / ([\w:]+)="([^"]*)"/gu

/** The identifiers in some XML as it is kept. */
export const idsIn = (xml: string): readonly string[] =>
  xml.includes(ID) ? [...xml.matchAll(/ xml:id="([^"]*)"/gu)].map(([, id = '']) => id) : []

/** The XML with the prefix before each of these identifiers, and in pointers to them. */
export function withPrefix(xml: string, prefix: string, ids: ReadonlySet<string>): string {
  if (ids.size === 0) return xml
  return xml.replace(/<[^> ]+ [^>]*>/gu, (tag) => {
    // An element has one identifier, and no value has a quotation mark.
    const own = tag.replace(ID, `${ID}${prefix}`)
    return tag.includes('#') ? own.replace(ATTRIBUTE, pointer) : own
  })

  function pointer(whole: string, name: string, value: string): string {
    if (!value.includes('#') || !POINTERS.has(name)) return whole
    const led = value.replace(/(?<=^| )#(\S+)/gu, (one, id: string) => (ids.has(id) ? `#${prefix}${id}` : one))
    return ` ${name}="${led}"`
  }
}

/** The element under the identifiers that the record has for what is in it. */
export function withoutPrefix(text: XmlElement): XmlElement {
  const own = text.attributes['xml:id']
  return own === undefined ? text : bare(text, `${own}.`)
}

function bare(element: XmlElement, prefix: string): XmlElement {
  const attributes = Object.entries(element.attributes).map(([name, value]) => [name, without(name, value, prefix)])
  const children = element.children.map((node) => (isElement(node) ? bare(node, prefix) : node))
  return { ...element, attributes: Object.fromEntries(attributes), children }
}

function without(name: string, value: string, prefix: string): string {
  if (name === 'xml:id') return value.startsWith(prefix) ? value.slice(prefix.length) : value
  if (!value.includes('#') || !POINTERS.has(name)) return value
  return value.replace(/(?<=^| )#(?<id>\S+)/gu, (pointer, id: string) =>
    id.startsWith(prefix) ? `#${id.slice(prefix.length)}` : pointer,
  )
}
