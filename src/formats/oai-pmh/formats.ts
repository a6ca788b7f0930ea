import type { Described } from '#holding/described.ts'
import type { Publisher } from '../csl/item.ts'
import { OAI_DC, writeDublinCore } from '../dublin-core/write.ts'
import { writeTei } from '../tei/write.ts'
import { OaiError, told } from './error.ts'
import type { MetadataFormat } from './write.ts'

/** A format that records are told in; `write` gives XML without a declaration. */
export interface OaiFormat extends MetadataFormat {
  write(described: Described, publisher: Publisher): string
}

/** Every record has each of them. */
export const OAI_FORMATS: readonly OaiFormat[] = [
  { prefix: 'oai_dc', ...OAI_DC, write: writeDublinCore },
  {
    prefix: 'tei',
    schema: 'https://www.tei-c.org/release/xml/tei/custom/schema/xsd/tei_all.xsd',
    namespace: 'http://www.tei-c.org/ns/1.0',
    write: (described, publisher) => writeTei(described, publisher).replace(/^<\?xml[^>]*\?>\n/u, ''),
  },
]

/** Throws an `OaiError` where there is no such format. */
export function formatOf(prefix: string): OaiFormat {
  const format = OAI_FORMATS.find((one) => one.prefix === prefix)
  if (format === undefined)
    throw new OaiError(
      'cannotDisseminateFormat',
      `${told(prefix)} is none of ${OAI_FORMATS.map((one) => one.prefix).join(', ')}.`,
    )
  return format
}
