import type { Reading } from '../format.ts'
import { childrenOf, type XmlElement } from '../xml/element.ts'
import type { Fate, XmlListener } from '../xml/read-xml.ts'
import { Gathering } from './gathering.ts'
import { readLetter, type TeiParts } from './letter.ts'
import { Volume } from './volume.ts'

const ROOTS = new Set(['TEI', 'TEI.2'])
const BESIDE = new Set(['facsimile', 'sourceDoc', 'standOff', 'fsdDecl'])

interface Growing {
  root: XmlElement
  header?: XmlElement
  text?: XmlElement
  beside: XmlElement[]
  volume?: Volume
}

/** Takes a TEI file as it is read: each `TEI` is a record at its end; in a volume each document is one at its own. */
export class TeiFile implements XmlListener {
  readonly #name: string
  readonly #stem: string
  #readings: Reading[] = []
  /** The `TEI` elements that are open, the innermost last. */
  readonly #open: Growing[] = []
  #any = false
  #records = 0

  constructor(name: string) {
    this.#name = name
    this.#stem = stemOf(name)
  }

  takeReadings(): readonly Reading[] {
    const taken = this.#readings
    this.#readings = []
    return taken
  }

  opens(element: XmlElement, within: readonly XmlElement[]): Fate {
    if (ROOTS.has(element.name)) {
      this.#open.push({ root: element, beside: [] })
      this.#any = true
      return 'passed'
    }
    const parent = within.at(-1)
    if (parent === undefined || element.name === 'teiCorpus') return 'passed'
    if (ROOTS.has(parent.name)) {
      if (element.name === 'teiHeader' || BESIDE.has(element.name)) return 'whole'
      return element.name === 'text' ? 'kept' : 'passed'
    }
    if (!this.#inText(within)) return 'passed'
    if (isDocument(element)) {
      this.#beginVolume(within)
      return 'whole'
    }
    return this.#current?.volume === undefined ? 'kept' : this.#current.volume.opens(element, within)
  }

  whole(element: XmlElement, within: readonly XmlElement[]): void {
    const current = this.#current
    if (current === undefined) return
    if (element.cut === true) this.#tooLarge(element)
    else if (element.name === 'teiHeader') current.header = element
    else if (BESIDE.has(element.name)) current.beside.push(element)
    else if (current.volume !== undefined && isDocument(element)) {
      this.#records += 1
      this.#readings.push(...current.volume.document(element, within))
    } else current.volume?.head(element, within.at(-1))
  }

  closes(element: XmlElement, within: readonly XmlElement[]): void {
    const current = this.#current
    if (current === undefined) return
    if (element.name === 'text' && within.at(-1) === current.root) current.text = element
    current.volume?.closes(element)
    if (element !== current.root) return
    this.#open.pop()
    if (current.volume !== undefined) this.#readings.push(...current.volume.end())
    else if (current.text?.cut === true) this.#tooLarge(current.text)
    else this.#letter(current)
  }

  end(): void {
    if (this.#any) return
    const message = 'there is no TEI element in it: it is no TEI file'
    this.#readings.push({ kind: 'issue', issue: { severity: 'error', at: this.#name, field: 'file', message } })
  }

  get #current(): Growing | undefined {
    return this.#open.at(-1)
  }

  #inText = (within: readonly XmlElement[]) => within.some(({ name }) => name === 'text')

  #letter(parts: TeiParts): void {
    const gathering = new Gathering(this.#name)
    this.#records += 1
    const id = parts.root.attributes['xml:id']
    const key = id ?? (this.#records === 1 ? this.#stem : `${this.#stem}-${this.#records}`)
    const draft = readLetter(parts, key, gathering)
    this.#readings.push(
      { kind: 'draft', draft },
      ...gathering.issues.map((issue) => ({ kind: 'issue' as const, issue })),
    )
  }

  #beginVolume(within: readonly XmlElement[]): void {
    const current = this.#current
    if (current === undefined || current.volume !== undefined) return
    const text = within.find(({ name }) => name === 'text')
    const root = current.root.attributes['xml:id'] ?? this.#stem
    current.volume = new Volume(this.#name, root, current.header, text)
    this.#readings.push(current.volume.collection())
    for (const element of within) for (const head of childrenOf(element, 'head')) current.volume.head(head, element)
  }

  #tooLarge(element: XmlElement): void {
    const what = element.attributes['xml:id'] ?? element.name
    const message = `${what} holds more than 20 million characters; a record that large is not taken. Divide it`
    const issue = { severity: 'error', at: `${this.#name}:${element.line}`, field: 'texts', message } as const
    this.#readings.push({ kind: 'issue', issue }, { kind: 'refused' })
  }
}

/** A document of a volume, the way of HistoryAtState/frus; one inside another stays in it. */
const isDocument = ({ name, attributes: { type } }: XmlElement) => name === 'div' && type === 'document'

/** A file's name without folders and ending. */
export const stemOf = (name: string): string => name.replace(/^.*[/\\]/u, '').replace(/(?:\.tei)?\.xml$/iu, '') || name
