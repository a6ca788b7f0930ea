import type { Document } from '#document/document.ts'
import { address } from '#value/address.ts'
import { inLanguage, type LanguageMap } from './language-map.ts'
import { navDate } from './nav-date.ts'

export type Json = { readonly [name: string]: unknown }

export const PRESENTATION = 'http://iiif.io/api/presentation/3/context.json'
export const DISCOVERY = 'http://iiif.io/api/discovery/1/context.json'
export const CONTENT_SEARCH = 'http://iiif.io/api/search/2/context.json'
/** Presentation 3 gives the words of annotations to annotations themselves, not to what they hold: their own context gives them to both. */
export const ANNOTATIONS = 'http://www.w3.org/ns/anno.jsonld'

/** How an answer with this context says what it is (Presentation 3, 6.2). */
export const mediaType = (context: string): string => `application/ld+json;profile="${context}"`

/** A manifest as others lead to it. The archive does not say in what language a title is. */
export const toManifestReference = (document: Document, base: string): Json => ({
  id: `${base}${address.manifest(document.id)}`,
  type: 'Manifest',
  label: inLanguage(undefined, document.title),
  ...navDate(document),
})

/** A collection, or a page of one, as others lead to it. */
export const toCollectionReference = (id: string, label: LanguageMap): Json => ({ id, type: 'Collection', label })
