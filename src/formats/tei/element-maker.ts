import { type BodyElement, type BodyNode, holdable, serializeAttributes, serializeBody } from '#document/body.ts'
import { allowedValue } from '#document/body-attributes.ts'

/** What an element is made of: words, elements, and what is absent. */
export type Part = string | BodyElement | undefined

/** An element; absent attributes and parts are left out, signs that XML cannot hold are made visible. */
export function make(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...parts: readonly Part[]
): BodyElement {
  const given: Record<string, string> = {}
  for (const key in attributes) {
    const value = attributes[key]
    if (value !== undefined) given[key] = holdable(value).text
  }
  const children: BodyNode[] = []
  for (const part of parts) {
    if (part === undefined || part === '') continue
    children.push(typeof part === 'string' ? holdable(part).text : part)
  }
  return { name, attributes: given, children }
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
  const { name, attributes, children } = element
  if (children.length === 0 || children.some((child) => typeof child === 'string'))
    return `${indent}${serializeBody([element])}\n`
  let inner = ''
  for (const child of children) if (typeof child !== 'string') inner += layOut(child, `${indent}  `)
  return `${indent}<${name}${serializeAttributes(attributes)}>\n${inner}${indent}</${name}>\n`
}
