import type { TakenFrom } from '#document/document.ts'
import type { Placed } from '#document/draft.ts'
import type { Rights } from '#document/rights.ts'
import { parseEdtf } from '#value/edtf.ts'
import { childOf, childrenOf, find, within, wordsOf, type XmlElement } from '../xml/element.ts'
import type { Gathering } from './gathering.ts'
import { isOfText } from './own-ids.ts'
import { isOwnRecord } from './own-record.ts'

/** Who may do what with it: each licence with its words and its address, as they are given. */
export function readRights(header: XmlElement, gathering: Gathering): readonly Placed<Rights>[] {
  const all = childrenOf(find(header, 'fileDesc/publicationStmt'), 'availability')
  const ofTexts = all.filter(isOfText)
  gathering.take(...ofTexts)
  return rightsIn(
    all.find((one) => !ofTexts.includes(one)),
    gathering,
  )
}

/** What one statement says: each licence with its words and its address, as they are given. */
export function rightsIn(availability: XmlElement | undefined, gathering: Gathering): readonly Placed<Rights>[] {
  const stated = availability === undefined ? [] : childrenOf(availability)
  const rights = stated.map((element) => {
    const statement = wordsOf(element)
    const uri = (element.attributes.target ?? find(element, 'ref')?.attributes.target)?.trim().split(/\s+/u)[0]
    gathering.take(element)
    return {
      value: { ...(statement === '' ? {} : { statement }), ...(uri === undefined || uri === '' ? {} : { uri }) },
      at: gathering.at(element),
    }
  })
  return rights.filter(({ value }) => Object.keys(value).length > 0)
}

/** The edition that it was taken from: the series' title, else who publishes it; its address; the day it went on line. */
export function readTakenFrom(
  header: XmlElement,
  number: string | undefined,
  gathering: Gathering,
): TakenFrom | undefined {
  const told = childrenOf(find(header, 'fileDesc/sourceDesc'), 'bibl').find(isTakenFrom)
  // What Chancery wrote says whence a record was taken there, and nowhere else.
  if (told !== undefined || childrenOf(header).some(isOwnRecord)) return readTaken(told, gathering)
  const published = find(header, 'fileDesc/publicationStmt')
  const titles = childrenOf(find(header, 'fileDesc/titleStmt'), 'title')
  const inSeries = childrenOf(find(header, 'fileDesc/seriesStmt'), 'title')
  const series =
    titles.find(({ attributes: { level } }) => level === 's' || level === 'm') ??
    inSeries.find(({ attributes: { type } }) => type === undefined || type === 'main')
  const publisher = childOf(published, 'publisher', 'authority', 'distributor')
  const seriesName = wordsOf(series)
  const publisherName = wordsOf(publisher)
  const name =
    seriesName === '' ? publisherName : publisherName === '' ? seriesName : `${seriesName} (${publisherName})`
  if (name === '') return undefined
  const idnos = within(published, 'idno').filter(({ attributes: { type } }) => type !== 'record')
  const online = idnos.find((idno) => /^https?:|^10\.\d|^doi:/iu.test(wordsOf(idno)))
  const other = idnos.find((idno) => idno !== online && wordsOf(idno) !== '')
  const date = childOf(published, 'date')
  const since = parseEdtf(
    (date?.attributes.when ?? date?.attributes['when-iso'] ?? wordsOf(date)).replace(/T.*$/u, ''),
  )?.edtf
  // Before there was a web nothing went online: the day is that of a printed book, and is kept beside.
  const isOnline = since !== undefined && (parseEdtf(since)?.latest ?? '') >= '1991'
  gathering.take(series, publisher, online, ...(isOnline ? [date] : []))
  const own = number ?? (other === undefined ? undefined : wordsOf(other))
  if (number === undefined) gathering.take(other)
  return {
    name,
    ...(own === undefined ? {} : { number: own }),
    ...(online === undefined ? {} : { address: wordsOf(online).replace(/^(?:doi:)?(?=10\.)/iu, 'https://doi.org/') }),
    ...(isOnline ? { since } : {}),
  }
}

/** The type of the source that a record was taken from as a whole. */
export const TAKEN_FROM = 'taken-from'
export const isTakenFrom = ({ attributes: { type } }: XmlElement): boolean => type === TAKEN_FROM

function readTaken(bibl: XmlElement | undefined, gathering: Gathering): TakenFrom | undefined {
  gathering.take(bibl)
  const words = (name: string, type?: string) =>
    wordsOf(childrenOf(bibl, name).find(({ attributes }) => type === undefined || attributes.type === type))
  const [name, number, address, since] = [
    words('publisher'),
    words('idno', 'number'),
    words('idno', 'URI'),
    words('date'),
  ]
  if (name === '') return undefined
  return {
    name,
    ...(number === '' ? {} : { number }),
    ...(address === '' ? {} : { address }),
    ...(since === '' ? {} : { since }),
  }
}
