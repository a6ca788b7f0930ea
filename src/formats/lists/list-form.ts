import type { Described } from '#holding/described.ts'
import { writeBibtex } from '../bibtex/write.ts'
import { type Publisher, toCslItem } from '../csl/item.ts'
import { COLUMNS, cellsOf } from '../csv/write-documents.ts'
import { csvLine } from '../csv/write-line.ts'
import { writeDublinCore } from '../dublin-core/write.ts'
import { writeNTriples } from '../n-triples/write.ts'
import { writeRis } from '../ris/write.ts'

/** A form in which many documents go out one after the other, so that memory does not grow with their number. */
export interface ListForm {
  /** What its files end with. */
  readonly ending: string
  readonly type: string
  readonly head: string
  record(described: Described, publisher: Publisher, isFirst: boolean): string
  /** Something for a person, in the form's own way of saying it; nothing where it has none. */
  remark(words: string): string
  readonly foot: string
}

export const LIST_FORMS = {
  csv: {
    ending: 'csv',
    type: 'text/csv; charset=utf-8; header=present',
    // Spreadsheets take a table without the mark for one in an old encoding.
    head: `\u{feff}${csvLine(COLUMNS)}`,
    record: (described, { base }) => csvLine(cellsOf(described, base)),
    remark: (words) => csvLine([words, ...COLUMNS.slice(1).map(() => '')]),
    foot: '',
  },
  ris: {
    ending: 'ris',
    type: 'application/x-research-info-systems; charset=utf-8',
    head: '',
    record: (described, publisher) => writeRis(toCslItem(described, publisher)),
    // A line without a tag is none that every reader passes over.
    remark: () => '',
    foot: '',
  },
  bibtex: {
    ending: 'bib',
    type: 'application/x-bibtex; charset=utf-8',
    head: '',
    record: (described, publisher) => writeBibtex(toCslItem(described, publisher)),
    remark: (words) => `\n% ${words}\n`,
    foot: '',
  },
  'csl-json': {
    ending: 'csl.json',
    type: 'application/vnd.citationstyles.csl+json; charset=utf-8',
    head: '[',
    record: (described, publisher, isFirst) =>
      `${isFirst ? '' : ','}\n${JSON.stringify(toCslItem(described, publisher))}`,
    remark: () => '',
    foot: '\n]\n',
  },
  dc: {
    ending: 'dc.xml',
    type: 'application/xml; charset=utf-8',
    head: '<?xml version="1.0" encoding="UTF-8"?>\n<records>\n',
    record: writeDublinCore,
    remark: () => '',
    foot: '</records>\n',
  },
  ntriples: {
    ending: 'nt',
    type: 'application/n-triples',
    head: '',
    record: writeNTriples,
    remark: (words) => `# ${words}\n`,
    foot: '',
  },
} as const satisfies Readonly<Record<string, ListForm>>
export type ListFormName = keyof typeof LIST_FORMS
