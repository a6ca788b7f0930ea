import { HOUSE_STYLE } from '#dissemination/citing/citing.ts'
import { accessedOn, type Shown, toCslItem } from '#formats/csl/item.ts'
import { type Cited, FORMS, type Form } from '#formats/csl/style.ts'
import type { Described } from '#holding/described.ts'
import { Refusal } from '#value/refusal.ts'
import type { CiteProps } from '../pages/record/cite.tsx'
import type { SiteContext } from '../site-context.ts'

/** What is on the page in the three forms of a style: the house's own, or the one asked for. A style that is not there is refused; one that cannot be used is told of. */
export async function citedOf(
  site: SiteContext,
  described: Described,
  shown: Shown,
  style: string = HOUSE_STYLE,
): Promise<CiteProps> {
  const item = accessedOn(toCslItem(described, site.publisher, shown), site.today())
  const [styles, ...told] = await Promise.all([
    site.citing.styles(),
    ...FORMS.map((form) => site.citing.cite([item], { style, form }).catch(faultOf)),
  ])
  const cited = told.map((one) => (typeof one === 'string' ? [] : one))
  const silent = cited.every((one) => one.length === 0)
    ? `The style “${style}” has no words for this record.`
    : undefined
  const fault = told.find((one) => typeof one === 'string') ?? silent
  const labels = formLabels(styles.find(({ id }) => id === style)?.isInText === true)
  return {
    style,
    styles: styles.map(({ id, title }) => ({ id, title })),
    ...(fault === undefined ? {} : { fault }),
    cited: FORMS.flatMap((form, n) => {
      const one = cited[n]?.[0]
      // A style that cites by author and year has no other form for a second time.
      const isSame = form === 'short' && one?.text === cited[0]?.[0]?.text
      return one === undefined || isSame ? [] : [{ form, label: labels[form].one, runs: one.runs }]
    }),
  }
}

/** What the forms of a style are called, of one document and of several. */
export const formLabels = (
  isInText: boolean,
): Readonly<Record<Form, { readonly one: string; readonly all: string }>> => (isInText ? IN_TEXT : NOTES)
const NOTES = {
  note: { one: 'Note', all: 'Notes' },
  short: { one: 'Short form', all: 'Short forms' },
  bibliography: { one: 'Bibliography', all: 'Bibliography' },
} as const
const IN_TEXT = {
  ...NOTES,
  note: { one: 'In the text', all: 'In the text' },
  short: { one: 'Again', all: 'Again' },
} as const

/** Documents cited together. */
export interface CitedSet {
  readonly form: Form
  /** By their identifiers; what the style has no words for is not among them. */
  readonly cited: readonly Cited[]
}

/** Documents cited as one set. Where no form is asked for they are a bibliography; in a style that has none, notes. */
export async function citedTogether(
  { citing, publisher, today }: SiteContext,
  documents: readonly Described[],
  { style, form }: { readonly style: string; readonly form?: Form },
  signal: AbortSignal,
): Promise<CitedSet> {
  const day = today()
  const items = documents.map((described) => accessedOn(toCslItem(described, publisher), day))
  const citedAs = (as: Form) => citing.cite(items, { style, form: as, signal })
  const usual = { form: form ?? 'bibliography', cited: await citedAs(form ?? 'bibliography') }
  if (form !== undefined || usual.cited.length > 0) return usual
  const notes = await citedAs('note')
  return notes.length > 0 ? { form: 'note', cited: notes } : usual
}

/** Why nothing of a set is cited. */
export const silentInWords = ({ style, form }: { readonly style: string; readonly form?: Form }): string =>
  `The style “${style}” has no words for these documents${form === undefined ? '' : ' in this form'}.`

/** A style that cannot be used takes nothing from the record. */
export function faultOf(cause: unknown): string {
  if (cause instanceof Refusal && cause.code === 'invalid') return cause.message
  throw cause
}

/** A note in the house's own style, plain. */
export async function noteOf(site: SiteContext, described: Described, shown: Shown): Promise<string> {
  const item = accessedOn(toCslItem(described, site.publisher, shown), site.today())
  const [note] = await site.citing.cite([item], { form: 'note' })
  return note?.text ?? ''
}

/** What is kept of a page follows the day, which citations name, and the styles: which there are, what they say, and which is used. */
export async function citingMark({ citing, today }: SiteContext, style: string | undefined): Promise<string> {
  const [own, ...others] = await citing.styles()
  const used = style === undefined || style === own?.id ? '' : style.slice(0, 100)
  return [today(), used, ...others.map(({ mark }) => mark)].join('.')
}
