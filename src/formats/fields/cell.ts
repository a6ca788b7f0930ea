import type { Field } from './field.ts'

/** A value that stands under a field's name: a cell of a table, a line of a YAML head. */
export interface Cell {
  readonly field: Field
  readonly label: string
  readonly value: string
  readonly at: string
  /** What parts several values in it. */
  readonly split?: string
  /** The language of the words in it, where a mapping says so. */
  readonly lang?: string
}
