import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import { writeBibtex } from '#formats/bibtex/write.ts'
import { type Publisher, toCslItem } from '#formats/csl/item.ts'
import { writeDublinCore } from '#formats/dublin-core/write.ts'
import { PRESENTATION } from '#formats/iiif/reference.ts'
import { publicShape } from '#formats/jsonl/write.ts'
import { writePlain } from '#formats/plain/write.ts'
import { RICO, toRecordsInContexts } from '#formats/records-in-contexts/write.ts'
import { writeRis } from '#formats/ris/write.ts'
import { toSchemaOrg } from '#formats/schema-org/write.ts'
import { writeTei } from '#formats/tei/write.ts'
import type { Described } from '#holding/described.ts'
import { JSON_TYPE, jsonText } from '../answer.tsx'

export const TWIN_FORMS = [
  'json',
  'tei.xml',
  'txt',
  'csl.json',
  'ris',
  'bib',
  'jsonld',
  'ric.jsonld',
  'dc.xml',
] as const
/** The forms that a record answers in: `.json`, `.tei.xml`, `.txt`, `.ris` behind its address. */
export type TwinForm = (typeof TWIN_FORMS)[number]
/** Of JSON-LD there are several kinds: which one is meant, a profile says (RFC 6906). */
const RICO_PROFILE = RICO.replace('#', '')
const PROFILED = new RegExp(`profile="?(?:${RICO_PROFILE}|${PRESENTATION})`, 'u')

/** The forms for programs that cite and link. */
export const CITING_FORMS = [
  { ending: 'ris', type: 'application/x-research-info-systems', label: 'RIS' },
  { ending: 'bib', type: 'application/x-bibtex', label: 'BibTeX' },
  { ending: 'jsonld', type: 'application/ld+json', label: 'JSON-LD' },
  { ending: 'ric.jsonld', type: 'application/ld+json', label: 'Records in Contexts', profile: RICO_PROFILE },
  { ending: 'dc.xml', type: 'application/xml', label: 'Dublin Core' },
  { ending: 'csl.json', type: 'application/vnd.citationstyles.csl+json', label: 'CSL-JSON' },
] as const
export type RecordForm = 'html' | TwinForm
const TYPES: Readonly<Record<string, RecordForm>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'application/json': 'json',
  'application/tei+xml': 'tei.xml',
  'application/xml': 'tei.xml',
  'text/plain': 'txt',
  'application/vnd.citationstyles.csl+json': 'csl.json',
  'application/x-research-info-systems': 'ris',
  'application/x-bibtex': 'bib',
  'application/ld+json': 'jsonld',
}

/** The number and what follows its dot; an identifier holds no dot. */
export function formsOf(name: string): { readonly id: string; readonly form: RecordForm | 'unknown' } {
  const dot = name.indexOf('.')
  if (dot === -1) return { id: name, form: 'html' }
  const ending = name.slice(dot + 1)
  const form = TWIN_FORMS.find((one) => one === ending)
  return { id: name.slice(0, dot), form: form ?? 'unknown' }
}

/** What Accept would rather have; a page for whoever does not say. */
export function preferredForm(c: Context): RecordForm | 'manifest' {
  const given = c.req.header('accept') ?? ''
  if (PROFILED.test(given) && !given.includes('text/html'))
    return given.includes(RICO_PROFILE) ? 'ric.jsonld' : 'manifest'
  return TYPES[accepts(c, { header: 'Accept', supports: Object.keys(TYPES), default: 'text/html' })] ?? 'html'
}

export interface Twin {
  readonly body: string
  readonly type: string
}

export function twinOf(described: Described, form: TwinForm, publisher: Publisher): Twin {
  switch (form) {
    case 'json':
      return { body: jsonText({ version: described.version, ...publicShape(described.document) }), type: JSON_TYPE }
    case 'txt':
      return { body: writePlain(described, publisher.base), type: 'text/plain; charset=utf-8' }
    case 'tei.xml':
      return { body: writeTei(described, publisher), type: 'application/tei+xml; charset=utf-8' }
    case 'dc.xml':
      return {
        body: `<?xml version="1.0" encoding="UTF-8"?>\n${writeDublinCore(described, publisher)}`,
        type: 'application/xml; charset=utf-8',
      }
    case 'csl.json':
      return {
        body: jsonText([toCslItem(described, publisher)]),
        type: 'application/vnd.citationstyles.csl+json; charset=utf-8',
      }
    case 'ris':
      return {
        body: writeRis(toCslItem(described, publisher)),
        type: 'application/x-research-info-systems; charset=utf-8',
      }
    case 'jsonld':
      return { body: jsonText(toSchemaOrg(described, publisher)), type: 'application/ld+json; charset=utf-8' }
    case 'ric.jsonld':
      return { body: jsonText(toRecordsInContexts(described, publisher)), type: 'application/ld+json; charset=utf-8' }
    case 'bib':
      return { body: writeBibtex(toCslItem(described, publisher)), type: 'application/x-bibtex; charset=utf-8' }
  }
}
