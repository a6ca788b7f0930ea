import { existsSync, readFileSync } from 'node:fs'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs'
import { schemaErrors } from './schema-errors.ts'
import { teiErrors } from './tei-schema.ts'

const SCHEMA = '../shared/oai-pmh/oai-all.xsd'

/** Whether the schemas of OAI-PMH are here: they stand beside the repository, not in it. */
export const hasOaiSchema = existsSync(SCHEMA)

let validator: XsdValidator | undefined

/** What the schemas of OAI-PMH and oai_dc say against a response, and tei_all against each payload in TEI, which they do not know. */
export async function oaiErrors(xml: string): Promise<readonly string[]> {
  if (validator === undefined) {
    xmlRegisterFsInputProviders()
    validator = XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(SCHEMA), { url: SCHEMA }))
  }
  const payloads = xml.match(/<TEI xmlns=[\s\S]*?<\/TEI>\n/gu) ?? []
  const without = xml.replace(/<metadata>\n<TEI xmlns=[\s\S]*?<\/TEI>\n<\/metadata>\n/gu, '')
  const errors = schemaErrors(validator, without)
  if (errors.length > 0) return errors
  // tei_all is large: of payloads that differ in figures alone, one.
  const distinct = new Map(
    payloads.map((one) => [one.replace(/<xenoData.*?<\/xenoData>/su, '').replace(/\d+/gu, '0'), one]),
  )
  return (await Promise.all([...distinct.values()].map(teiErrors))).flat()
}
