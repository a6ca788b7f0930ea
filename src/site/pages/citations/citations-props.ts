import { HOUSE_STYLE, MOST_TOGETHER, type StyleListed } from '#dissemination/citing/citing.ts'
import type { Run } from '#formats/csl/runs.ts'
import type { Cited, Form } from '#formats/csl/style.ts'
import type { PageWaysProps } from '../../frame/page-ways.tsx'
import type { StyleChoiceProps } from '../../frame/style-choice.tsx'
import { formLabels } from '../../routes/cited.ts'
import { type CitedList, type CiteWish, citationsAddress } from '../../routes/cited-list.ts'
import type { ListedSlice } from '../../routes/listed.ts'
import { MOST } from '../../routes/search-download.ts'
import type { SiteContext } from '../../site-context.ts'
import { capital, counted, figure } from '../../words/counted.ts'
import type { QueryToldProps } from '../search/query-told.tsx'

/** What is cited on one page. */
export interface Made {
  readonly slice: ListedSlice
  readonly styles: readonly StyleListed[]
  readonly form: Form
  readonly cited: readonly Cited[]
  /** Why the style cannot be used. */
  readonly fault?: string
}

export interface CitationProps {
  readonly id: string
  readonly runs: readonly Run[]
  readonly href: string
  /** Those of its words that lead to the document: the address, or the title. */
  readonly words?: string
  /** What it cites, where that is not to be seen from its own words. */
  readonly of?: string
}

export interface CitationsProps {
  readonly of: { readonly words: string; readonly href: string }
  readonly total: string
  readonly told?: QueryToldProps
  readonly forms: readonly { readonly label: string; readonly href: string; readonly here: boolean }[]
  readonly choice: StyleChoiceProps
  readonly hangs: boolean
  /** How they stand, and what is not among them. */
  readonly says: readonly string[]
  readonly entries: readonly CitationProps[]
  readonly fault?: string
  /** Which of them the files have. */
  readonly keeps: string
  readonly files: readonly { readonly label: string; readonly href: string; readonly tells: string }[]
  readonly ways: PageWaysProps
  readonly printAt: string
}

export function citationsProps({ publisher }: SiteContext, of: CitedList, wish: CiteWish, made: Made): CitationsProps {
  const { slice, styles, form, cited, fault } = made
  const { documents, total, from, isAtLeast } = slice
  const chosen = styles.find(({ id }) => id === wish.style)
  const isInText = chosen?.isInText === true
  const labels = formLabels(isInText)
  const titles = new Map(documents.map(({ document }) => [String(document.id), document.title]))
  const file = (ending: string) => citationsAddress(of, { form, style: wish.style }, ending)
  const told = slice.found === undefined ? undefined : of.told?.(slice.found)
  return {
    of: of.of,
    total: `${isAtLeast === true ? 'at least ' : ''}${counted(total, 'document')}`,
    forms: USE.filter((one) => one !== 'short' || one === form || !isInText).map((one) => ({
      label: labels[one].all,
      href: citationsAddress(of, { ...wish, form: one }),
      here: one === form,
    })),
    choice: {
      style: wish.style,
      styles,
      action: of.path,
      kept: [
        ...of.parameters,
        ...(wish.form === undefined || wish.form === 'bibliography' ? [] : [['form', wish.form] as const]),
      ],
    },
    hangs: form === 'bibliography',
    says: saysOf(of, wish, made),
    entries: cited.map(({ id, text, runs }) => {
      const href = `/documents/${id}`
      const title = titles.get(id) ?? id
      const words = [`${publisher.base}${href}`, title].find((one) => text.includes(one))
      return { id, runs, href, ...(words === undefined ? { of: title } : { words }) }
    }),
    ...(fault === undefined ? {} : { fault }),
    ...(told === undefined ? {} : { told }),
    keeps: total > MOST ? `The first ${figure(MOST)} of them` : 'All of them',
    files:
      total === 0
        ? []
        : [
            { label: 'Text', href: file('.txt'), tells: 'plain' },
            { label: 'RTF', href: file('.rtf'), tells: 'for Word and LibreOffice, with its italics' },
            { label: 'BibTeX', href: of.programs('bib'), tells: 'for LaTeX' },
            { label: 'RIS', href: of.programs('ris'), tells: 'for Zotero and EndNote' },
            { label: 'CSL-JSON', href: of.programs('csl.json'), tells: 'for citation programs' },
          ],
    ways: {
      label: 'Pages of citations',
      ...(wish.after === undefined
        ? {}
        : {
            previous: citationsAddress(of, {
              ...without(wish),
              ...(slice.before === undefined ? {} : { after: slice.before }),
            }),
          }),
      ...(slice.after === undefined ? {} : { next: citationsAddress(of, { ...wish, after: slice.after }) }),
      says:
        documents.length === 0 ? '' : `${figure(from + 1)} to ${figure(from + documents.length)} of ${figure(total)}`,
    },
    printAt: `${publisher.base}${citationsAddress(of, wish)}`,
  }
}

/** A style that cites in the text has no other form for a second time. */
const USE = ['bibliography', 'note', 'short'] as const
const without = ({ after: _, ...wish }: CiteWish): CiteWish => wish

function saysOf({ order }: CitedList, wish: CiteWish, { slice, form, cited, fault }: Made): readonly string[] {
  const isPart = slice.after !== undefined || wish.after !== undefined
  const isSorted = wish.style !== HOUSE_STYLE
  const left = fault === undefined ? slice.documents.length - cited.length : 0
  return [
    isSorted && form === 'bibliography' ? 'In the order of the style' : capital(order),
    ...(isPart && isSorted
      ? [
          `Each page is sorted, and told apart (1949a, 1949b), by itself. In the files ${slice.total > MOST_TOGETHER ? `each ${figure(MOST_TOGETHER)} are` : 'all are'} one set.`,
        ]
      : []),
    ...(left === 0 ? [] : [`The style has no words for ${left === 1 ? 'one of these' : `${figure(left)} of these`}.`]),
  ]
}
