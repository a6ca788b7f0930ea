import type { XmlElement } from './element.ts'
import { xmlWords } from './words.ts'

/** An element as XML that stands alone, whatever prefixes it came with. `leaving`: attributes of its own that are left out. */
export function writeElement(element: XmlElement, leaving: readonly string[] = [], within?: string): string {
  const { name, namespace, children } = element
  const scope = namespace === within ? '' : ` xmlns="${xmlWords(namespace)}"`
  const attributes = Object.entries(element.attributes)
    .filter(([key]) => !leaving.includes(key) && !/^xmlns(?:$|:)/u.test(key) && isPlain(key))
    .map(([key, value]) => ` ${key}="${xmlWords(value).replace(/[\t\n]/gu, (sign) => `&#${sign.charCodeAt(0)};`)}"`)
  const inner = children
    .map((child) => (typeof child === 'string' ? xmlWords(child) : writeElement(child, [], namespace)))
    .join('')
  const tag = `${name}${scope}${attributes.join('')}`
  return inner === '' ? `<${tag}/>` : `<${tag}>${inner}</${name}>`
}

/** A prefix other than XML's own is declared nowhere here. */
const isPlain = (key: string) => !key.includes(':') || key.startsWith('xml:')
