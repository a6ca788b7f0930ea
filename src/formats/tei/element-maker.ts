import { type BodyElement, type BodyNode, holdable, serializeBody } from '#document/body.ts'
import { allowedValue } from '#document/body-attributes.ts'

/** What an element is made of: words, elements, and what is absent. */
export type Part = string | BodyElement | undefined

/** An element; absent attributes and parts are left out, signs that XML cannot hold are made visible. */
export function make(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...parts: readonly Part[]
): BodyElement {
  const given = Object.entries(attributes).flatMap(([key, value]): [string, string][] =>
    value === undefined ? [] : [[key, holdable(value).text]],
  )
  const children = parts.flatMap((part): BodyNode[] => {
    if (part === undefined || part === '') return []
    return [typeof part === 'string' ? holdable(part).text : part]
  })
  return { name, attributes: Object.fromEntries(given), children }
}

/** The element, if there is anything in it. */
export function makeFilled(name: string, ...parts: readonly Part[]): BodyElement | undefined {
  const element = make(name, {}, ...parts)
  return element.children.length === 0 ? undefined : element
}

/** The value, if TEI allows it as an address (or several, a blank apart). */
export const addresses = (value: string | undefined): string | undefined =>
  value === undefined ? undefined : allowedValue('ref', 'target', value)

export const language = (value: string | undefined): string | undefined =>
  value === undefined || value === '' ? undefined : allowedValue('seg', 'xml:lang', value)

/** Elements of elements over several lines, an element with words on one. */
export function layOut(element: BodyElement, indent = ''): string {
  const inner = element.children.filter((child) => typeof child !== 'string')
  if (inner.length === 0 || inner.length < element.children.length) return `${indent}${serializeBody([element])}\n`
  const open = serializeBody([{ ...element, children: [] }]).replace(/\/>$/u, '>')
  return `${indent}${open}\n${inner.map((child) => layOut(child, `${indent}  `)).join('')}${indent}</${element.name}>\n`
}
