import type { TakenFrom } from '#document/document.ts'
import type { Draft, DraftWitness, Placed } from '#document/draft.ts'
import type { Credit, Rights } from '#document/rights.ts'
import type { Reading } from '../format.ts'
import { readCorrespondence } from '../tei/correspondence.ts'
import { readCredits } from '../tei/credits.ts'
import { Gathering } from '../tei/gathering.ts'
import { readRights, readTakenFrom } from '../tei/publication.ts'
import { stemOf } from '../tei/tei-file.ts'
import { childrenOf, find, wordsOf, type XmlElement } from '../xml/element.ts'
import type { Fate, XmlListener } from '../xml/read-xml.ts'
import { type CmifEdition, printedIn, readEditions } from './editions.ts'

interface Frame {
  readonly editions: ReadonlyMap<string, CmifEdition>
  readonly rights: readonly Placed<Rights>[]
  readonly credits: readonly Placed<Credit>[]
  readonly takenFrom?: TakenFrom
}

/** Takes a CMIF file as it is read: what describes the file first, then each `correspDesc` as a record, in its edition's order. */
export class CmifFile implements XmlListener {
  readonly #name: string
  #readings: Reading[] = []
  #frame: Frame = { editions: new Map(), rights: [], credits: [] }
  /** Keys met: the one thing that grows with the file. */
  readonly #keys = new Set<string>()
  readonly #positions = new Map<string, number>()
  #text = false

  constructor(name: string) {
    this.#name = name
  }

  takeReadings(): readonly Reading[] {
    const taken = this.#readings
    this.#readings = []
    return taken
  }

  opens({ name }: XmlElement, within: readonly XmlElement[]): Fate {
    if (name === 'fileDesc' || name === 'correspDesc') return 'whole'
    if (within.at(-1)?.name === 'body' && name !== 'p') this.#text = true
    return name === 'p' && within.some((element) => element.name === 'text') ? 'whole' : 'passed'
  }

  whole(element: XmlElement): void {
    if (element.name === 'fileDesc') this.#describe(element)
    else if (element.name === 'correspDesc') this.#letter(element)
    else if (wordsOf(element) !== '') this.#text = true
  }

  closes(): void {}

  end(): void {
    const at = this.#name
    if (this.#text) {
      const message =
        'it holds a text, which stays in the original file: letters were read from its header. To read it as one text, say --format tei'
      this.#say('warning', at, 'texts', message)
    }
    if (this.#keys.size === 0 && this.#positions.size === 0)
      this.#say('error', at, 'file', 'there is no correspDesc in it')
  }

  #say(severity: 'warning' | 'error', at: string, field: string, message: string): void {
    this.#readings.push({ kind: 'issue', issue: { severity, at, field, message } })
  }

  #describe(fileDesc: XmlElement): void {
    const gathering = new Gathering(this.#name)
    const header: XmlElement = { ...fileDesc, name: 'teiHeader', children: [fileDesc] }
    const editions = readEditions(fileDesc, gathering.at)
    const from = readTakenFrom(header, undefined, gathering)
    const title = childrenOf(find(fileDesc, 'titleStmt'), 'title').map(wordsOf).find(Boolean)
    const name = [title, from?.name].filter((one) => one !== undefined).join(', ')
    this.#frame = {
      editions,
      rights: readRights(header, gathering),
      credits: readCredits(header, gathering),
      ...(name === '' ? {} : { takenFrom: { ...from, name } }),
    }
    const collections =
      editions.size > 0
        ? [...editions.values()].map(({ id, title, asGiven, at }) => ({ key: id, title, source: asGiven, at }))
        : [
            {
              key: stemOf(this.#name),
              title: title ?? stemOf(this.#name),
              source: this.#name,
              at: gathering.at(fileDesc),
            },
          ]
    this.#readings.push(...collections.map((collection) => ({ kind: 'collection' as const, collection })))
  }

  #letter(correspDesc: XmlElement): void {
    const gathering = new Gathering(this.#name)
    const { attributes } = correspDesc
    const sources = (attributes.source ?? '').split(/\s+/u).map((source) => source.replace(/^#/u, ''))
    const editions = sources.flatMap((source) => this.#frame.editions.get(source) ?? [])
    const [edition] = editions
    const { 'xml:id': id, ref, key: number } = attributes
    const at = id === undefined ? gathering.at(correspDesc) : `${this.#name}#${id}`
    const key = this.#key(correspDesc, edition, at)
    const place = edition?.id ?? stemOf(this.#name)
    const position = (this.#positions.get(place) ?? 0) + 1
    this.#positions.set(place, position)
    const corresponded = readCorrespondence(correspDesc, gathering)
    gathering.keepRest(correspDesc, 'correspDesc', () => false)
    if (editions.length === 0) gathering.keep('correspDesc/@source', attributes.source ?? '', correspDesc)
    const draft: Draft = {
      ...corresponded,
      ...(key === undefined ? {} : { key: { value: key, at } }),
      at,
      held: 'described-only',
      genre: { value: 'letter', at },
      witnesses: editions
        .filter(({ type }) => type !== 'online')
        .map((one): DraftWitness => ({ kind: 'printed', edition: printedIn(one, number), at })),
      rights: this.#frame.rights,
      credits: this.#frame.credits,
      collections: [{ value: place, position, at }],
      ...this.#takenFrom(ref, number, editions),
      unplaced: gathering.unplaced,
    }
    this.#readings.push({ kind: 'draft', draft })
    this.#readings.push(...gathering.issues.map((issue) => ({ kind: 'issue' as const, issue })))
  }

  /** Of the letter's own address, where it has one; its number counts within its edition; a number that comes twice is told apart. */
  #key(correspDesc: XmlElement, edition: CmifEdition | undefined, at: string): string | undefined {
    const { 'xml:id': id, ref, key: number } = correspDesc.attributes
    const alone = this.#frame.editions.size < 2
    const counted =
      number === undefined ? undefined : alone || edition === undefined ? number : `${edition.short}/${number}`
    const key = ref ?? counted ?? id
    if (key === undefined || !this.#keys.has(key)) {
      if (key !== undefined) this.#keys.add(key)
      return key
    }
    let own = `${key}/${id ?? 2}`
    for (let n = 2; this.#keys.has(own); n += 1) own = `${key}/${n}`
    this.#keys.add(own)
    this.#say('warning', at, 'key', `“${key}” comes twice; this one is told apart as ${own}`)
    return own
  }

  #takenFrom(
    ref: string | undefined,
    number: string | undefined,
    editions: readonly CmifEdition[],
  ): Pick<Draft, 'takenFrom'> {
    const online = editions.find(({ type }) => type === 'online')
    const { takenFrom } = this.#frame
    const name = online?.asGiven ?? takenFrom?.name
    if (name === undefined) return {}
    const address = ref !== undefined && /^https?:/u.test(ref) ? ref : takenFrom?.address
    return {
      takenFrom: {
        name,
        ...(number === undefined ? {} : { number }),
        ...(address === undefined ? {} : { address }),
        ...(takenFrom?.since === undefined ? {} : { since: takenFrom.since }),
      },
    }
  }
}
