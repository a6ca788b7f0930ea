import type { Unplaced } from '#document/document.ts'
import type { Issue } from '#value/issue.ts'
import { childrenOf, isElement, wordsOf, type XmlElement } from '../xml/element.ts'

/** What is read of one record beside its fields: what was taken, what could not be placed, what was odd. */
export class Gathering {
  readonly file: string
  readonly unplaced: Unplaced[] = []
  readonly issues: Issue[] = []
  readonly #taken = new Set<XmlElement>()

  constructor(file: string) {
    this.file = file
  }

  at = (element: XmlElement): string => `${this.file}:${element.line}`

  /** Marks elements as read, with all that is in them. */
  take(...elements: readonly (XmlElement | undefined)[]): void {
    for (const element of elements) if (element !== undefined) this.#taken.add(element)
  }

  keep(label: string, value: string, element: XmlElement): void {
    if (value !== '') this.unplaced.push({ label, value, at: this.at(element) })
  }

  warn(field: string, message: string, element: XmlElement): void {
    this.issues.push({ severity: 'warning', at: this.at(element), field, message })
  }

  /** Keeps what nobody took of an element: each thing said under the path that leads to it. `said` is what stands in a field already. */
  keepRest(element: XmlElement, path: string, said: (words: string) => boolean): void {
    if (this.#taken.has(element)) return
    const children = childrenOf(element)
    const own = element.children.some((node) => !isElement(node) && node.trim() !== '')
    if (AS_ONE.has(element.name) || own || children.length === 0) {
      const rest = this.#untaken(element)
      const value = wordsOf(rest) || (rest.children.length < element.children.length ? '' : attributesAsWords(element))
      if (!said(value)) this.keep(path, value, element)
    } else for (const child of children) this.keepRest(child, step(path, child), said)
  }

  #untaken(element: XmlElement): XmlElement {
    const rest = element.children.filter((node) => !isElement(node) || !this.#taken.has(node))
    return { ...element, children: rest.map((node) => (isElement(node) ? this.#untaken(node) : node)) }
  }
}

/** Elements that say one thing in many words: kept as one entry. */
const AS_ONE = new Set(
  `encodingDesc msContents history additional location bibl biblStruct respStmt principal particDesc settingDesc textDesc p person place org
  correspAction editor author funder sponsor physDesc`.split(/\s+/u),
)

const TELLING = ['type', 'level', 'xml:lang'] as const

function step(path: string, element: XmlElement): string {
  const told = TELLING.find((name) => element.attributes[name] !== undefined)
  const which = told === undefined ? '' : `[@${told}=${element.attributes[told]}]`
  const here = `${element.name}${which}`
  return path === '' ? here : `${path}/${here}`
}

/** What an element without words says in its attributes: `1 Blatt`, or each with its name. */
export function attributesAsWords({ attributes }: XmlElement): string {
  const { quantity, unit, ...rest } = attributes
  const counted = quantity?.trim() === '' ? [] : [quantity, unit]
  const measure = counted.filter((value) => value !== undefined).join(' ')
  const others = Object.entries(rest)
    .filter(([name, value]) => !UNTELLING.has(name) && value.trim() !== '')
    .map(([name, value]) => (TELLING_THEMSELVES.has(name) ? value.replaceAll('_', ' ') : `${name}: ${value}`))
  return [measure, ...others].filter((value) => value !== '').join(', ')
}
/** What their values say is clear without their names: black ink, Kurrent script. */
const TELLING_THEMSELVES = new Set(['medium', 'style', 'rend', 'scribe', 'scope'])
const UNTELLING = new Set(['xml:id', 'n', 'type', 'level', 'xml:lang', 'resp'])
