import { blocksOf } from './block.ts'
import { parseBody } from './body.ts'
import type { Document } from './document.ts'

/** One value that differs between two versions; absent on the side that does not have it. */
export interface Difference {
  /** The field, from the outside in: `participants 2 asNamed`, counted from 1. Of a text, its id and the block: `texts t1 p4`. */
  readonly field: string
  readonly before?: string
  readonly after?: string
}

/** What differs between two versions of a document, field by field, in the order of the fields' names. How it came (`origin`) is not looked at. */
export function differences(before: Document, after: Document): readonly Difference[] {
  const [was, is] = [leaves(before), leaves(after)]
  const fields = [...new Set([...was.keys(), ...is.keys()])].filter((field) => was.get(field) !== is.get(field))
  return fields
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((field) => {
      const [from, to] = [was.get(field), is.get(field)]
      return { field, ...(from === undefined ? {} : { before: from }), ...(to === undefined ? {} : { after: to }) }
    })
}

/** Every single value of a document by its field; a text's words by their blocks. */
function leaves({ origin: _, texts = [], ...document }: Document): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  gather(document, '', found)
  for (const { body, id, ...text } of texts) {
    gather(text, `texts ${id}`, found)
    for (const [n, block] of blocksOf(parseBody(body)).entries()) {
      const field = `texts ${id} ${block.id ?? n + 1}`
      const earlier = found.get(field)
      found.set(field, earlier === undefined ? block.text : `${earlier} ${block.text}`)
    }
  }
  return found
}

function gather(value: unknown, field: string, into: Map<string, string>): void {
  if (value === undefined || value === null) return
  if (typeof value !== 'object') into.set(field, String(value))
  else
    for (const [name, held] of Object.entries(value))
      gather(held, `${field} ${Array.isArray(value) ? Number(name) + 1 : name}`.trim(), into)
}
