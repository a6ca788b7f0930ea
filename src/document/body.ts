import { SaxesParser } from 'saxes'

/** An element of a text's body, by its TEI name. The namespace is TEI P5 throughout; only `xml:` attributes carry a prefix. */
export interface BodyElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly BodyNode[]
}
export type BodyNode = string | BodyElement

/** A body that was kept and is no XML: a bug or a damaged archive, for bodies are made by `serializeBody` alone. */
export class BrokenBody extends Error {}

/** How deep a tree stands: deeper, elements are passed over and their words stand in the one around them, so that a tree can be walked by calls. */
const DEEPEST = 1000

/** The tree of a kept body: a fragment as a TEI `div` may hold it. Whoever does not trust it says how deep it may be nested. */
export function parseBody(xml: string, deepest = Number.POSITIVE_INFINITY): readonly BodyNode[] {
  const root: BodyNode[] = []
  const open: BodyNode[][] = [root]
  const parser = new SaxesParser({ fragment: true, xmlns: false })
  parser.on('error', (cause) => {
    throw new BrokenBody(cause.message, { cause })
  })
  let passed = 0
  parser.on('opentag', (tag) => {
    if (open.length + passed >= deepest) throw new BrokenBody(`elements stand more than ${deepest} deep`)
    if (open.length > DEEPEST) {
      passed += 1
      return
    }
    const children: BodyNode[] = []
    open.at(-1)?.push({ name: tag.name, attributes: { ...tag.attributes }, children })
    open.push(children)
  })
  parser.on('closetag', () => {
    if (passed > 0) passed -= 1
    else open.pop()
  })
  const words = (text: string) => void open.at(-1)?.push(text)
  parser.on('text', words)
  parser.on('cdata', words)
  parser.write(xml).close()
  return root
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
  '\r': '&#13;',
}
const escapeText = (text: string) => text.replace(/[&<>\r]/gu, (sign) => ESCAPES[sign] ?? sign)
const escapeAttribute = (text: string) => text.replace(/[&<>"\n\t\r]/gu, (sign) => ESCAPES[sign] ?? sign)

/** The fragment as it is kept. `parseBody(serializeBody(x))` is x, but for neighbouring strings, which become one. */
export function serializeBody(nodes: readonly BodyNode[]): string {
  let xml = ''
  for (const node of nodes) {
    if (typeof node === 'string') xml += escapeText(node)
    else {
      const begun = `<${node.name}${serializeAttributes(node.attributes)}`
      const inner = serializeBody(node.children)
      xml += inner === '' ? `${begun}/>` : `${begun}>${inner}</${node.name}>`
    }
  }
  return xml
}

/** Attributes as they stand in a tag, a blank before each. */
export function serializeAttributes(attributes: BodyElement['attributes']): string {
  let xml = ''
  for (const name in attributes) xml += ` ${name}="${escapeAttribute(attributes[name] ?? '')}"`
  return xml
}

// What XML 1.0 cannot hold (2.2, Char): most control characters, lone surrogates, two noncharacters.
const UNHOLDABLE = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|\p{Surrogate}/gu
const SIGNS = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/u

/** Characters that XML cannot hold become visible signs (`␀` for NUL, `�` for the rest), and are counted, to be reported. */
export function holdable(text: string): { readonly text: string; readonly replaced: number } {
  if (text.isWellFormed() && !SIGNS.test(text)) return { text, replaced: 0 }
  let replaced = 0
  const held = text.replace(UNHOLDABLE, (sign) => {
    replaced += 1
    const code = sign.codePointAt(0) ?? 0
    return code < 0x20 ? String.fromCodePoint(0x2400 + code) : '\uFFFD'
  })
  return { text: held, replaced }
}

/** Plain text to a body: a blank line ends a paragraph, a single line end within one is a `lb`. */
export function bodyOfPlainText(text: string): readonly BodyNode[] {
  return text
    .replace(/\r\n?/gu, '\n')
    .split(/\n[ \t]*(?:\n[ \t]*)+/u)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => ({
      name: 'p',
      attributes: {},
      children: paragraph
        .trim()
        .split('\n')
        .flatMap((line, n): BodyNode[] =>
          n === 0 ? [line.trim()] : [{ name: 'lb', attributes: {}, children: [] }, line.trim()],
        ),
    }))
}
