import { HELD_AS } from '#document/document.ts'
import type { Draft, DraftParticipant, DraftPlace, Placed } from '#document/draft.ts'
import { PARTICIPANT_ROLES } from '#document/participant.ts'
import { childrenOf, find, within, wordsOf, type XmlElement } from '../xml/element.ts'
import type { Gathering } from './gathering.ts'
import { readParticipant, readPlace } from './names.ts'

/** What `writeTei` puts in notes, for want of an element: how it is held, numbers, the marking; and the record number, in an `idno`. */
export function readNotes(
  header: XmlElement,
  gathering: Gathering,
): { readonly numbers: readonly Placed<string>[] } & Pick<Draft, 'held' | 'classification' | 'number'> {
  const notes = childrenOf(find(header, 'fileDesc/notesStmt'), 'note')
  const of = (type: string) =>
    notes.flatMap((note) => {
      if (note.attributes.type !== type || wordsOf(note) === '') return []
      gathering.take(note)
      return [{ value: wordsOf(note), at: gathering.at(note) }]
    })
  const idno = within(find(header, 'fileDesc/publicationStmt'), 'idno').find(
    ({ attributes }) => attributes.type === 'record',
  )
  gathering.take(idno)
  const numbers = of('number')
  const [classification] = of('classification')
  const [told] = of('held')
  const held = HELD_AS.find((one) => one === told?.value)
  return {
    ...(held === undefined ? {} : { held }),
    numbers,
    ...(classification === undefined ? {} : { classification }),
    ...(idno === undefined || wordsOf(idno) === '' ? {} : { number: { value: wordsOf(idno), at: gathering.at(idno) } }),
  }
}

/** Persons and bodies that are listed with a part in the document, and places that it is about or names. */
export function readProfile(
  header: XmlElement,
  gathering: Gathering,
): { readonly participants: readonly DraftParticipant[]; readonly places: readonly DraftPlace[] } {
  const participants = within(find(header, 'profileDesc/particDesc'), 'person', 'org').flatMap((entry) => {
    const role = PARTICIPANT_ROLES.find((one) => one === entry.attributes.role)
    const name = childrenOf(entry, 'persName', 'orgName', 'name')[0]
    if (role === undefined || name === undefined) return []
    gathering.take(entry)
    return readParticipant(name, role, gathering) ?? []
  })
  const places = within(find(header, 'profileDesc/settingDesc'), 'place').flatMap((entry) => {
    const name = childrenOf(entry, 'placeName', 'settlement')[0]
    if (name === undefined) return []
    gathering.take(entry)
    return readPlace(name, entry.attributes.type === 'subject' ? 'subject' : 'mentioned', gathering) ?? []
  })
  return { participants, places }
}
