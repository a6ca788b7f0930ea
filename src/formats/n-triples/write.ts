import type { Described } from '#holding/described.ts'
import type { Publisher } from '../csl/item.ts'
import { graphOf, RICO } from '../records-in-contexts/write.ts'
import { toSchemaOrg } from '../schema-org/write.ts'

const SCHEMA = 'https://schema.org/'
const TYPE = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>'

/** What stands in these is an address (schema.org's context: `@type: @id`). */
const ADDRESSES: ReadonlySet<string> = new Set(['url', 'license', 'sameAs', 'isBasedOn'])

/** What schema.org and Records in Contexts say of a record, a statement a line (RDF 1.1 N-Triples); people without an address of their own are blank nodes. */
export function writeNTriples(described: Described, publisher: Publisher): string {
  const lines: string[] = []
  let blanks = 0
  const nodeOf = (thing: object): string => {
    const { '@id': id } = thing as { '@id'?: unknown }
    if (typeof id === 'string') return iri(id)
    blanks += 1
    return `_:d${Buffer.from(described.document.id).toString('hex')}n${blanks}`
  }
  const tell = (thing: object): string => {
    const subject = nodeOf(thing)
    for (const [name, given] of Object.entries(thing))
      for (const one of Array.isArray(given) ? (given as readonly unknown[]) : [given as unknown]) {
        if (name === '@type') lines.push(`${subject} ${TYPE} ${iri(termOf(String(one)))} .\n`)
        else if (!name.startsWith('@')) lines.push(`${subject} ${iri(termOf(name))} ${objectOf(name, one, tell)} .\n`)
      }
    return subject
  }
  tell(toSchemaOrg(described, publisher))
  for (const node of graphOf(described, publisher)) tell(node)
  // Of whom both vocabularies tell the same, or who is named twice: once.
  return [...new Set(lines)].join('')
}

const termOf = (name: string) => (name.startsWith('rico:') ? `${RICO}${name.slice(5)}` : `${SCHEMA}${name}`)

function objectOf(name: string, value: unknown, tell: (thing: object) => string): string {
  if (typeof value === 'object' && value !== null) return tell(value)
  const words = String(value)
  return ADDRESSES.has(name) && /^https?:\/\/[^\s<>"{}|\\^`]+$/u.test(words) ? iri(words) : literal(words)
}

/** What an IRI may not hold is written as its number. */
const iri = (address: string) =>
  `<${address.toWellFormed().replace(/[\u{0}-\u{20}<>"{}|\\^`]/gu, (sign) => `\\u${hex(sign)}`)}>`

const SIGNS: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

const literal = (words: string) =>
  `"${words.toWellFormed().replace(/["\\\u{0}-\u{1f}\u{7f}]/gu, (sign) => SIGNS[sign] ?? `\\u${hex(sign)}`)}"`

const hex = (sign: string) => (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
