import type { Text } from '#document/text.ts'
import { languageName } from '#value/language.ts'
import type { Heading, TextHtml } from '../../body/text-html.ts'
import { inARow } from '../../words/counted.ts'
import { direction } from '../../words/direction.ts'
import { SPEAKS } from '../../words/terms.ts'
import { inStep } from './in-step.ts'

/** What kind of text stands on the page, and in what language. */
export interface TextHead {
  readonly label: string
  readonly tells: string
  readonly lang?: string
  readonly dir?: 'rtl'
}

export interface TextProps extends TextHead {
  readonly html: string
  readonly headings: readonly Heading[]
  /** The words of each place that is marked. */
  readonly found: readonly string[]
}

export interface Choice {
  readonly label: string
  readonly href: string
  readonly here: boolean
}

/** One of two texts that stand beside each other; where there are more than two, what else may stand there. */
export interface Side extends TextHead {
  readonly choices: readonly Choice[]
}

/** Two texts beside each other, row by row. */
export interface BesideProps {
  readonly left: Side
  readonly right: Side
  readonly rows: readonly { readonly left: string; readonly right: string }[]
  /** Nothing says which block gives the words of which. */
  readonly apart: boolean
}

/** A text with its HTML. */
export interface Shown {
  readonly text: Text
  readonly set: TextHtml
}

type Parameters = readonly (readonly [name: string, value: string])[]

/** `/documents/112659?text=t2&beside=t1`; the first text needs no saying. */
export function hrefOf(path: string, texts: readonly Text[], text: Text, more: Parameters = []): string {
  const own = text === texts[0] ? [] : [['text', text.id] as const]
  const parameters = new URLSearchParams([...own, ...more].map(([name, value]) => [name, value]))
  return parameters.size === 0 ? path : `${path}?${parameters}`
}

/** The texts of a record, one of which is shown, or two beside each other. `carried`: what of a search goes along. */
export function choicesOf(
  texts: readonly Text[],
  path: string,
  shown: Text | undefined,
  beside: Text | undefined,
  carried: Parameters,
): Choice[] {
  if (texts.length < 2 || shown === undefined) return []
  const single = texts.map((text) => ({
    label: labelOf(text, texts),
    href: hrefOf(path, texts, text, carried),
    here: beside === undefined && text === shown,
  }))
  const other = beside ?? counterpartOf(texts, shown)
  const both = {
    label: 'Beside each other',
    href: hrefOf(path, texts, shown, [['beside', other.id], ...carried]),
    here: beside !== undefined,
  }
  return [...single, both]
}

/** What a text is best read beside: what it translates, else a translation of it, else any other. */
function counterpartOf(texts: readonly Text[], text: Text): Text {
  const found =
    texts.find(({ id }) => id === text.translates) ??
    texts.find(({ translates }) => translates === text.id) ??
    texts.find((one) => one !== text)
  return found ?? text
}

/** "Translation, English", with the translator's name, or a number, where the record has several of the kind in the language. */
export function labelOf(text: Text, texts: readonly Text[]): string {
  const alike = texts.filter(({ kind, lang }) => kind === text.kind && lang === text.lang)
  const by = text.credits?.find(({ role }) => role === 'translated' || role === 'transcribed')?.name
  return [
    SPEAKS[text.kind][0],
    text.lang === undefined ? undefined : languageName(text.lang),
    alike.length < 2 ? undefined : by === undefined ? `no. ${alike.indexOf(text) + 1}` : `by ${by}`,
  ]
    .filter((words) => words !== undefined)
    .join(', ')
}

export function textProps({ text, set: { html, headings, found } }: Shown, texts: readonly Text[]): TextProps {
  return { ...headOf(text, texts), html, headings, found }
}

function headOf(text: Text, texts: readonly Text[]): TextHead {
  const [label, tells] = SPEAKS[text.kind]
  const by = (text.credits ?? [])
    .filter((credit) => credit.role === 'translated' || credit.role === 'transcribed')
    .map((credit) => credit.name)
  const from =
    typeof text.translates === 'string' ? texts.find((one) => one.id === text.translates)?.lang : text.translates?.lang
  const words = [
    `${tells}${text.lang === undefined ? '' : `, in ${languageName(text.lang)}`}`,
    from === undefined ? undefined : `from the ${languageName(from)}`,
    by.length === 0 ? undefined : `by ${inARow(by)}`,
    text.completeness === 'excerpt'
      ? 'an excerpt'
      : text.completeness === 'sanitized'
        ? 'parts are withheld'
        : undefined,
    text.lang === undefined ? 'language not stated' : undefined,
  ]
  return {
    label,
    tells: words.filter((word) => word !== undefined).join(', '),
    ...(text.lang === undefined ? {} : { lang: text.lang }),
    ...direction(text.lang),
  }
}

export function besideProps(
  left: Shown,
  right: Shown,
  texts: readonly Text[],
  path: string,
  carried: Parameters,
): BesideProps {
  const rows = inStep(left.set.blocks, right.set.blocks)
  const choices = (others: Text, here: Text, href: (text: Text) => string): Choice[] =>
    texts.length < 3
      ? []
      : texts
          .filter((text) => text !== others)
          .map((text) => ({ label: labelOf(text, texts), href: href(text), here: text === here }))
  return {
    left: {
      ...headOf(left.text, texts),
      choices: choices(right.text, left.text, (text) =>
        hrefOf(path, texts, text, [['beside', right.text.id], ...carried]),
      ),
    },
    right: {
      ...headOf(right.text, texts),
      choices: choices(left.text, right.text, (text) =>
        hrefOf(path, texts, left.text, [['beside', text.id], ...carried]),
      ),
    },
    rows: rows.map((row) => ({ left: htmlOf(left.set, row.left), right: htmlOf(right.set, row.right) })),
    apart: rows.length === 1 && left.set.blocks.length + right.set.blocks.length > 2,
  }
}

/** The HTML of a run of blocks, each in the language of the division that it was taken from. */
const htmlOf = ({ html, blocks }: TextHtml, [first, end]: readonly [number, number]): string =>
  blocks
    .slice(first, end)
    .map(({ from, to, lang }) => {
      const block = html.slice(from, to)
      // A language tag holds letters, digits and hyphens alone.
      return lang === undefined ? block : `<div lang="${lang}">${block}</div>`
    })
    .join('')
