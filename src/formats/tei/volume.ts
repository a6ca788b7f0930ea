import type { Draft, Placed } from '#document/draft.ts'
import type { Credit, Rights } from '#document/rights.ts'
import type { Reading } from '../format.ts'
import { childrenOf, find, wordsOf, type XmlElement } from '../xml/element.ts'
import type { Fate } from '../xml/read-xml.ts'
import { readCredits } from './credits.ts'
import { Gathering } from './gathering.ts'
import { type Lists, readLists } from './lists.ts'
import { readRights, readTakenFrom } from './publication.ts'
import { readVolumeDocument } from './volume-document.ts'

/** What all documents of a volume have in common. */
export interface VolumeFrame {
  readonly title: string
  readonly address?: string
  readonly since?: string
  readonly lang?: string
  readonly rights: readonly Placed<Rights>[]
  readonly credits: readonly Placed<Credit>[]
  readonly lists: Lists
}

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
    const gathering = new Gathering(file)
    const title = volumeTitle(header) ?? key
    const from = header === undefined ? undefined : readTakenFrom(header, undefined, gathering)
    const lang = text?.attributes['xml:lang'] ?? find(header, 'profileDesc/langUsage/language')?.attributes.ident
    this.#frame = {
      title,
      ...(from?.address === undefined ? {} : { address: from.address }),
      ...(from?.since === undefined ? {} : { since: from.since }),
      ...(lang === undefined ? {} : { lang }),
      rights: header === undefined ? [] : readRights(header, gathering),
      credits: header === undefined ? [] : readCredits(header, gathering),
      lists: readLists(header, text),
    }
    this.#at = `${file}:${header?.line ?? text?.line ?? 1}`
    for (const part of childrenOf(text, 'front', 'body'))
      for (const div of childrenOf(part, 'div')) if (saysSomething(div)) this.#outside.push(headOf(div))
  }

  collection(): Reading {
    const { title } = this.#frame
    return { kind: 'collection', collection: { key: this.#key, title, source: this.#file, at: this.#at } }
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

/** A heading's words without its notes. */
export const titleWords = (head: XmlElement): string =>
  wordsOf({ ...head, children: head.children.filter((node) => typeof node === 'string' || node.name !== 'note') })

const headOf = (div: XmlElement): string => {
  const head = childrenOf(div, 'head')[0]
  const words = head === undefined ? '' : titleWords(head)
  return words || (div.attributes['xml:id'] ?? `a division at line ${div.line}`)
}

const saysSomething = (div: XmlElement): boolean =>
  childrenOf(div).some((child) => SAYING.has(child.name) || (child.name === 'div' && saysSomething(child)))

function volumeTitle(header: XmlElement | undefined): string | undefined {
  const titles = childrenOf(find(header, 'fileDesc/titleStmt'), 'title').filter((title) => wordsOf(title) !== '')
  const by = (name: string, value: string) => titles.find(({ attributes }) => attributes[name] === value)
  const title = by('type', 'complete') ?? by('level', 'm') ?? by('type', 'main') ?? by('type', 'volume') ?? titles[0]
  return title === undefined ? undefined : wordsOf(title)
}
