import type { Described } from '#holding/described.ts'
import type { Publisher } from '../csl/item.ts'
import { xmlWords } from '../xml/words.ts'
import { type DublinCore, dublinCore } from './elements.ts'

/** What tells one format of metadata from another (OAI-PMH 2.0, 3.4). */
export const OAI_DC = {
  schema: 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
  namespace: 'http://www.openarchives.org/OAI/2.0/oai_dc/',
} as const

/** A record as `oai_dc`, without an XML declaration: it stands in a response of OAI-PMH, or alone (`.dc.xml`). It loses what fifteen elements cannot tell. */
export const writeDublinCore = (described: Described, publisher: Publisher): string =>
  writeElements(dublinCore(described, publisher))

export function writeElements(elements: readonly DublinCore[]): string {
  const lines = elements.map(([element, value]) => `  <dc:${element}>${xmlWords(value)}</dc:${element}>\n`)
  return `<oai_dc:dc xmlns:oai_dc="${OAI_DC.namespace}" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${OAI_DC.namespace} ${OAI_DC.schema}">
${lines.join('')}</oai_dc:dc>
`
}
