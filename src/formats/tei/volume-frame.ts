import type { Placed } from '#document/draft.ts'
import type { Credit, Rights } from '#document/rights.ts'
import { childrenOf, find, wordsOf, type XmlElement } from '../xml/element.ts'
import { readCredits } from './credits.ts'
import type { Gathering } from './gathering.ts'
import { type Lists, readLists } from './lists.ts'
import { readRights, readTakenFrom } from './publication.ts'

/** What all documents of a volume have in common. */
export interface VolumeFrame {
  readonly title: string
  readonly address?: string
  readonly since?: string
  readonly lang?: string
  readonly rights: readonly Placed<Rights>[]
  readonly credits: readonly Placed<Credit>[]
  readonly lists: Lists
}

/** Reads the frame of a volume from its header; `key` is its title where it has none. */
export function readVolumeFrame(
  header: XmlElement | undefined,
  text: XmlElement | undefined,
  key: string,
  gathering: Gathering,
): VolumeFrame {
  const from = header === undefined ? undefined : readTakenFrom(header, undefined, gathering)
  const lang = text?.attributes['xml:lang'] ?? find(header, 'profileDesc/langUsage/language')?.attributes.ident
  return {
    title: volumeTitle(header) ?? key,
    ...(from?.address === undefined ? {} : { address: from.address }),
    ...(from?.since === undefined ? {} : { since: from.since }),
    ...(lang === undefined ? {} : { lang }),
    rights: header === undefined ? [] : readRights(header, gathering),
    credits: header === undefined ? [] : readCredits(header, gathering),
    lists: readLists(header, text),
  }
}

function volumeTitle(header: XmlElement | undefined): string | undefined {
  const titles = childrenOf(find(header, 'fileDesc/titleStmt'), 'title').filter((title) => wordsOf(title) !== '')
  const by = (name: string, value: string) => titles.find(({ attributes }) => attributes[name] === value)
  const title = by('type', 'complete') ?? by('level', 'm') ?? by('type', 'main') ?? by('type', 'volume') ?? titles[0]
  return title === undefined ? undefined : wordsOf(title)
}

/** A heading's words without its notes. */
export const titleWords = (head: XmlElement): string =>
  wordsOf({ ...head, children: head.children.filter((node) => typeof node === 'string' || node.name !== 'note') })
