import type { Unplaced } from '#document/document.ts'
import type { DraftParticipant, DraftPlace } from '#document/draft.ts'
import { PARTICIPANT_ROLES, type PlaceRole } from '#document/participant.ts'
import type { Cell } from './cell.ts'
import { type Field, valuesIn } from './field.ts'

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
  const of = (wanted: Field) =>
    cells
      .filter((cell) => cell.field === wanted)
      .flatMap((cell) => valuesIn(wanted, cell.value, cell.split).map((value) => ({ value, cell })))
  const names = of(field)
  const refs = of(refField)
  const only = names.length === 1 ? refs.map(({ value }) => value) : undefined
  if (only === undefined && refs.length !== names.length)
    unplaced.push(...refs.map(({ value, cell }) => ({ label: cell.label, value, at: cell.at })))
  return names.map(({ value, cell }, n) => {
    const mine = only ?? (refs.length === names.length ? refs.slice(n, n + 1).map((ref) => ref.value) : [])
    return { name: value, at: cell.at, ...(mine.length === 0 ? {} : { refs: mine }) }
  })
}
