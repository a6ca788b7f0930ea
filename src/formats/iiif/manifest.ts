import type { Document, HeldAs } from '#document/document.ts'
import type { Described } from '#holding/described.ts'
import { address } from '#value/address.ts'
import type { Publisher } from '../csl/item.ts'
import { canvasAddress, type Place, type TextTold, toPageReference } from './annotations.ts'
import { inEnglish, inLanguage, type Pair, together } from './language-map.ts'
import { navDate } from './nav-date.ts'
import { CONTENT_SEARCH, type Json, PRESENTATION, toCollectionReference } from './reference.ts'
import { firstRights } from './rights.ts'

/** What a manifest says in the words of the site. */
export interface ManifestWords {
  readonly metadata: readonly Pair[]
  /** Whence it was taken and to whom thanks are due: whoever shows it must say so. */
  readonly attribution: readonly string[]
  /** Those that have words. */
  readonly texts: readonly TextTold[]
  /** Whether the texts can be searched. */
  readonly searched: boolean
}

/**
 * A record as a manifest of IIIF Presentation 3. There is no image of it: its one canvas stands for the paper, says that it is not digitised, and has the texts
 * as annotations. The sides of the canvas are those of a common sheet, for viewers must have some; they measure nothing.
 */
export function toManifest(
  described: Described,
  { metadata, attribution, texts, searched }: ManifestWords,
  publisher: Publisher,
): Json {
  const { document, collections } = described
  const { base } = publisher
  const { summary = [] } = document
  const place: Place = { id: document.id, base }
  const isSearched = searched && texts.length > 0
  const partOf = (document.collections ?? []).flatMap(({ collection }) => {
    const held = collections.get(collection)
    return held === undefined || held.unit !== undefined
      ? []
      : [toCollectionReference(`${base}${address.collectionManifest(held.id)}`, inLanguage(undefined, held.title))]
  })
  return {
    '@context': isSearched ? [CONTENT_SEARCH, PRESENTATION] : PRESENTATION,
    id: `${base}${address.manifest(document.id)}`,
    type: 'Manifest',
    label: inLanguage(undefined, document.title),
    metadata: metadata.map(toMetadata),
    ...(summary.length === 0 ? {} : { summary: together(summary.map(({ lang, text }) => inLanguage(lang, text))) }),
    ...(attribution.length === 0
      ? {}
      : { requiredStatement: { label: inEnglish('Attribution'), value: inEnglish(...attribution) } }),
    ...firstRights(document.rights),
    ...navDate(document),
    provider: [toProvider(publisher)],
    ...twinsOf(document, base),
    ...(isSearched ? { service: [{ id: `${base}${address.searchWithin(document.id)}`, type: 'SearchService2' }] } : {}),
    ...(partOf.length === 0 ? {} : { partOf }),
    items: [
      {
        id: canvasAddress(place),
        type: 'Canvas',
        label: inEnglish(PAPER[document.held]),
        height: 1414,
        width: 1000,
        ...(texts.length === 0 ? {} : { annotations: texts.map((text) => toPageReference(place, text)) }),
      },
    ],
  }
}

const PAPER: Readonly<Record<HeldAs, string>> = {
  text: 'Not digitised here',
  'described-only': 'Not digitised here',
  'title-only': 'Not digitised here',
  'known-by-mention': 'Known by mention only',
  lost: 'Lost',
}

export const toMetadata = ({ label, values, lang }: Pair): Json => ({
  label: inEnglish(label),
  value: inLanguage(lang, ...values),
})

/** The archive, as whoever gives this. */
export const toProvider = ({ name, base }: Publisher): Json => ({
  id: `${base}${address.about}`,
  type: 'Agent',
  label: inLanguage(undefined, name),
  homepage: [{ id: `${base}/`, type: 'Text', label: inLanguage(undefined, name), format: 'text/html' }],
})

/** The record's other forms: its page, its text for people, and what programs read. */
function twinsOf({ id, title }: Document, base: string): Json {
  const at = `${base}${address.document(id)}`
  const twin = (ending: string, label: string, format: string, more: Json = {}) => ({
    id: `${at}.${ending}`,
    type: 'Dataset',
    label: inEnglish(label),
    format,
    ...more,
  })
  return {
    homepage: [{ id: at, type: 'Text', label: inLanguage(undefined, title), format: 'text/html' }],
    rendering: [{ ...twin('txt', 'Plain text', 'text/plain'), type: 'Text' }],
    seeAlso: [
      twin('json', 'The record, JSON', 'application/json'),
      twin('tei.xml', 'TEI P5', 'application/tei+xml', { profile: 'http://www.tei-c.org/ns/1.0' }),
      twin('csl.json', 'CSL-JSON', 'application/vnd.citationstyles.csl+json'),
      twin('jsonld', 'JSON-LD, schema.org', 'application/ld+json', { profile: 'https://schema.org/' }),
    ],
  }
}
