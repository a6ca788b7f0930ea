import type { Edition } from '#document/witness.ts'
import { childOf, childrenOf, find, wordsOf, type XmlElement } from '../xml/element.ts'

/** An edition that the descriptions were made from: the `bibl` that their `source` points at. */
export interface CmifEdition {
  readonly id: string
  /** What stands for it in keys: the beginning of its identifier, where that tells it from the others. */
  readonly short: string
  readonly title: string
  readonly asGiven: string
  /** `print`, `online`, `hybrid`: whether there is a printed book of it. */
  readonly type: string
  readonly volume?: string
  readonly at: string
}

export function readEditions(
  fileDesc: XmlElement,
  at: (element: XmlElement) => string,
): ReadonlyMap<string, CmifEdition> {
  const bibls = childrenOf(find(fileDesc, 'sourceDesc'), 'bibl').filter(
    ({ attributes }) => attributes['xml:id'] !== undefined,
  )
  const ids = bibls.map(({ attributes }) => attributes['xml:id'] ?? '')
  return new Map(
    bibls.map((bibl, n) => {
      const id = ids[n] ?? ''
      const first = id.split('-')[0] ?? id
      const alone = ids.filter((other) => other.split('-')[0] === first).length === 1
      const asGiven = wordsOf(bibl)
      const volume = /\b(?:Band|Bd\.|Vol\.|Volume|tome|t\.)\s*(?<volume>\d+|[IVXLC]+)\b/u.exec(asGiven)?.groups?.volume
      const edition: CmifEdition = {
        id,
        short: alone && first !== '' ? first : id,
        title: titleOf(bibl, asGiven),
        asGiven,
        type: bibl.attributes.type ?? 'print',
        ...(volume === undefined ? {} : { volume }),
        at: at(bibl),
      }
      return [id, edition]
    }),
  )
}

/** The title without who edited it, and where and when it was printed. */
function titleOf(bibl: XmlElement, asGiven: string): string {
  const title = wordsOf(childOf(bibl, 'title'))
  if (title !== '') return title
  const end = /[.,]\s+(?:hrsg|hg|herausgegeben|bearb|ed\.|eds\.|edited|éd\.|publ|https?:)/iu.exec(asGiven)?.index
  return end === undefined || end < 8 ? asGiven : asGiven.slice(0, end)
}

/** The edition as the printed witness of one letter, under its number there. */
export function printedIn(edition: CmifEdition, number: string | undefined): Edition {
  const { title, volume, asGiven } = edition
  return {
    title,
    ...(volume === undefined ? {} : { volume }),
    ...(number === undefined ? {} : { number }),
    asGiven,
  }
}
