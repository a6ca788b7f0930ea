import { sureDayInSigns } from '../csl/day.ts'
import type { CslItem } from '../csl/item.ts'
import { invertedName } from '../csl/item-names.ts'
import { zoteroType } from '../csl/zotero-type.ts'

/**
 * A record as a context object in a span's title (OpenURL COinS, NISO Z39.88-2004, `info:ofi/fmt:kev:mtx:dc`): what a citation manager takes from a list. It has no
 * words for a recipient or an archive: the page of a record tells these, and therefore has no context object.
 */
export function contextObject(item: CslItem): string {
  const pairs: readonly (readonly [string, string | undefined])[] = [
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', 'info:ofi/fmt:kev:mtx:dc'],
    ['rft.type', zoteroType(item.type)],
    ['rft.title', item.title],
    ...(item.author ?? []).map((name) => ['rft.creator', invertedName(name)] as const),
    ['rft.date', sureDayInSigns(item.custom?.edtf)],
    ['rft.publisher', item.publisher],
    ['rft.language', item.language],
    ['rft.source', item['call-number']],
    ['rft.identifier', item.URL],
  ]
  return new URLSearchParams(
    pairs.flatMap(([name, value]) => (value === undefined ? [] : [[name, value.toWellFormed()]])),
  ).toString()
}
