import type { Draft } from '#document/draft.ts'
import type { Reading } from '../format.ts'
import { childrenOf, type XmlElement } from '../xml/element.ts'
import type { Fate } from '../xml/read-xml.ts'
import { Gathering } from './gathering.ts'
import { readVolumeDocument } from './volume-document.ts'
import { readVolumeFrame, titleWords, type VolumeFrame } from './volume-frame.ts'

const SAYING = new Set(['p', 'list', 'table', 'ab', 'lg'])

/** One file of many documents, each a `div type="document"`: a collection, in the volume's order. Nothing of a document is kept once it is read. */
export class Volume {
  readonly #file: string
  readonly #key: string
  readonly #frame: VolumeFrame
  readonly #at: string
  readonly #heads = new Map<XmlElement, string>()
  readonly #outside: string[] = []
  #position = 0

  constructor(file: string, key: string, header: XmlElement | undefined, text: XmlElement | undefined) {
    this.#file = file
    this.#key = key
    this.#frame = readVolumeFrame(header, text, key, new Gathering(file))
    this.#at = `${file}:${header?.line ?? text?.line ?? 1}`
    for (const part of childrenOf(text, 'front', 'body'))
      for (const div of childrenOf(part, 'div')) if (saysSomething(div)) this.#outside.push(headOf(div))
  }

  collection(): Reading {
    const { title } = this.#frame
    return { kind: 'collection', collection: { key: this.#key, title, at: this.#at } }
  }

  /** Beside documents, only headings are wanted from here on. */
  opens(element: XmlElement, within: readonly XmlElement[]): Fate {
    if (element.name === 'head') return 'whole'
    const parent = within.at(-1)
    if (parent?.name === 'div' && SAYING.has(element.name)) this.#noteOutside(this.#heads.get(parent) ?? headOf(parent))
    return 'passed'
  }

  /** A heading of a chapter or a part. */
  head(head: XmlElement, of: XmlElement | undefined): void {
    if (of !== undefined && !this.#heads.has(of)) this.#heads.set(of, titleWords(head))
  }

  closes(element: XmlElement): void {
    this.#heads.delete(element)
  }

  document(div: XmlElement, within: readonly XmlElement[]): readonly Reading[] {
    this.#position += 1
    const gathering = new Gathering(this.#file)
    const key = div.attributes['xml:id'] ?? `${this.#key}-${this.#position}`
    const chapter = within.flatMap((element) => this.#heads.get(element) ?? []).join(' › ')
    const draft: Draft = {
      ...readVolumeDocument(div, key, this.#frame, gathering),
      collections: [{ value: this.#key, position: this.#position, at: gathering.at(div) }],
    }
    gathering.keep('chapter', chapter, div)
    const issues = gathering.issues.map((issue) => ({ kind: 'issue' as const, issue }))
    return [{ kind: 'draft', draft }, ...issues]
  }

  end(): readonly Reading[] {
    if (this.#outside.length === 0) return []
    const message = `outside its documents the volume says more, which stays in the original file: ${this.#outside.join('; ')}`
    return [{ kind: 'issue', issue: { severity: 'note', at: this.#at, field: 'texts', message } }]
  }

  #noteOutside(head: string): void {
    if (this.#outside.at(-1) !== head && this.#outside.length < 100) this.#outside.push(head)
  }
}

const headOf = (div: XmlElement): string => {
  const head = childrenOf(div, 'head')[0]
  const words = head === undefined ? '' : titleWords(head)
  return words || (div.attributes['xml:id'] ?? `a division at line ${div.line}`)
}

const saysSomething = (div: XmlElement): boolean =>
  childrenOf(div).some((child) => SAYING.has(child.name) || (child.name === 'div' && saysSomething(child)))
