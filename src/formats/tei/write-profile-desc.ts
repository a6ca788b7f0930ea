import { preferredName } from '#authority/agent.ts'
import type { BodyElement } from '#document/body.ts'
import { CALENDARS, type DateRole } from '#document/dated.ts'
import type { Document, Relation } from '#document/document.ts'
import { readGenre } from '#document/genre.ts'
import type { ParticipantRole, PlaceRole } from '#document/participant.ts'
import type { Described } from '#holding/described.ts'
import { languageName } from '#value/language.ts'
import { addresses, language, make, makeFilled } from './element-maker.ts'
import { idPrefix } from './own-ids.ts'
import { writeDate } from './write-dates.ts'
import { CERT, writePerson, writePlace } from './write-names.ts'

/** Who wrote to whom and when, in which languages, about what. */
export function writeProfileDesc(described: Described): BodyElement | undefined {
  return makeFilled(
    'profileDesc',
    ...abstracts(described),
    calendars(described),
    languages(described),
    correspDesc(described),
    particDesc(described),
    settingDesc(described),
    textClass(described),
  )
}

const abstracts = ({ document: { summary = [] } }: Described): readonly BodyElement[] =>
  summary.map(({ lang, text }) => make('abstract', { 'xml:lang': language(lang) }, make('p', {}, text)))

function calendars({ document: { id, dates = [] } }: Described): BodyElement | undefined {
  const used = CALENDARS.filter(
    (calendar) => calendar !== 'gregorian' && dates.some((date) => date.calendar === calendar),
  )
  return makeFilled(
    'calendarDesc',
    ...used.map((calendar) => make('calendar', { 'xml:id': `${idPrefix(id)}${calendar}` }, make('p', {}, calendar))),
  )
}

function languages({ document }: Described): BodyElement | undefined {
  const idents = (document.languages ?? []).flatMap((tag) => language(tag) ?? [])
  return makeFilled('langUsage', ...idents.map((ident) => make('language', { ident }, languageName(ident))))
}

interface Act {
  readonly type: string
  readonly participant?: ParticipantRole
  readonly date: DateRole
  readonly place?: PlaceRole
}
const ACTS: readonly Act[] = [
  { type: 'sent', participant: 'sender', date: 'sent', place: 'sent-from' },
  { type: 'transmitted', participant: 'via', date: 'dispatched' },
  { type: 'received', participant: 'recipient', date: 'received', place: 'sent-to' },
]

function correspDesc(described: Described): BodyElement | undefined {
  const { participants = [], dates = [], places = [], relations = [] } = described.document
  const prefix = idPrefix(described.document.id)
  const acts = ACTS.map(({ type, participant, date, place }) =>
    action(type, [
      ...participants.filter(({ role }) => role === participant).map((one) => writePerson(one, described)),
      ...places.filter(({ role }) => role === place).map((one) => writePlace(one, described)),
      ...dates.filter(({ role }) => role === date).map((one) => writeDate(one, prefix)),
    ]),
  )
  // Dates for which TEI has no action: one named for what was done.
  const others = dates
    .filter(({ role }) => !ACTS.some(({ date }) => date === role))
    .map((date) => action(date.role, [writeDate(date, prefix)]))
  const context = makeFilled('correspContext', ...relations.map(writeRelation))
  return makeFilled('correspDesc', ...acts, ...others, context)
}

const action = (type: string, parts: readonly BodyElement[]) =>
  parts.length === 0 ? undefined : make('correspAction', { type }, ...parts)

function writeRelation({ kind, to, note, certainty }: Relation): BodyElement {
  const cert = certainty === undefined ? undefined : CERT[certainty]
  if ('document' in to) return make('ref', { type: kind, target: to.document, cert }, note)
  const target = addresses(to.address ?? to.citation)
  return make('ref', { type: kind, target, cert }, target === to.citation ? note : to.citation)
}

const IN_ACTS: readonly (ParticipantRole | undefined)[] = [...ACTS.map(({ participant }) => participant), 'author']

function particDesc(described: Described): BodyElement | undefined {
  const others = (described.document.participants ?? []).filter(({ role }) => !IN_ACTS.includes(role))
  const named = others.map((one) => ({ role: one.role, name: writePerson(one, described) }))
  const persons = named
    .filter(({ name }) => name.name === 'persName')
    .map(({ role, name }) => make('person', { role }, name))
  const bodies = named
    .filter(({ name }) => name.name === 'orgName')
    .map(({ role, name }) => make('org', { role }, name))
  return makeFilled('particDesc', makeFilled('listPerson', ...persons), makeFilled('listOrg', ...bodies))
}

function settingDesc(described: Described): BodyElement | undefined {
  const others = (described.document.places ?? []).filter(({ role }) => role === 'subject' || role === 'mentioned')
  const places = others.map((one) => make('place', { type: one.role }, writePlace(one, described)))
  return makeFilled('settingDesc', makeFilled('listPlace', ...places))
}

function textClass({ document, subjects }: Described): BodyElement | undefined {
  const named = (document.subjects ?? []).flatMap((id) => {
    const subject = subjects.get(id)
    return subject === undefined ? [] : [preferredName(subject)]
  })
  const terms = [...named, ...(document.keywords ?? [])].map((term) => make('term', {}, term))
  const word = genreWord(document)
  const genre = word === undefined ? undefined : make('keywords', { scheme: '#genre' }, make('term', {}, word))
  return makeFilled('textClass', genre, makeFilled('keywords', ...terms))
}

/** The source's own word for the kind of paper, where it is one that is read as that kind. */
const genreWord = ({ genre, genreAsGiven }: Document): string | undefined =>
  genreAsGiven !== undefined && readGenre(genreAsGiven)?.genre === genre ? genreAsGiven : genre
