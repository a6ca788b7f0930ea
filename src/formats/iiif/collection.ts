import type { Document } from '#document/document.ts'
import type { Publisher } from '../csl/item.ts'
import { inEnglish, inLanguage, type LanguageMap, type Pair } from './language-map.ts'
import { toMetadata, toProvider } from './manifest.ts'
import { type Json, PRESENTATION, toCollectionReference, toManifestReference } from './reference.ts'

/** A list of documents, or a page of a long one. Addresses are whole ones. */
export interface ManifestList {
  readonly id: string
  readonly label: LanguageMap
  readonly metadata: readonly Pair[]
  readonly summary?: string
  readonly homepage: string
  readonly documents: readonly Document[]
  /** The beginning of the list, where this is not it. */
  readonly first?: string
  /** The page after this one: Presentation 3 has no pages of collections, so it is a collection in this one, the last. */
  readonly next?: string
}

/** A list of documents as a collection of IIIF Presentation 3. */
export const toCollection = (list: ManifestList, publisher: Publisher): Json => ({
  '@context': PRESENTATION,
  id: list.id,
  type: 'Collection',
  label: list.label,
  ...(list.metadata.length === 0 ? {} : { metadata: list.metadata.map(toMetadata) }),
  ...(list.summary === undefined ? {} : { summary: inLanguage(undefined, list.summary) }),
  provider: [toProvider(publisher)],
  homepage: [{ id: list.homepage, type: 'Text', label: list.label, format: 'text/html' }],
  ...(list.first === undefined ? {} : { partOf: [toCollectionReference(list.first, list.label)] }),
  items: [
    ...list.documents.map((document) => toManifestReference(document, publisher.base)),
    ...(list.next === undefined ? [] : [toCollectionReference(list.next, inEnglish('Further documents'))]),
  ],
})
