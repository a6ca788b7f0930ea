import type { Unplaced } from '#document/document.ts'
import type { DraftParticipant, DraftPlace } from '#document/draft.ts'
import { PARTICIPANT_ROLES, type PlaceRole } from '#document/participant.ts'
import type { Cell } from './cell.ts'
import { type Field, slotsIn, valuesIn } from './field.ts'

interface Named {
  readonly name: string
  readonly refs?: readonly string[]
  readonly at: string
}

const PLACES: readonly (readonly [field: Field, refs: Field, role: PlaceRole])[] = [
  ['sender-place', 'sender-place-ref', 'sent-from'],
  ['recipient-place', 'recipient-place-ref', 'sent-to'],
  ['place', 'place-ref', 'subject'],
]

/** The people and places that the cells of one row name. Identifiers go to the names beside them, one to one; what has no name is unplaced. */
export function namedIn(cells: readonly Cell[]): {
  readonly participants: readonly DraftParticipant[]
  readonly places: readonly DraftPlace[]
  readonly unplaced: readonly Unplaced[]
} {
  const unplaced: Unplaced[] = []
  const participants = PARTICIPANT_ROLES.flatMap((role) =>
    pairs(cells, role, `${role}-ref`, unplaced).map((named) => ({ role, ...named })),
  )
  const places = PLACES.flatMap(([field, refs, role]) =>
    pairs(cells, field, refs, unplaced).map((named) => ({ role, ...named })),
  )
  return { participants, places, unplaced }
}

function pairs(cells: readonly Cell[], field: Field, refField: Field, unplaced: Unplaced[]): readonly Named[] {
  const names = cells
    .filter((cell) => cell.field === field)
    .flatMap((cell) => valuesIn(field, cell.value, cell.split).map((value) => ({ value, cell })))
  const slots = cells
    .filter((cell) => cell.field === refField)
    .flatMap((cell) => slotsIn(refField, cell.value, cell.split).map((value) => ({ value, cell })))
  const isPaired = names.length === 1 || slots.length === names.length
  if (!isPaired) {
    const refs = slots.filter(({ value }) => value !== '')
    unplaced.push(...refs.map(({ value, cell }) => ({ label: cell.label, value, at: cell.at })))
  }
  return names.map(({ value, cell }, n) => {
    const mine = !isPaired ? [] : names.length === 1 ? slots : slots.slice(n, n + 1)
    const refs = mine.map((slot) => slot.value).filter((ref) => ref !== '')
    return { name: value, at: cell.at, ...(refs.length === 0 ? {} : { refs }) }
  })
}
