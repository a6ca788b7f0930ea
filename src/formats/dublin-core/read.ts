import type { Draft, DraftParticipant, Placed } from '#document/draft.ts'
import { PARTICIPANT_ROLES } from '#document/participant.ts'
import { CREDIT_ROLES } from '#document/rights.ts'
import { parseEdtf } from '#value/edtf.ts'
import type { Incoming, ReadableFormat, Reading } from '../format.ts'
import { Gathering } from '../tei/gathering.ts'
import { stemOf } from '../tei/tei-file.ts'
import { childrenOf, wordsOf, type XmlElement } from '../xml/element.ts'
import { type Fate, readXml, type XmlListener } from '../xml/read-xml.ts'
import { OAI_DC } from './write.ts'

/** Dublin Core as harvesters get it (`oai_dc`): a description a file. */
export const dublinCoreFile: ReadableFormat = {
  id: 'dc',
  label: 'Dublin Core',
  recognises: (_name, head) => (head.includes(OAI_DC.namespace) && /<(?:[\w-]+:)?dc[\s>]/u.test(head) ? 0.8 : 0),
  read: readDublinCore,
}

async function* readDublinCore(file: Incoming): AsyncGenerator<Reading> {
  const reading = new DublinCoreFile(file.name)
  for await (const issues of readXml(file, reading)) for (const issue of issues) yield { kind: 'issue', issue }
  yield* reading.readings
}

class DublinCoreFile implements XmlListener {
  readonly readings: Reading[] = []
  readonly #name: string

  constructor(name: string) {
    this.#name = name
  }

  opens({ name }: XmlElement): Fate {
    return name === 'dc' ? 'whole' : 'passed'
  }

  whole(element: XmlElement): void {
    const count = this.readings.filter(({ kind }) => kind === 'draft').length
    const stem = stemOf(this.#name)
    const gathering = new Gathering(this.#name)
    const draft = draftOf(element, count === 0 ? stem : `${stem}-${count + 1}`, gathering)
    this.readings.push({ kind: 'draft', draft })
  }

  closes(): void {}
}

type Value = Placed<string> & { readonly element: XmlElement }

/** Fifteen elements without parts: what one of them means is told by its form, and what has no form that tells is kept as it stands. */
function draftOf(dc: XmlElement, key: string, gathering: Gathering): Draft {
  const at = gathering.at(dc)
  const all = (name: string): readonly Value[] =>
    childrenOf(dc, name).flatMap((element) => {
      const value = wordsOf(element)
      return value === '' ? [] : [{ value, at: gathering.at(element), element }]
    })
  const [title, ...titles] = all('title')
  const contributors = all('contributor').map((one) => ({ one, ...inBrackets(one.value) }))
  const participants = [
    ...all('creator').map(({ value, at }): DraftParticipant => ({ role: 'author', name: value, at })),
    ...contributors.flatMap(({ one: { at }, name, participant }): DraftParticipant[] =>
      participant === undefined ? [] : [{ role: participant, name, at }],
    ),
  ]
  const addressed = all('identifier').find(({ value }) => isAddress(value))
  const [publisher, ...publishers] = all('publisher')
  const [date, ...dates] = all('date')
  const genres = all('type').filter(({ value }) => value.toLowerCase() !== 'text')
  const related = all('relation')
  const rest = [
    ...[titles, publishers, dates, genres.slice(1), all('format')].flat(),
    ...all('identifier').filter((one) => one !== addressed),
    ...related.filter(({ value }) => !isAddress(value)),
    ...all('source').filter(({ value }) => /https?:/u.test(value)),
  ]
  for (const { element, value } of rest) gathering.keep(`dc:${element.name}`, value, element)
  return {
    key: { value: key, at },
    at,
    held: 'described-only',
    ...(title === undefined ? {} : { title }),
    ...(genres[0] === undefined ? {} : { genre: genres[0] }),
    dates:
      date === undefined
        ? []
        : [{ role: isSent(participants) ? 'sent' : 'drafted', ...readDate(date.value), at: date.at }],
    participants,
    places: all('coverage').map(({ value, at }) => ({ role: 'mentioned', name: value, at })),
    summaries: all('description'),
    sources: all('source').filter(({ value }) => !/https?:/u.test(value)),
    languages: all('language'),
    subjects: all('subject'),
    credits: contributors.flatMap(({ one: { at }, name, participant, credit }) =>
      participant === undefined ? [{ value: { role: credit, name }, at }] : [],
    ),
    rights: all('rights').map(({ value, at }) => ({
      value: isAddress(value) ? { uri: value } : { statement: value },
      at,
    })),
    relations: related.filter(({ value }) => isAddress(value)).map(({ value, at }) => ({ value, kind: 'related', at })),
    ...(publisher === undefined
      ? {}
      : { takenFrom: { name: publisher.value, ...(addressed === undefined ? {} : { address: addressed.value }) } }),
    unplaced: gathering.unplaced,
  }
}

const isAddress = (value: string) => /^https?:\/\/\S+$/u.test(value)

const isSent = (participants: readonly DraftParticipant[]) => participants.some(({ role }) => role === 'recipient')

function readDate(value: string): { readonly edtf?: string; readonly asWritten?: string } {
  const edtf = parseEdtf(value.replace(/T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?$/u, ''))?.edtf
  return edtf === undefined ? { asWritten: value } : { edtf }
}

/** "Mao Zedong (recipient)": the part that somebody had, where it is said; else that they contributed. */
function inBrackets(value: string) {
  const read = /^(?<name>.+) \((?:(?:probably|possibly) )?(?<part>[a-z ]+)\)$/u.exec(value)?.groups
  const part = read?.part?.replaceAll(' ', '-')
  const participant = PARTICIPANT_ROLES.find((one) => one === part)
  const credit = CREDIT_ROLES.find((one) => one === part)
  const name = participant === undefined && credit === undefined ? value : (read?.name ?? value)
  return { name, participant, credit: credit ?? ('contributed' as const) }
}
