import { DATE_ROLES, type DateRole } from '#document/dated.ts'
import { RELATION_KINDS, type RelationKind } from '#document/document.ts'
import type { Draft, DraftDate, DraftParticipant, DraftPlace, Placed } from '#document/draft.ts'
import type { ParticipantRole, PlaceRole } from '#document/participant.ts'
import { childrenOf, wordsOf, type XmlElement } from '../xml/element.ts'
import { readDate } from './dates.ts'
import type { Gathering } from './gathering.ts'
import { PERSONS, PLACES, readParticipant, readPlace } from './names.ts'

export type Corresponded = Required<
  Pick<Draft, 'dates' | 'participants' | 'places' | 'numbers' | 'summaries' | 'relations'>
>

interface Action {
  readonly date: DateRole
  readonly participant: ParticipantRole
  readonly place: PlaceRole
}

const ACTIONS: ReadonlyMap<string, Action> = new Map([
  // What `writeTei` writes of dates that TEI has no name for.
  ...DATE_ROLES.map((date): [string, Action] => [date, { date, participant: 'via', place: 'mentioned' }]),
  ['transmitted', { date: 'dispatched', participant: 'via', place: 'mentioned' }],
  ['sent', { date: 'sent', participant: 'sender', place: 'sent-from' }],
  ['received', { date: 'received', participant: 'recipient', place: 'sent-to' }],
  ['delivered', { date: 'received', participant: 'recipient', place: 'sent-to' }],
])
const ON_THE_WAY: Action = { date: 'dispatched', participant: 'via', place: 'mentioned' }

/** Who wrote to whom, from where, when (TEI P5 2.4.6, "Correspondence Description"); what it does not know stays untaken. */
export function readCorrespondence(correspDesc: XmlElement, gathering: Gathering): Corresponded {
  const dates: DraftDate[] = []
  const participants: DraftParticipant[] = []
  const places: DraftPlace[] = []
  const numbers: Placed<string>[] = []
  for (const action of childrenOf(correspDesc, 'correspAction')) {
    const type = action.attributes.type ?? 'sent'
    const { date, participant, place } = ACTIONS.get(type) ?? ON_THE_WAY
    const note = ACTIONS.has(type) ? {} : { note: type }
    for (const child of childrenOf(action)) {
      if (oneOf(PERSONS, child)) push(participants, readParticipant(child, participant, gathering, note))
      else if (oneOf(PLACES, child)) push(places, readPlace(child, place, gathering))
      else if (child.name === 'date') push(dates, dateIn(child, date, type, gathering))
      else if (child.name === 'num') {
        const each = wordsOf(child).split(/\s*[,;]\s*/u)
        numbers.push(...each.filter((value) => value !== '').map((value) => ({ value, at: gathering.at(child) })))
      } else {
        gathering.keepRest(child, `correspAction[@type=${type}]/${child.name}`, () => false)
        continue
      }
      gathering.take(child)
    }
    gathering.take(action)
  }
  const summaries = childrenOf(correspDesc, 'note')
    .filter(isSummary)
    .map((note) => readSummary(note, gathering))
  const relations = childrenOf(correspDesc, 'correspContext').flatMap((context) => readContext(context, gathering))
  return { dates, participants, places, numbers, summaries: summaries.filter(({ value }) => value !== ''), relations }
}

const oneOf = (names: readonly string[], { name }: XmlElement) => names.includes(name)
function push<T>(all: T[], one: T | undefined): void {
  if (one !== undefined) all.push(one)
}

function dateIn(element: XmlElement, role: DateRole, type: string, gathering: Gathering): DraftDate | undefined {
  const { date, refused } = readDate(element)
  for (const value of refused) gathering.warn('dates', `“${value}” is no date; kept as written`, element)
  return date === undefined
    ? undefined
    : { role, ...date, ...(ACTIONS.has(type) ? {} : { note: type }), at: gathering.at(element) }
}

const isSummary = ({ attributes: { type } }: XmlElement) =>
  type === undefined || /summary|abstract|regest|content|inhalt/iu.test(type)

export function readSummary(element: XmlElement, gathering: Gathering): Placed<string> & { readonly lang?: string } {
  const lang = element.attributes['xml:lang']
  gathering.take(element)
  return { value: wordsOf(element), ...(lang === undefined ? {} : { lang }), at: gathering.at(element) }
}

const NEIGHBOURS: readonly (readonly [sign: RegExp, kind: RelationKind, note: string])[] = [
  [/reply|antwort|answer|r[ée]ponse/iu, 'replies-to', ''],
  [/^prev|previous|vorg|pr[ée]c[ée]d/iu, 'related', 'previous'],
  [/^next|next_|folg|suivant/iu, 'related', 'next'],
]

/** The letters before and after, and those that it answers: one relation for each of them, however often it is named. */
function readContext(context: XmlElement, gathering: Gathering): NonNullable<Draft['relations']> {
  const found = new Map<string, { kind: RelationKind; notes: string[]; at: string }>()
  for (const ref of childrenOf(context, 'ref', 'ptr')) {
    const { type = '', subtype = '', target = '' } = ref.attributes
    const exact = RELATION_KINDS.find((kind) => kind === type)
    const sign = NEIGHBOURS.find(([pattern]) => pattern.test(subtype) || pattern.test(type))
    const [kind, way] = exact === undefined ? [sign?.[1], sign?.[2] ?? ''] : [exact, '']
    const value = keyOfTarget(target) || wordsOf(ref)
    if (kind === undefined || value === '') continue
    const where = /^within/u.test(type)
      ? type.replace(/^within/u, ' in the ').replace(/[A-Z]/gu, (sign) => sign.toLowerCase())
      : ''
    const relation = found.get(`${kind} ${value}`) ?? { kind, notes: [], at: gathering.at(ref) }
    const label = value === wordsOf(ref) ? '' : wordsOf(ref)
    relation.notes.push(`${way}${way === '' ? '' : where}${label === '' ? '' : `${way === '' ? '' : ': '}${label}`}`)
    found.set(`${kind} ${value}`, relation)
    gathering.take(ref)
  }
  return [...found].map(([name, { kind, notes, at }]) => {
    const note = [...new Set(notes)].filter((one) => one !== '').join('; ')
    return { value: name.slice(kind.length + 1), kind, ...(note === '' ? {} : { note }), at }
  })
}

/** What a pointer leads to, as the key of a record: `L00982` of `L00982.xml` or `#L00982`; addresses stay. */
export function keyOfTarget(target: string): string {
  const plain = target.trim()
  if (/^[a-z][a-z0-9+.-]*:/iu.test(plain)) return plain
  return plain.replace(/^#/u, '').replace(/^(?:.*\/)?(?<name>[^/]+?)(?:\.xml)?$/iu, '$<name>')
}
