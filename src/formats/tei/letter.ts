import type { Draft } from '#document/draft.ts'
import { childOf, childrenOf, wordsOf, type XmlElement } from '../xml/element.ts'
import type { Gathering } from './gathering.ts'
import { readHeader } from './header.ts'
import { listedName, listedParticipant, readLists, readMentions, withListed } from './lists.ts'
import { withOwnMakers } from './of-texts.ts'
import { withoutPrefix } from './own-ids.ts'
import { isOwnRecord, readOwnRecord } from './own-record.ts'
import { ownDivisions, readTexts, spokenOf } from './texts.ts'

/** The parts of one `TEI` element, as they came. */
export interface TeiParts {
  readonly root: XmlElement
  readonly header?: XmlElement
  readonly text?: XmlElement
  /** `standOff`, `facsimile`, `sourceDoc` and what else stands beside the text. */
  readonly beside: readonly XmlElement[]
}

/** One document in a file, or in a corpus, of its own. `key` is what it is found again by. */
export function readLetter({ root, header, text: given, beside }: TeiParts, key: string, gathering: Gathering): Draft {
  const id = root.attributes['xml:id']
  const text = given !== undefined && childrenOf(header).some(isOwnRecord) ? withoutPrefix(given) : given
  const own = readOwnRecord(header, ownDivisions(text), gathering)
  const divisions = ownDivisions(given)
  const described: Partial<Draft> = header === undefined ? {} : readHeader(header, id, gathering)
  const back = childOf(text, 'back')
  const lists = readLists(header, back, ...beside)
  const lang = root.attributes['xml:lang'] ?? onlyLanguage(described)
  const texts = text === undefined ? [] : withOwnMakers(readTexts(text, lang, gathering), divisions, header, gathering)
  const participants = (described.participants ?? []).map((one) => listedParticipant(one, lists))
  const places = (described.places ?? []).map((one) =>
    one.refs === undefined ? one : { ...one, refs: withListed(one.refs, lists) },
  )
  const known = new Set([...participants, ...places].flatMap(({ refs = [] }) => refs))
  const mentions =
    text === undefined ? undefined : readMentions({ ...text, children: spokenOf(text) }, lists, known, gathering.at)
  keepRegisters(back, gathering)
  for (const part of beside) keepBeside(part, gathering)
  return {
    ...described,
    key: { value: key, at: gathering.at(root) },
    at: id === undefined ? gathering.at(root) : `${gathering.file}#${id}`,
    held: described.held ?? (texts.length > 0 ? 'text' : 'described-only'),
    participants: [...participants, ...(mentions?.participants ?? [])],
    places: [...places, ...(mentions?.places ?? [])],
    texts,
    unplaced: gathering.unplaced,
    ...(own === undefined ? {} : { own }),
  }
}

function onlyLanguage({ languages = [] }: Partial<Draft>): string | undefined {
  return languages.length === 1 ? languages[0]?.value : undefined
}

/** Lists at the end, as one entry each: who is named in the text is among the participants already, the rest is told here. */
function keepRegisters(back: XmlElement | undefined, gathering: Gathering): void {
  for (const list of childrenOf(back).filter(({ name }) => name.startsWith('list'))) {
    const entries = childrenOf(list)
      .map(entryOf)
      .filter((entry) => entry !== '')
    gathering.keep(`back/${list.name}`, entries.join('; '), list)
  }
}

/** `Goldmann, Paul (1865-01-31–1935-09-25)`: name and days; the rest of the entry stays in the original file. */
function entryOf(entry: XmlElement): string {
  const title = childOf(entry, 'title', 'label')
  const name = title === undefined ? listedName(entry) : wordsOf(title)
  const days = childrenOf(entry, 'birth', 'death').map(
    (event) => event.attributes.when ?? childOf(event, 'date')?.attributes.when ?? '',
  )
  return `${name}${days.some(Boolean) ? ` (${days.join('–')})` : ''}`
}

function keepBeside(part: XmlElement, gathering: Gathering): void {
  const images = [
    ...childrenOf(part, 'graphic'),
    ...childrenOf(part, 'surface').flatMap((surface) => childrenOf(surface, 'graphic')),
  ]
  const urls = images.map(({ attributes }) => attributes.url).filter((url) => url !== undefined)
  if (urls.length > 0) gathering.keep(`${part.name}/graphic`, urls.join(' '), part)
  else if (part.name !== 'standOff') gathering.keepRest(part, part.name, () => false)
  else
    for (const list of childrenOf(part))
      gathering.keep(`standOff/${list.name}`, childrenOf(list).map(entryOf).join('; '), list)
}
