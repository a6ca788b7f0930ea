import { sureDayInSigns } from '#formats/csl/day.ts'
import type { CslItem } from '#formats/csl/item.ts'
import { invertedName } from '#formats/csl/item-names.ts'
import { zoteroType } from '#formats/csl/zotero-type.ts'

/** One `meta` of a page's head. */
export interface Metadatum {
  readonly name: string
  readonly content: string
}

/** Vocabularies of the names, by their prefix. */
export const SCHEMAS = [
  ['DC', 'http://purl.org/dc/elements/1.1/'],
  ['DCTERMS', 'http://purl.org/dc/terms/'],
  ['z', 'http://www.zotero.org/namespaces/export#'],
] as const

/**
 * What citation managers and search engines read: Dublin Core, Highwire's tags, and Zotero's own names for what neither has (item type, recipient, archive and
 * place in it). There is no `citation_author`: where there is one, Zotero takes all creators from it, and the recipient is lost.
 */
export function headMetadata(item: CslItem, rights: string | undefined): readonly Metadatum[] {
  const edtf = item.custom?.edtf
  const given: readonly (readonly [string, string | undefined])[] = [
    ['citation_title', item.title],
    ['citation_publication_date', sureDayInSigns(edtf, '/')],
    ['citation_language', item.language],
    ['citation_public_url', item.URL],
    ['DC.title', item.title],
    ...(item.author ?? []).map((name) => ['DC.creator', invertedName(name)] as const),
    ['DC.date', edtf ?? (item.issued !== undefined && 'literal' in item.issued ? item.issued.literal : undefined)],
    ['DC.type', item.genre],
    ['DC.language', item.language],
    ['DC.publisher', item.publisher],
    ['DC.identifier', item.URL],
    ['DC.source', item['call-number']],
    ['DC.rights', rights],
    ['DC.description', item.abstract],
    ...(item.keyword === undefined ? [] : item.keyword.split(', ').map((word) => ['DC.subject', word] as const)),
    ['z:itemType', zoteroType(item.type)],
    ...(item.recipient ?? []).map((name) => ['z:recipients', invertedName(name)] as const),
    ['z:letterType', item.type === 'personal_communication' ? item.genre : undefined],
    ['z:archive', item.archive],
    ['z:archiveLocation', item.archive_location],
    ['z:callNumber', item['call-number']],
    ['z:libraryCatalog', item.source ?? item.publisher],
  ]
  return given.flatMap(([name, content]) => (content === undefined || content === '' ? [] : [{ name, content }]))
}
