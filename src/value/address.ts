import type { AgentId, CollectionId, DocumentId, ExchangeId, PlaceId, SubjectId } from './identifier.ts'

/** Where addresses begin that lead out of the site, in an archive that was given no base of its own. */
export const NO_BASE = 'http://127.0.0.1:8080'

/** Paths of the pages, without the base: pages, formats, dumps and the command line all print them, and they never change. */
export const address = {
  home: '/',
  search: '/search',
  people: '/people',
  places: '/places',
  subjects: '/subjects',
  collections: '/collections',
  archives: '/archives',
  exchanges: '/exchanges',
  unanswered: '/unanswered',
  knownByMention: '/known-by-mention',
  corrections: '/corrections',
  about: '/about',
  colophon: '/colophon',
  oai: '/oai',
  api: '/docs/api',
  cmif: '/cmif.xml',
  sitemap: '/sitemap.xml',
  sitemapPart: (number: number) => `/sitemap-${number}.xml`,
  openSearch: '/opensearch.xml',
  dumps: '/dumps',
  dump: (name: string) => `/dumps/${name}`,
  additions: '/feed.atom',
  correctionsFeed: '/corrections.atom',
  document: (id: DocumentId) => `/documents/${id}`,
  versions: (id: DocumentId) => `/documents/${id}/versions`,
  version: (id: DocumentId, number: number) => `/documents/${id}/versions/${number}`,
  /** IIIF (Presentation 3): of a record, of one of its texts, of a collection; the search in a record; the list of changes and its pages. */
  manifest: (id: DocumentId) => `/documents/${id}/manifest.json`,
  annotations: (id: DocumentId, text: string) => `/documents/${id}/manifest/texts/${encodeURIComponent(text)}.json`,
  searchWithin: (id: DocumentId) => `/documents/${id}/manifest/search`,
  collectionManifest: (id: CollectionId) => `/collections/${id}/manifest.json`,
  iiifChanges: '/iiif/changes.json',
  iiifChangesPage: (page: number) => `/iiif/changes/${page}.json`,
  passages: (id: DocumentId) => `/documents/${id}/passages`,
  /** A run of words of a document: `p4.12-31.1a2b3c4d` (model.md, "Passage"). */
  passage: (id: DocumentId, passage: string) => `/documents/${id}/passages/${passage}`,
  agent: (id: AgentId) => `/people/${id}`,
  place: (id: PlaceId) => `/places/${id}`,
  subject: (id: SubjectId) => `/subjects/${id}`,
  collection: (id: CollectionId) => `/collections/${id}`,
  exchange: (id: ExchangeId) => `/exchanges/${id}`,
  /** A repository, or a unit of it: `aprf/f45/op1/d330` (model.md, "Witness"). */
  unit: (path: string) => `/archives/${path}`,
} as const
