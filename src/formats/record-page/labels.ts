import type { PageLine } from './line.ts'

/** Labels that stand after the text, before `Document Information`. */
const ABOVE = [
  'Author(s)',
  'Document Contributor',
  'Associated People & Organizations',
  'Associated Places',
  'Associated Topics',
  'Subjects Discussed',
  'Related Documents',
] as const
const HEADING = 'Document Information' as const
/** Labels that stand below it. */
const BELOW = [
  'Source',
  'Original Archive',
  'Rights',
  'Original Uploaded Date',
  'Type',
  'Language',
  'Original Classification',
  'Record ID',
  'Donors',
] as const

export type Label = (typeof ABOVE)[number] | (typeof BELOW)[number] | typeof HEADING

/** A label with the lines that follow it, blank ones left out. A label that the page names and we do not know is `unknown`. */
export interface Section {
  readonly label: Label
  readonly line: number
  readonly values: readonly PageLine[]
  readonly unknown?: string
}

const BY_NAME: ReadonlyMap<string, Label> = new Map(
  [...ABOVE, HEADING, ...BELOW].flatMap((label: Label): [string, Label][] => [
    [plain(label), label],
    [plain(label.replace('(s)', 's')), label],
    [plain(label.replace(' & ', ' and ')), label],
  ]),
)

function plain(given: string): string {
  return given.toLowerCase().replace(/\s+/gu, ' ').trim()
}

/** The label that a line is, with the value on the same line where a colon or a tab parts them (`Record ID: 112659`). */
export function labelOf(line: string): { readonly label: Label; readonly value: string } | undefined {
  const whole = BY_NAME.get(plain(line.replace(/:$/u, '')))
  if (whole !== undefined) return { label: whole, value: '' }
  const found = /^(?<name>[^:\t]{4,40}?)\s*[:\t]\s*(?<value>.+)$/u.exec(line)?.groups
  const label = BY_NAME.get(plain(found?.name ?? ''))
  return label === undefined ? undefined : { label, value: found?.value ?? '' }
}

/**
 * Where the labels begin: lines before that are the text and its summary. A text may hold a line "Source" or "Rights" of its own, so
 * the labels are looked for from the end: those below the heading stand after it, and those above it just before it.
 */
export function beginningOfLabels(lines: readonly PageLine[]): number {
  const last = new Map<Label, number>()
  for (const [at, line] of lines.entries()) {
    const found = labelOf(line.text)
    if (found !== undefined && at > 0) last.set(found.label, at)
  }
  const heading = last.get(HEADING)
  const below = BELOW.map((label) => last.get(label)).filter((at) => at !== undefined)
  if (heading === undefined && below.length < 2) return lines.length
  const anchor = heading ?? Math.min(...below)
  const above = ABOVE.map((label) => last.get(label)).filter((at) => at !== undefined && at < anchor)
  return Math.min(anchor, ...above.filter((at) => at !== undefined))
}

/** The labels with their values, in the order of the page. The values before the first label below the heading stand under the heading itself. */
export function sectionsOf(lines: readonly PageLine[]): readonly Section[] {
  const sections: { label: Label; line: number; values: PageLine[]; unknown?: string }[] = []
  for (const line of lines) {
    if (line.text === '') continue
    const found = labelOf(line.text)
    if (found !== undefined) {
      const values = found.value === '' ? [] : [{ number: line.number, text: found.value }]
      sections.push({ label: found.label, line: line.number, values })
      continue
    }
    const unknown = /^(?<label>[\p{Lu}][^:.]{1,40}):$/u.exec(line.text)?.groups?.label
    const label = sections.at(-1)?.label ?? HEADING
    if (unknown !== undefined) sections.push({ label, line: line.number, values: [], unknown })
    else sections.at(-1)?.values.push(line)
  }
  return sections
}
