import { readName } from '#authority/name-form.ts'
import { displayDate } from '#value/display-date.ts'
import type { Issue } from '#value/issue.ts'
import type { Dated } from './dated.ts'
import { type Document, type Part, principalDate } from './document.ts'
import { genreLabel } from './genre.ts'
import type { Participant, ParticipantRole } from './participant.ts'
import { readTitle, type TitleName, type TitleRead } from './title.ts'
import { mayAgree } from './to-document-dates.ts'

/** What the source states; a title only fills what is missing here. */
export interface Stated {
  readonly genre: Pick<Document, 'genre' | 'genreAsGiven'>
  readonly dates: readonly Dated[]
  readonly participants: readonly Participant[]
  readonly numbers: NonNullable<Document['numbers']>
}

/** What is stated, completed from the title, with an entry for everything that was only read there. */
export interface Completed extends Stated {
  readonly parts: readonly Part[]
  readonly inferred: NonNullable<Document['inferred']>
  readonly issues: readonly Issue[]
}

const FROM = 'title'

/** Completes what is stated from the title (model.md, `inferred`): each kind of value only where the source has none of it. */
export function completeFromTitle(title: string, stated: Stated, at: string): Completed {
  const read = readTitle(title, at)
  const inferred: { field: string; from: string }[] = []
  const infer = <T>(field: string, values: readonly T[]): readonly T[] => {
    if (values.length > 0) inferred.push({ field, from: FROM })
    return values
  }
  const named = (role: ParticipantRole, names: readonly TitleName[]) =>
    stated.participants.some((participant) => participant.role === role)
      ? []
      : infer(
          `participants.${role}`,
          names.map((name): Participant => {
            const { office } = readName(name.asNamed)
            return { role, ...name, ...(office === undefined ? {} : { office }) }
          }),
        )
  const participants = [
    ...stated.participants,
    ...named('sender', read.senders),
    ...named('recipient', read.recipients),
    ...named('via', read.via),
    ...named('author', read.authors),
    ...named('interlocutor', read.interlocutors),
  ]
  const numbers = stated.numbers.length > 0 ? stated.numbers : infer('numbers', read.numbers)
  const genre = stated.genre.genre === undefined ? genreOf(read) : stated.genre
  if (stated.genre.genre === undefined && genre.genre !== undefined) inferred.push({ field: 'genre', from: FROM })
  const dates = stated.dates.length > 0 ? stated.dates : infer('dates', datesOf(read))
  const used = new Set([...participants, ...numbers, ...dates].flatMap(({ part }) => part ?? []))
  const parts = infer('parts', used.size === 0 ? [] : read.parts)
  return {
    genre,
    dates,
    participants,
    numbers,
    parts,
    inferred,
    issues: [...read.issues, ...contradictions(read, stated.dates, at)],
  }
}

const genreOf = ({ genre, genreAsGiven }: TitleRead): Stated['genre'] => ({
  ...(genre === undefined ? {} : { genre }),
  ...(genre === undefined || genreAsGiven === undefined ? {} : { genreAsGiven }),
})

/** What has a sender was sent on the day that its title tells; of a conversation or a meeting that is the day it was held. */
const OF_AN_EVENT = new Set(['memorandum of conversation', 'minutes', 'protocol'])

function datesOf({ dates, genre, senders, recipients }: TitleRead): readonly Dated[] {
  const sent = senders.length + recipients.length > 0
  const role = genre !== undefined && OF_AN_EVENT.has(genre) ? 'event' : sent ? 'sent' : 'drafted'
  return dates.map((date): Dated => {
    const notes = [date.note, 'read from the title'].filter((note) => note !== undefined)
    return { role, ...date, basis: 'inferred', note: notes.join('; ') }
  })
}

/** A title may well tell another day (of the event, of a message inside); both stand, and it is told. */
function contradictions(read: TitleRead, dates: readonly Dated[], at: string): Issue[] {
  const stated = principalDate({ dates })
  if (stated?.edtf === undefined) return []
  return read.dates
    .filter(({ edtf, part }) => part !== 'message' && !mayAgree(edtf, stated.edtf))
    .map(({ asWritten }): Issue => {
      const message = `the title says ${asWritten}, the record is dated ${displayDate(stated.edtf ?? '')}; both stand`
      return { severity: 'note', at, field: 'dates', message }
    })
}

/** A title made of what is known, where the source has none: `Letter, Spener to Spizel, 21 September 1666`. */
export function madeTitle({ genre, participants, dates }: Stated): { readonly title: string; readonly from: string } {
  const names = (roles: readonly ParticipantRole[]) =>
    participants
      .filter(({ role }) => roles.includes(role))
      .flatMap(({ asNamed }) => asNamed ?? [])
      .join(', ')
  const [from, to] = [names(['sender', 'author']), names(['recipient'])]
  const who = from !== '' && to !== '' ? `${from} to ${to}` : to !== '' ? `To ${to}` : from
  const date = principalDate({ dates })
  const when = date?.edtf === undefined ? (date?.asWritten ?? '') : displayDate(date.edtf)
  const what = genre.genreAsGiven ?? (genre.genre === undefined ? '' : genreLabel(genre.genre))
  const known = [
    ['genre', capital(what)],
    ['participants', who],
    ['dates', when],
  ].filter(([, words]) => words !== '')
  if (known.length === 0) return { title: '[Untitled]', from: 'nothing that would tell it' }
  return { title: capital(known.map(([, words]) => words).join(', ')), from: known.map(([field]) => field).join(', ') }
}

const capital = (text: string) => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
