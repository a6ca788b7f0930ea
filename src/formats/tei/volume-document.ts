import type { DateRole } from '#document/dated.ts'
import type { Draft, DraftDate, DraftParticipant, DraftPlace } from '#document/draft.ts'
import { readTitle } from '#document/title.ts'
import { toBody } from '#document/to-body.ts'
import { childrenOf, within, wordsOf, type XmlElement } from '../xml/element.ts'
import { readDate } from './dates.ts'
import type { Gathering } from './gathering.ts'
import { listedParticipant, readMentions } from './lists.ts'
import { readParticipant, readPlace } from './names.ts'
import { readSourceNote } from './source-note.ts'
import { titleWords, type VolumeFrame } from './volume-frame.ts'

const EDITORIAL = 'editorial-note'
const OWN = new Set(['type', 'subtype', 'xml:id', 'n', 'frus:doc-dateTime-min', 'frus:doc-dateTime-max', 'xml:lang'])

/** One document of a volume: its head, its dateline, whom it names, where it lies; its text whole. */
export function readVolumeDocument(div: XmlElement, key: string, frame: VolumeFrame, gathering: Gathering): Draft {
  const at = `${gathering.file}#${key}`
  const { n, subtype, 'xml:lang': lang = frame.lang } = div.attributes
  const head = childrenOf(div, 'head')[0]
  const title = head === undefined ? '' : withoutNumber(titleWords(head), n)
  const editorial = subtype === EDITORIAL
  const sources = within(div, 'note')
    .filter(({ attributes: { type } }) => type === 'source')
    .map((note) => readSourceNote(wordsOf(note), gathering.at(note)))
  const classification = sources.find((source) => source.classification !== undefined)?.classification
  const { body, unplaced, issues } = toBody(div.children, at)
  gathering.unplaced.push(...unplaced)
  gathering.issues.push(...issues)
  for (const [name, value] of Object.entries(div.attributes))
    if (!OWN.has(name)) gathering.keep(`div/@${name}`, value, div)
  if (subtype !== undefined && subtype !== 'historical-document' && !editorial)
    gathering.keep('div/@subtype', subtype, div)
  const participants = readParticipants(div, frame, gathering)
  const places = readPlaces(div, gathering)
  const known = new Set([...participants, ...places].flatMap(({ refs = [] }) => refs))
  const mentions = readMentions(div, frame.lists, known, gathering.at)
  const { address, since } = frame
  return {
    key: { value: key, at },
    at,
    held: 'text',
    ...(title === '' ? {} : { title: { value: title, at: head === undefined ? at : gathering.at(head) } }),
    ...(editorial ? { genre: { value: 'editorial note', at } } : {}),
    dates: [...readDates(div, title, editorial, gathering), ...(editorial ? [] : readReceipt(div, gathering))],
    participants: [...participants, ...mentions.participants],
    ...readIdentified(head, frame, gathering),
    places: [...places, ...mentions.places],
    ...(classification === undefined ? {} : { classification }),
    texts: [{ kind: editorial ? 'regest' : 'transcript', ...(lang === undefined ? {} : { lang }), body, at }],
    sources: sources.flatMap(({ reference }) => (reference === undefined ? [] : [reference])),
    ...(lang === undefined ? {} : { languages: [{ value: lang, at }] }),
    rights: frame.rights,
    credits: frame.credits,
    relations: readReferences(div, key, gathering),
    takenFrom: {
      name: frame.title,
      ...(n === undefined ? {} : { number: n }),
      ...(address === undefined ? {} : { address }),
      ...(since === undefined ? {} : { since }),
    },
    unplaced: gathering.unplaced,
  }
}

/** Those whom the heading's encoding points at, beside those whom it says to be from and to. */
function readIdentified(
  head: XmlElement | undefined,
  { lists }: VolumeFrame,
  gathering: Gathering,
): Pick<Draft, 'identified'> {
  const identified = within(head, 'persName').flatMap((element) => {
    const one = 'type' in element.attributes ? undefined : readParticipant(element, 'mentioned', gathering)
    if (one?.refs === undefined) return []
    const { name, refs = [], heading } = listedParticipant(one, lists)
    return [{ name, refs, ...(heading === undefined ? {} : { heading }) }]
  })
  return identified.length === 0 ? {} : { identified }
}

/** `Telegram From …` of `17. Telegram From …` and `[17] Telegram From …`, where the number is the division's own. */
function withoutNumber(title: string, n: string | undefined): string {
  const found = /^\[?(?<number>\d+[a-z]?)(?:\]\.?|\.)\s+(?<rest>\S.*)$/su.exec(title)?.groups
  return found !== undefined && found.number === n ? (found.rest ?? title) : title
}

/** What goes from one to another was sent on its day; so was a telegram, which an old volume tells beside its file number only. */
const isSent = (title: string, at: string, sources: string): boolean => {
  const { senders, recipients } = readTitle(title, at)
  return SENT.test(title) || SENT.test(sources) || (senders.length > 0 && recipients.length > 0)
}

const RECEIVED = /^\[?(?:received|rec['’]?d\.?)\s+(?<when>(?=.*\p{L}{3,}\.?\s+\d)[^\]]+)\]?$/iu

/** `[Received March 5—4:20 p. m.]`, as the volume has it below the dateline. */
function readReceipt(div: XmlElement, gathering: Gathering): readonly DraftDate[] {
  const [opener] = childrenOf(div, 'opener')
  const places = [...within(opener, 'seg', 'note', 'p'), ...childrenOf(div, 'note', 'p').slice(0, 2)]
  for (const element of places) {
    const when = RECEIVED.exec(wordsOf(element))?.groups?.when
    if (when !== undefined) return [{ role: 'received', asWritten: when, at: gathering.at(element) }]
  }
  return []
}

const SENT = /\b(?:telegram|cable|letter|note|airgram|message|despatch|dispatch|instruction|circular)\b/iu

function readDates(div: XmlElement, title: string, editorial: boolean, gathering: Gathering): readonly DraftDate[] {
  const sources = within(div, 'note').map((note) => (note.attributes.type === 'source' ? wordsOf(note) : ''))
  const role: DateRole = editorial
    ? 'event'
    : isSent(title, gathering.at(div), sources.join(' ').slice(0, 100))
      ? 'sent'
      : 'drafted'
  const [dateline] = within(div, 'dateline')
  const [element] = within(dateline, 'date')
  const written = element === undefined ? undefined : readDate(element).date
  const [from, to] = ['frus:doc-dateTime-min', 'frus:doc-dateTime-max'].map((name) =>
    div.attributes[name]?.replace(/T.*$/u, ''),
  )
  const span = from === undefined || to === undefined || from === to ? (from ?? to) : `[${from}..${to}]`
  const edtf = written?.edtf ?? span
  if (edtf === undefined && written?.asWritten === undefined) return []
  const [time] = within(dateline, 'time')
  const hour = /^\d{2}:\d{2}/u.exec(time?.attributes.when ?? '')?.[0]
  return [
    {
      role,
      ...written,
      ...(edtf === undefined ? {} : { edtf }),
      ...(hour === undefined ? {} : { hour }),
      ...(written?.edtf === undefined && !editorial
        ? { basis: 'inferred' as const, note: 'dated by the edition' }
        : {}),
      at: gathering.at(element ?? div),
    },
  ]
}

function readPlaces(div: XmlElement, gathering: Gathering): readonly DraftPlace[] {
  const [dateline] = within(div, 'dateline')
  return within(dateline, 'placeName')
    .slice(0, 1)
    .flatMap((element) => readPlace(element, 'sent-from', gathering) ?? [])
}

const ROLES = { from: 'sender', to: 'recipient' } as const

/** Those that the encoding says were from and to, and who signed. */
function readParticipants(div: XmlElement, { lists }: VolumeFrame, gathering: Gathering): readonly DraftParticipant[] {
  const found: DraftParticipant[] = []
  const add = (element: XmlElement, role: 'sender' | 'recipient' | 'signatory') => {
    const participant = readParticipant(element, role, gathering)
    if (participant === undefined || found.some((one) => one.role === role && one.name === participant.name)) return
    found.push(listedParticipant(participant, lists))
  }
  for (const element of within(div, 'persName', 'orgName')) {
    const role = element.attributes.type
    if (role === 'from' || role === 'to') add(element, ROLES[role])
  }
  for (const signed of within(div, 'signed'))
    for (const element of within(signed, 'persName')) add(element, 'signatory')
  return found
}

/** Other documents of the volume that it refers to: each once, a footnote of a document being of that document. */
function readReferences(div: XmlElement, key: string, gathering: Gathering): NonNullable<Draft['relations']> {
  const prefix = /^\D*/u.exec(key)?.[0] ?? ''
  const found = new Map<string, { at: string; label: string }>()
  for (const ref of within(div, 'ref', 'ptr')) {
    const target = /^#(?<id>\D*\d+[a-z]?)(?:fn[\w-]*)?$/u.exec(ref.attributes.target ?? '')?.groups?.id
    if (
      target === undefined ||
      target === key ||
      !new RegExp(`^${prefix.replace(/[.-]/gu, '\\$&')}\\d`, 'u').test(target)
    )
      continue
    if (!found.has(target)) found.set(target, { at: gathering.at(ref), label: wordsOf(ref) })
  }
  return [...found].map(([value, { at, label }]) => ({
    kind: 'mentions',
    value,
    ...(label === '' ? {} : { note: label }),
    at,
  }))
}
