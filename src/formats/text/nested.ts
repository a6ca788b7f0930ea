import { z } from 'zod'
import { CALENDARS, DATE_ROLES } from '#document/dated.ts'
import { RELATION_KINDS } from '#document/document.ts'
import type { Draft } from '#document/draft.ts'
import { PARTICIPANT_ROLES, PLACE_ROLES } from '#document/participant.ts'
import { CREDIT_ROLES } from '#document/rights.ts'
import { WITNESS_KINDS } from '#document/witness.ts'
import { parseEdtf } from '#value/edtf.ts'
import { plainName } from '../fields/names.ts'

const words = z.string().min(1)
const refs = z.union([words.transform((one) => [one]), z.array(words)])

const participant = z.strictObject({
  role: z.enum(PARTICIPANT_ROLES),
  name: words,
  office: words.exactOptional(),
  refs: refs.exactOptional(),
  certainty: z.enum(['certain', 'probable', 'possible']).exactOptional(),
  note: words.exactOptional(),
  entityType: z.enum(['person', 'corporate-body']).exactOptional(),
})
const place = z.strictObject({ role: z.enum(PLACE_ROLES).default('subject'), name: words, refs: refs.exactOptional() })
const date = z
  .strictObject({
    role: z.enum(DATE_ROLES),
    edtf: words.refine((given) => parseEdtf(given) !== undefined, 'is no EDTF date').exactOptional(),
    asWritten: words.exactOptional(),
    calendar: z.enum(CALENDARS).exactOptional(),
    hour: words.exactOptional(),
    basis: z.enum(['stated', 'inferred', 'disputed']).exactOptional(),
    note: words.exactOptional(),
  })
  .refine((given) => given.edtf !== undefined || given.asWritten !== undefined, 'has neither edtf nor asWritten')
const witness = z.strictObject({
  kind: z.enum(WITNESS_KINDS).exactOptional(),
  form: words.exactOptional(),
  repository: words.exactOptional(),
  reference: words.exactOptional(),
  edition: z
    .strictObject({
      title: words,
      volume: words.exactOptional(),
      number: words.exactOptional(),
      pages: words.exactOptional(),
      asGiven: words.exactOptional(),
    })
    .exactOptional(),
  note: words.exactOptional(),
})
const credit = z.strictObject({ role: z.enum(CREDIT_ROLES), name: words, note: words.exactOptional() })
const relation = z.strictObject({
  kind: z.enum(RELATION_KINDS).default('related'),
  to: words,
  note: words.exactOptional(),
})
const summary = z.strictObject({ lang: words.exactOptional(), text: words })

/** What the lists of maps in a head give. */
export type Listed = Pick<
  Draft,
  'participants' | 'places' | 'dates' | 'witnesses' | 'credits' | 'relations' | 'summaries'
>

/** Lists of maps that a head may hold, by name, each with the reader of one of its maps. */
const LISTS: ReadonlyMap<string, (item: unknown, at: string) => Listed | z.core.$ZodIssue> = new Map([
  ['participants', list(participant, (value, at) => ({ participants: [{ ...value, at }] }))],
  ['places', list(place, (value, at) => ({ places: [{ ...value, at }] }))],
  ['dates', list(date, (value, at) => ({ dates: [{ ...value, at }] }))],
  ['witnesses', list(witness, (value, at) => ({ witnesses: [{ ...value, at }] }))],
  ['credits', list(credit, (value, at) => ({ credits: [{ value, at }] }))],
  ['relations', list(relation, ({ to, ...value }, at) => ({ relations: [{ ...value, value: to, at }] }))],
  ['summaries', list(summary, ({ text, ...value }, at) => ({ summaries: [{ ...value, value: text, at }] }))],
])

function list<T>(schema: z.ZodType<T>, give: (value: T, at: string) => Listed) {
  return (item: unknown, at: string): Listed | z.core.$ZodIssue => {
    const read = schema.safeParse(item)
    if (read.success) return give(read.data, at)
    return read.error.issues[0] ?? { code: 'custom', path: [], message: 'cannot be read', input: item }
  }
}

/** The reader of a list's maps, by the name of the field; undefined for any other field. */
export const listNamed = (label: string) => LISTS.get(plainName(label))
