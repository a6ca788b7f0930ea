import { DATE_ROLES, type DateRole } from '#document/dated.ts'
import { PARTICIPANT_ROLES, type ParticipantRole } from '#document/participant.ts'

/** Fields that are no date and no person, by the name that a mapping uses. */
export const PLAIN_FIELDS = [
  'key',
  'record-number',
  'title',
  'genre',
  'number',
  'classification',
  'date',
  'date-text',
  'year',
  'sender-place',
  'sender-place-ref',
  'recipient-place',
  'recipient-place-ref',
  'place',
  'place-ref',
  'language',
  'source',
  'repository',
  'reference',
  'edition',
  'volume',
  'edition-number',
  'pages',
  'text',
  'translation',
  'regest',
  'summary',
  'subject',
  'collection',
  'position',
  'rights',
  'address',
  'alias',
  'contributed',
  'translated',
  'transcribed',
  'edited',
  'replies-to',
  'related',
] as const
type PlainField = (typeof PLAIN_FIELDS)[number]

/**
 * What a column, or a field of a YAML head, may be: a plain field; a role of a person (`sender`, `via`), with `-ref` for identifiers
 * (`sender-ref`); a role of a date (`sent`, `received`), with `-text` for the date as written (`received-text`).
 */
export type Field = PlainField | ParticipantRole | `${ParticipantRole}-ref` | DateRole | `${DateRole}-text`

export const FIELDS: readonly Field[] = [
  ...PLAIN_FIELDS,
  ...PARTICIPANT_ROLES.flatMap((role): Field[] => [role, `${role}-ref`]),
  ...DATE_ROLES.flatMap((role): Field[] => [role, `${role}-text`]),
]

/** Fields whose cell may hold several values. Source strings are not among them: they have their own reader. */
const SEVERAL: ReadonlySet<Field> = new Set<Field>([
  ...PARTICIPANT_ROLES.flatMap((role): Field[] => [role, `${role}-ref`]),
  'number',
  'sender-place',
  'sender-place-ref',
  'recipient-place',
  'recipient-place-ref',
  'place',
  'place-ref',
  'language',
  'subject',
  'collection',
  'alias',
  'contributed',
  'translated',
  'transcribed',
  'edited',
  'replies-to',
  'related',
])

/**
 * The values in a cell: parted by what the mapping says, else by `|`, else by `;`, where the field may have several. Commas part nothing:
 * names have them (`Stalin, Joseph, 1879-1953`); nor does the semicolon of `&amp;`.
 */
export const valuesIn = (field: Field, cell: string, split?: string): readonly string[] =>
  slotsIn(field, cell, split).filter((value) => value !== '')

/** The same with empty ones: `|http://d-nb.info/gnd/2` is the identifier of the second of two names. */
export function slotsIn(field: Field, cell: string, split?: string): readonly string[] {
  const found = cell.includes('|') ? '|' : /&#?\w+;/u.test(cell) ? undefined : ';'
  const sign = split ?? (SEVERAL.has(field) ? found : undefined)
  return (sign === undefined ? [cell] : cell.split(sign)).map((value) => value.trim())
}
