import { preferredName } from '#authority/agent.ts'
import { readDateLine } from '#document/date-line.ts'
import type { Dated } from '#document/dated.ts'
import type { Document } from '#document/document.ts'
import type { Participant } from '#document/participant.ts'
import type { Described } from '#holding/described.ts'
import { doubtOf, named } from '#holding/parties.ts'
import { address } from '#value/address.ts'
import { dateInWords, machineDate } from '#value/date-in-words.ts'
import { languageName } from '#value/language.ts'
import { CREDIT, DATE_ROLE, PLACE_ROLE, ROLE } from '../../words/terms.ts'

/** A word in the apparatus, with its address where it has one, and what is to be said of it. */
export interface Entry {
  readonly words: string
  readonly href?: string
  /** After it: "sender", "sent from". */
  readonly role?: string
  /** Under it: "named here Filippov [Stalin]". */
  readonly note?: string
  /** Where a program read it, not the record stated it: "read from the title". */
  readonly made?: string
}

export interface DateEntry {
  readonly role: string
  readonly words: string
  readonly machine?: string
  readonly note?: string
  readonly made?: string
}

/** A value that was read rather than stated: what it was read from. */
export function madeFrom(document: Document, field: string): string | undefined {
  const inferred = document.inferred?.find((one) => one.field === field || one.field.startsWith(`${field}.`))
  if (inferred === undefined) return undefined
  const from = /^(?:title|summary|text|date|header|file name)$/u.test(inferred.from)
    ? `the ${inferred.from}`
    : inferred.from
  return inferred.note ?? `read from ${from}`
}

const made = (document: Document, field: string) => {
  const from = madeFrom(document, field)
  return from === undefined ? {} : { made: from }
}

const OFTEN_FIRST: readonly Participant['role'][] = ['sender', 'author', 'recipient']

/** Everybody once, with all that they did: those between whom it went first, those who are only mentioned last. */
export function peopleOf({ document, agents }: Described): Entry[] {
  const all = document.participants ?? []
  const rank = ({ role }: Participant) => {
    const first = OFTEN_FIRST.indexOf(role)
    return role === 'mentioned' ? 1000 : first < 0 ? OFTEN_FIRST.length : first
  }
  const people = new Map<string, { readonly entry: Entry; readonly roles: Set<string>; readonly notes: Set<string> }>()
  for (const [n, participant] of [...all.entries()].sort(([, a], [, b]) => rank(a) - rank(b))) {
    const { name, href } = named(participant, agents)
    const key = href ?? `${n}`
    const known = people.get(key) ?? {
      entry: { words: name, ...(href === undefined ? {} : { href }), ...made(document, `participants.${n}`) },
      roles: new Set(),
      notes: new Set(),
    }
    people.set(key, known)
    known.roles.add(ROLE[participant.role])
    const note = noteOf(participant, name)
    if (note !== '') known.notes.add(note)
  }
  return [...people.values()].map(({ entry, roles, notes }) => ({
    ...entry,
    role: [...roles].join(', '),
    ...(notes.size === 0 ? {} : { note: [...notes].join('; ') }),
  }))
}

function noteOf(participant: Participant, name: string): string {
  const { asNamed, office, onBehalfOf, note } = participant
  return [
    asNamed === undefined || inOrder(asNamed) === inOrder(name) ? undefined : `named here ${asNamed}`,
    office === undefined || office === name || asNamed?.includes(office) === true ? undefined : office,
    onBehalfOf === undefined ? undefined : `for ${onBehalfOf}`,
    doubtOf(participant),
    note,
  ]
    .filter((words) => words !== undefined)
    .join('; ')
}

/** "Schnitzler, Arthur" is no other name than "Arthur Schnitzler". */
const inOrder = (name: string): string => name.replace(/^(?<last>[^,]+),\s+(?<first>[^,]+)$/u, '$<first> $<last>')

export function placesOf({ document, places }: Described): Entry[] {
  return (document.places ?? []).map(({ place, asNamed, role }) => {
    const held = place === undefined ? undefined : places.get(place)
    const words = asNamed ?? (held === undefined ? 'not named' : preferredName(held))
    const told = PLACE_ROLE[role]
    return {
      words,
      ...(held === undefined ? {} : { href: address.place(held.id) }),
      ...(told === undefined ? {} : { role: told }),
    }
  })
}

export function subjectsOf({ document, subjects }: Described): Entry[] {
  const linked = (document.subjects ?? []).flatMap((id) => {
    const subject = subjects.get(id)
    return subject === undefined ? [] : [{ words: preferredName(subject), href: address.subject(subject.id) }]
  })
  return [...linked, ...(document.keywords ?? []).map((words) => ({ words }))]
}

export function collectionsOf({ document, collections }: Described): Entry[] {
  return (document.collections ?? []).flatMap(({ collection, position }) => {
    const held = collections.get(collection)
    if (held === undefined) return []
    return [
      {
        words: held.title,
        href: address.collection(held.id),
        ...(position === undefined ? {} : { role: `no. ${position}` }),
      },
    ]
  })
}

/** Every date, unless there is nothing to say beyond the one at the head of the page. */
export function datesOf(document: Document): DateEntry[] {
  const dates = document.dates ?? []
  const [only] = dates
  const plain = only !== undefined && only.basis === 'stated' && only.hour === undefined && only.note === undefined
  if (dates.length < 2 && plain && saysTheSame(only) && madeFrom(document, 'dates.0') === undefined) return []
  return dates.map((date, n) => {
    const machine = date.edtf === undefined ? undefined : machineDate(date.edtf)
    const words = date.edtf === undefined ? (date.asWritten ?? 'not stated') : dateInWords(date.edtf)
    const note = [
      date.asWritten === undefined || date.edtf === undefined || date.asWritten === words
        ? undefined
        : `written ${date.asWritten}`,
      date.calendar === undefined || date.calendar === 'gregorian'
        ? undefined
        : `${date.calendar.replaceAll('-', ' ')} calendar`,
      date.hour,
      date.zone,
      date.basis === 'stated' ? undefined : date.basis,
      date.note,
    ].filter((word) => word !== undefined && word !== '')
    return {
      role: DATE_ROLE[date.role],
      words,
      ...(machine === undefined ? {} : { machine }),
      ...(note.length === 0 ? {} : { note: note.join('; ') }),
      ...made(document, `dates.${n}`),
    }
  })
}

/** Whether the words of a date say no more than its day: those that are read as another, or as none, are told beside it. */
function saysTheSame({ asWritten, edtf, calendar = 'gregorian' }: Dated): boolean {
  if (asWritten === undefined || edtf === undefined) return true
  const [read, ...more] = readDateLine(asWritten, '').dates
  return calendar === 'gregorian' && more.length === 0 && read?.edtf === edtf
}

/** Short facts of the record: label, value, and what it was read from. */
export function factsOf(document: Document): { label: string; value: string; made?: string }[] {
  const numbers = (document.numbers ?? []).map(({ number, office, direction }) =>
    [number, office, direction].filter(Boolean).join(', '),
  )
  const { classification, languages = [], composedIn } = document
  const changes = (classification?.changes ?? []).map(
    ({ to, date }) => `later ${to}${date === undefined ? '' : ` (${dateInWords(date)})`}`,
  )
  return [
    { label: numbers.length > 1 ? 'Bears' : 'Bears number', value: numbers.join('; '), ...made(document, 'numbers') },
    {
      label: 'Classified',
      value: classification === undefined ? '' : [classification.marking, ...changes].join('; '),
      ...made(document, 'classification'),
    },
    {
      label: languages.length > 1 ? 'Languages' : 'Language',
      value: languages.map(languageName).join(', '),
      ...made(document, 'languages'),
    },
    { label: 'Composed in', value: composedIn === undefined ? '' : languageName(composedIn) },
  ].filter(({ value }) => value !== '')
}

export function creditsOf(document: Document): string[] {
  const all = [...(document.credits ?? []), ...(document.texts ?? []).flatMap((text) => text.credits ?? [])]
  const by = new Map<string, string[]>()
  for (const { role, name, note } of all) {
    const words = note === undefined ? name : `${name} (${note})`
    const names = by.get(CREDIT[role]) ?? []
    if (!names.includes(words)) by.set(CREDIT[role], [...names, words])
  }
  return [...by].map(([role, names]) => {
    // "Müller, Martin Anton; Susen, Gerd-Hermann": where a name has a comma, another sign parts one from the next.
    const between = names.some((name) => name.includes(',')) ? '; ' : ', '
    return `${role} ${names.join(between)}`.replace(/\.?$/u, '.')
  })
}
