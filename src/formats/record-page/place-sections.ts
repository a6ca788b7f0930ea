import type { Unplaced } from '#document/document.ts'
import type { Draft, Placed } from '#document/draft.ts'
import type { ParticipantRole } from '#document/participant.ts'
import { isDateLine, NAMES_THE_ARCHIVE } from './furniture.ts'
import type { Label, Section } from './labels.ts'
import type { PageLine } from './line.ts'

type Of<K extends keyof Draft> = NonNullable<Draft[K]>

/** What the labels of a page say, by the draft's fields. */
export interface Sectioned {
  readonly sources: Of<'sources'>
  readonly archive?: Placed<string>
  readonly rights: Of<'rights'>
  readonly since?: string
  readonly genre?: Placed<string>
  readonly languages: Of<'languages'>
  readonly classification?: Placed<string>
  readonly number?: Placed<string>
  readonly credits: Of<'credits'>
  readonly participants: Of<'participants'>
  readonly places: Of<'places'>
  readonly subjects: Of<'subjects'>
  readonly relations: Of<'relations'>
  readonly unplaced: readonly Unplaced[]
}

/** The field that an empty label leaves empty. */
const FIELD: Readonly<Record<Label, string>> = {
  'Author(s)': 'participants',
  'Document Contributor': 'credits',
  'Associated People & Organizations': 'participants',
  'Associated Places': 'places',
  'Associated Topics': 'subjects',
  'Subjects Discussed': 'subjects',
  'Related Documents': 'relations',
  'Document Information': 'file',
  Source: 'witnesses',
  'Original Archive': 'witnesses',
  Rights: 'rights',
  'Original Uploaded Date': 'takenFrom',
  Type: 'genre',
  Language: 'languages',
  'Original Classification': 'classification',
  'Record ID': 'id',
  Donors: 'credits',
}

/** Labels that take one value; a second line below one has lost its own label. */
const SINGLE: ReadonlySet<Label> = new Set([
  'Original Archive',
  'Original Uploaded Date',
  'Type',
  'Original Classification',
  'Record ID',
])

const PROSE = 80

export function placeSections(
  sections: readonly Section[],
  at: (line: number) => string,
  note: (line: number, field: string, message: string, severity?: 'note' | 'warning') => void,
): Sectioned {
  const lines = new Map<Label, PageLine[]>()
  const unplaced: Unplaced[] = []
  for (const section of sections) {
    const { label, line, unknown } = section
    if (unknown !== undefined) {
      unplaced.push({ label: unknown, value: section.values.map((value) => value.text).join('\n'), at: at(line) })
      continue
    }
    if (section.values.length === 0 && label !== 'Document Information')
      note(line, FIELD[label], `“${label}” has no value`)
    const values = SINGLE.has(label) ? section.values.slice(0, 1) : section.values
    lines.set(label, [...(lines.get(label) ?? []), ...values])
    unplaced.push(...pairs(section.values.slice(values.length), label, at))
  }
  const of = (label: Label) => (lines.get(label) ?? []).map((line) => ({ value: line.text, at: at(line.number) }))
  const one = <K extends string>(name: K, label: Label): { readonly [key in K]?: Placed<string> } => {
    const [value] = of(label)
    return value === undefined ? {} : ({ [name]: value } as { readonly [key in K]: Placed<string> })
  }
  const people = (role: ParticipantRole, label: Label) => of(label).map(({ value, at }) => ({ role, name: value, at }))
  const placed = withoutLabel(of('Document Information'))
  unplaced.push(...placed.rest.map((value) => ({ label: 'under Document Information', ...value })))
  const since = of('Original Uploaded Date')[0]
  const rights = [...placed.rights, ...of('Rights')]
  return {
    sources: [...placed.sources, ...of('Source')],
    ...one('archive', 'Original Archive'),
    rights:
      rights.length === 0
        ? []
        : [{ value: { statement: rights.map(({ value }) => value).join('\n\n') }, at: rights[0]?.at ?? at(1) }],
    ...(since === undefined ? {} : { since: since.value }),
    ...one('genre', 'Type'),
    languages: of('Language').flatMap(({ value, at }) =>
      value
        .split(/\s*[,;/]\s*|\s+and\s+/u)
        .filter(Boolean)
        .map((language) => ({ value: language, at })),
    ),
    ...one('classification', 'Original Classification'),
    ...one('number', 'Record ID'),
    credits: [
      ...of('Document Contributor').map(({ value, at }) => ({
        value: { role: 'contributed' as const, name: value },
        at,
      })),
      ...of('Donors').map(({ value, at }) => ({ value: { role: 'funded' as const, name: value }, at })),
    ],
    participants: [...people('author', 'Author(s)'), ...people('mentioned', 'Associated People & Organizations')],
    places: of('Associated Places').map(({ value, at }) => ({ role: 'subject' as const, name: value, at })),
    subjects: [...of('Associated Topics'), ...of('Subjects Discussed')],
    relations: related(of('Related Documents')),
    unplaced,
  }
}

/** Lines after a label's one value: a label that we do not know with its value, two by two; what is left over stands alone. */
function pairs(lines: readonly PageLine[], after: Label, at: (line: number) => string): Unplaced[] {
  const found: Unplaced[] = []
  for (let n = 0; n < lines.length; n += 2) {
    const [label, value] = [lines[n], lines[n + 1]]
    if (label === undefined) continue
    if (value === undefined || label.text.length > 50)
      found.push({ label: `after ${after}`, value: label.text, at: at(label.number) })
    if (value !== undefined)
      found.push({
        label: label.text.length > 50 ? `after ${after}` : label.text,
        value: value.text,
        at: at(value.number),
      })
  }
  return found
}

/** Values that stand under the heading without a label: the source comes first, and the rights paragraphs are known by their words. */
function withoutLabel(values: readonly Placed<string>[]) {
  const isRights = ({ value }: Placed<string>) =>
    value.length > PROSE &&
    (NAMES_THE_ARCHIVE.test(value) || /\b(?:copyright|rights status|permission)\b/iu.test(value))
  const [first, ...others] = values.filter((value) => !isRights(value))
  return { sources: first === undefined ? [] : [first], rights: values.filter(isRights), rest: others }
}

/** Related documents are listed as date and title, or title alone; a sentence after a title tells about it. */
function related(values: readonly Placed<string>[]): Of<'relations'> {
  const found: { kind: 'related'; value: string; at: string; note?: string }[] = []
  let date: string | undefined
  for (const { value, at } of values) {
    const entry = found.at(-1)
    if (isDateLine(value)) date = value
    else if (date === undefined && entry !== undefined && /[.!?]$/u.test(value)) {
      entry.note = [entry.note, value].filter((words) => words !== undefined).join('; ')
    } else {
      found.push({ kind: 'related', value, at, ...(date === undefined ? {} : { note: date }) })
      date = undefined
    }
  }
  if (date !== undefined) found.push({ kind: 'related', value: date, at: values.at(-1)?.at ?? '' })
  return found
}
