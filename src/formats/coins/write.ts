import { doubtedEdtf } from '#document/dated.ts'
import { principalDate } from '#document/document.ts'
import { principalReference } from '#document/witness.ts'
import type { Listed } from '#holding/described.ts'
import { address } from '#value/address.ts'
import { sureDayInSigns } from '../csl/day.ts'
import { itemType, type Publisher } from '../csl/item.ts'
import { invertedName, namesOf } from '../csl/item-names.ts'
import { zoteroType } from '../csl/zotero-type.ts'

/**
 * A record as a context object in a span's title (OpenURL COinS, NISO Z39.88-2004, `info:ofi/fmt:kev:mtx:dc`): what a citation manager takes from a list. It has no
 * words for a recipient or an archive: the page of a record tells these, and therefore has no context object.
 */
export function contextObject(listed: Listed, publisher: Publisher): string {
  const { document } = listed
  const { from, to } = namesOf(listed)
  const date = principalDate(document)
  const pairs: readonly (readonly [string, string | undefined])[] = [
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', 'info:ofi/fmt:kev:mtx:dc'],
    ['rft.type', zoteroType(itemType(document.genre, to.length > 0))],
    ['rft.title', document.title],
    ...from.map((name) => ['rft.creator', invertedName(name)] as const),
    ['rft.date', sureDayInSigns(date && doubtedEdtf(date))],
    ['rft.publisher', publisher.name],
    ['rft.language', document.texts?.[0]?.lang ?? document.languages?.[0]],
    ['rft.source', principalReference(document.witnesses ?? [])?.asGiven],
    ['rft.identifier', `${publisher.base}${address.document(document.id)}`],
  ]
  return new URLSearchParams(
    pairs.flatMap(([name, value]) => (value === undefined ? [] : [[name, value.toWellFormed()]])),
  ).toString()
}
