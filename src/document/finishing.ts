import { type BodyElement, type BodyNode, holdable } from './body.ts'
import { allowedValue } from './body-attributes.ts'
import type { Fitted } from './fitting.ts'
import { Refused } from './refused.ts'

/** What is to be one blank: one that is alone stays as it is. */
const BLANKS = / [ \t\r\n]+|[\t\r\n][ \t\r\n]*/gu

/** Lets stand of attributes and signs what tei_all and XML allow, and gathers the rest. */
export class Finishing {
  replaced = 0
  readonly refused = new Refused()
  readonly #ids = new Set<string>()

  nodes(nodes: readonly BodyNode[], preserved: boolean): readonly BodyNode[] {
    return joined(nodes).map((node) => {
      if (typeof node === 'string') {
        const text = this.#signs(node)
        return preserved ? text : text.replace(BLANKS, ' ')
      }
      const attributes = this.#attributes(node)
      return { name: node.name, attributes, children: this.nodes(node.children, preserves(node, preserved)) }
    })
  }

  #attributes(node: Fitted): Readonly<Record<string, string>> {
    const was = node.was ?? node.name
    const kept: Record<string, string> = {}
    for (const { attribute, value } of node.lost ?? []) this.refused.attribute(was, attribute, value)
    for (const [name, given] of Object.entries(node.attributes)) {
      const value = allowedValue(node.name, name, this.#signs(given))
      if (value === undefined || (name === 'xml:id' && this.#ids.has(value))) this.refused.attribute(was, name, given)
      else {
        kept[name] = value
        if (name === 'xml:id') this.#ids.add(value)
      }
    }
    return kept
  }

  #signs(given: string): string {
    const { text, replaced } = holdable(given)
    this.replaced += replaced
    return text
  }
}

/** Neighbouring strings as one, so that a blank run that was divided is still one blank. */
function joined(nodes: readonly BodyNode[]): readonly BodyNode[] {
  const all: BodyNode[] = []
  for (const node of nodes) {
    const last = all.at(-1)
    if (typeof node === 'string' && typeof last === 'string') all[all.length - 1] = last + node
    else all.push(node)
  }
  return all
}

function preserves(node: BodyElement, around: boolean): boolean {
  const said = node.attributes['xml:space']
  return said === undefined ? around : said === 'preserve'
}
