import { z } from 'zod'
import { DATE_ROLES } from '#document/dated.ts'
import type { Issue } from '#value/issue.ts'
import { FIELDS, type Field } from '../fields/field.ts'

const field = z.enum(FIELDS as readonly [Field, ...Field[]])
const columns = z
  .union([z.string(), z.array(z.string()).min(1)])
  .transform((given) => (typeof given === 'string' ? [given] : given))

const target = z.strictObject({
  field,
  /** What parts several values in a cell; found out where it is not said. */
  split: z.string().min(1).max(5).exactOptional(),
  /** The language of the words in the cell. */
  lang: z.string().exactOptional(),
  /** Words for values that are signs. */
  values: z
    .record(z.string(), z.string())
    .transform((given): ReadonlyMap<string, string> => new Map(Object.entries(given)))
    .exactOptional(),
})
const whole = z.union([field.transform((name): z.output<typeof target> => ({ field: name })), target])

/**
 * Which column means what. Columns that it does not name go to `unplaced`.
 *
 * ```yaml
 * key: [edition, key]            # columns that together are a row's full identifier
 * group: [letter]                # adjacent rows that agree in these are one document
 * columns:
 *   sender: sender               # a column and its field
 *   edition: [edition, collection]
 *   addressee: { field: recipient, split: '|' }
 *   inhalt: { field: summary, lang: de }
 *   band: { field: edition, values: { F-1: 'Briefe aus der Frankfurter Zeit 1' } }
 * constants: { language: de, genre: letter }
 * dateRole: sent                 # what a plain `date` is the date of
 * openingDate: true              # look for the date at the beginning of the text
 * delimiter: ';'
 * header: false                  # columns are then called "column 1", "column 2"
 * ```
 */
export const mappingSchema = z.strictObject({
  key: columns.exactOptional(),
  group: columns.exactOptional(),
  columns: z.record(z.string(), z.union([whole.transform((one) => [one]), z.array(whole).min(1)])),
  constants: z.partialRecord(field, z.union([z.string(), z.number()]).transform(String)).exactOptional(),
  dateRole: z.enum(DATE_ROLES).exactOptional(),
  openingDate: z.boolean().exactOptional(),
  delimiter: z.string().length(1).exactOptional(),
  quote: z.string().length(1).exactOptional(),
  header: z.boolean().exactOptional(),
})

export type Mapping = z.output<typeof mappingSchema>

/** The mapping, or what is wrong with it: nothing is then read. */
export function readMapping(
  given: unknown,
  at: string,
): { readonly mapping?: Mapping; readonly issues: readonly Issue[] } {
  const read = mappingSchema.safeParse(given)
  if (read.success) return { mapping: read.data, issues: [] }
  const issues = read.error.issues.map((issue): Issue => {
    const path = issue.path.map(String).join('.')
    const message = path.startsWith('columns.')
      ? 'is no field, nor a list of fields (docs/import.md lists them)'
      : issue.message
    return {
      severity: 'error',
      at,
      field: `mapping${path === '' ? '' : `.${path}`}`,
      message: `${message}; nothing was read`,
    }
  })
  return { issues }
}
