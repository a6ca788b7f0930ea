import type { Issue } from '#value/issue.ts'
import type { Incoming } from '../format.ts'
import { childOf, childrenOf, find, wordsOf, type XmlElement } from '../xml/element.ts'
import { type Fate, readXml, type XmlListener } from '../xml/read-xml.ts'
import { writeElement } from '../xml/write-element.ts'

/** What a response of OAI-PMH holds, in its order. */
export type OaiReading =
  | { readonly kind: 'date'; readonly date: string }
  /** What the repository calls itself. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'record'; readonly record: OaiRecord }
  | { readonly kind: 'format'; readonly prefix: string; readonly namespace: string }
  | { readonly kind: 'set'; readonly spec: string }
  | { readonly kind: 'error'; readonly code: string; readonly message: string }
  /** Empty: the list is at its end. */
  | { readonly kind: 'token'; readonly token: string; readonly size?: number }
  | { readonly kind: 'issue'; readonly issue: Issue }

export interface OaiRecord {
  readonly identifier: string
  readonly datestamp: string
  readonly deleted: boolean
  /** What it was asked for, as XML that stands alone; absent of a deleted record. */
  readonly metadata?: string
}

const WHOLE = new Set(['responseDate', 'repositoryName', 'record', 'metadataFormat', 'set', 'error', 'resumptionToken'])

/** Reads a response while it comes. What is no such response gives nothing but issues. */
export async function* readOai(file: Incoming): AsyncGenerator<OaiReading> {
  const response = new Response()
  for await (const issues of readXml(file, response)) {
    yield* response.take()
    for (const issue of issues) yield { kind: 'issue', issue }
  }
  yield* response.take()
}

class Response implements XmlListener {
  #readings: OaiReading[] = []

  take(): readonly OaiReading[] {
    const taken = this.#readings
    this.#readings = []
    return taken
  }

  opens({ name }: XmlElement, within: readonly XmlElement[]): Fate {
    return WHOLE.has(name) && within.length > 0 && within.length < 3 ? 'whole' : 'passed'
  }

  whole(element: XmlElement): void {
    const reading = readingOf(element)
    if (reading !== undefined) this.#readings.push(reading)
  }

  closes(): void {}
}

function readingOf(element: XmlElement): OaiReading | undefined {
  switch (element.name) {
    case 'responseDate':
      return { kind: 'date', date: wordsOf(element) }
    case 'repositoryName':
      return { kind: 'name', name: wordsOf(element) }
    case 'metadataFormat':
      return {
        kind: 'format',
        prefix: wordsOf(childOf(element, 'metadataPrefix')),
        namespace: wordsOf(childOf(element, 'metadataNamespace')),
      }
    case 'set':
      return { kind: 'set', spec: wordsOf(childOf(element, 'setSpec')) }
    case 'error':
      return { kind: 'error', code: element.attributes.code ?? '', message: wordsOf(element) }
    case 'resumptionToken': {
      const size = Number(element.attributes.completeListSize)
      // Not `wordsOf`: a token is given back as it came.
      const token = element.children
        .filter((child) => typeof child === 'string')
        .join('')
        .trim()
      return { kind: 'token', token, ...(Number.isSafeInteger(size) && size > 0 ? { size } : {}) }
    }
    default:
      return { kind: 'record', record: recordOf(element) }
  }
}

function recordOf(element: XmlElement): OaiRecord {
  const header = childOf(element, 'header')
  const [metadata] = childrenOf(childOf(element, 'metadata'))
  return {
    identifier: wordsOf(find(element, 'header/identifier')),
    datestamp: wordsOf(find(element, 'header/datestamp')),
    deleted: header?.attributes.status === 'deleted',
    // Its own xml:id may be that of every record: what tells it from others is its identifier.
    ...(metadata === undefined ? {} : { metadata: writeElement(metadata, ['xml:id']) }),
  }
}
